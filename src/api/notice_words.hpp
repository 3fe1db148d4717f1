#pragma once
#include <map>
#include <string>
#include <vector>

#include "api/messages.hpp"
#include "directive/records.hpp"
#include "office/notices.hpp"

/// Notices in words: the sentence and where it leads. What it says of a paper is looked up anew each time, so that corrections show and
/// nothing is said that may no longer be.
namespace nhipcau::api {

class NoticeWords {
 public:
  /// Looks up at once what the sentences need. on  the day as of which units are named
  NoticeWords(store::Read& tx, const std::vector<office::Notice>& notices, Language language, const Date& on);

  /// One sentence or two.
  [[nodiscard]] std::string text_of(const office::Notice& notice) const;
  /// A path of the pages: "/papers/01J…".
  static std::string path_of(const office::Notice& notice);

 private:
  [[nodiscard]] std::vector<std::string> args_of(const office::Notice& notice) const;
  [[nodiscard]] std::string say(std::string_view key, const std::vector<std::string>& args = {}) const;
  [[nodiscard]] std::string unit_named(const office::UnitId& unit) const;
  [[nodiscard]] std::string paper_named(const std::string& id) const;
  [[nodiscard]] std::string browser_named(const std::vector<std::string>& facts) const;

  Language language_;
  std::map<std::string, directive::PaperRow> papers_;
  std::map<std::string, std::string> units_;
};

}  // namespace nhipcau::api
