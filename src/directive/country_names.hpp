#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

#include "directive/tables.hpp"
#include "directive/words.hpp"

namespace nhipcau::directive {

/// Finds countries by their Vietnamese names, in any letter case, tone placement and spacing around hyphens ("Ai -len"), with a form of
/// state before them or without ("Cộng hòa Pháp", "Vương Quốc Thụy Điển").
class CountryNames {
 public:
  explicit CountryNames(const Tables& tables);

  struct Found {
    std::string code;
    std::size_t begin = 0;  ///< first word, the form of state included
  };
  /// The country whose name ends before `end`; an empty code if none does.
  [[nodiscard]] Found ending_at(const Words& words, std::size_t end) const;

 private:
  Phrases names_;
  std::unordered_map<std::string, std::string> codes_;  // joined keys of the words → code
};

}  // namespace nhipcau::directive
