#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

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
};
/// By number_key; several papers of one number are of several years or terms.
using KnownPapers = std::multimap<std::string, KnownPaper>;

/// The known paper that a citation is of; none if there is none or it may be one of several.
const KnownPaper* find_known(const Citation& citation, const Tables& tables);

/// Whether two titles may be of one paper: cited titles are shortened and reworded, so only those that share few words differ.
bool may_be_one_title(std::string_view a, std::string_view b);

}  // namespace nhipcau::directive
