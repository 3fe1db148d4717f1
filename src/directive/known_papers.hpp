#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace nhipcau::directive {

struct Tables;
struct Citation;

/// A row of data/known_papers.csv: a well-known paper of a central body, to check citations by. What a row does not say is empty.
struct KnownPaper {
  std::string number;  ///< as the rules would have it
  std::string type;
  std::optional<Date> issued_on;
  std::string issuer, title, source;
  std::vector<std::uint32_t> title_words;  ///< words_of_title(title)
};
/// By number_key; several papers of one number are of several years or terms.
using KnownPapers = std::multimap<std::string, KnownPaper>;

/// The known paper that a citation is of; none if there is none or it may be one of several.
const KnownPaper* find_known(const Citation& citation, const Tables& tables);

/// The marks (text::mark_of) of a title's words, each once and in order, and how many two titles share.
std::vector<std::uint32_t> words_of_title(std::string_view title);
std::size_t count_shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

/// Whether two titles may be of one paper: cited titles are shortened and reworded, so only those that share few words differ.
bool may_be_one_title(std::string_view a, std::string_view b);
bool may_be_one_title(const KnownPaper& known, std::string_view title);

}  // namespace nhipcau::directive
