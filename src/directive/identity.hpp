#pragma once
#include <optional>
#include <string>

#include "base/date.hpp"
#include "directive/document.hpp"
#include "directive/tables.hpp"

namespace nhipcau::directive {

/// By what an official paper is told from all others. The State and the Front number by the calendar year, the Party by the term of the
/// committee, each body by itself.
/// source  Nghị định 30/2020/NĐ-CP, article 15; Hướng dẫn 36-HD/VPTW, II.1.3
struct Identity {
  std::string number;     ///< as the rules would have it: "97/HD-MTTW-BTT"; empty: it has none
  std::string type_code;  ///< looked at where the number names no type ("124/CP"); empty if unknown
  std::string issuer;     ///< empty: not said
  std::optional<Date> issued_on;
};

/// Whether two papers, or a paper and what is said of one, are one.
struct Sameness {
  enum class Verdict { different, perhaps, same };
  Verdict verdict = Verdict::different;
  bool dates_differ = false;    ///< of one number, year or term; so one of the days is wrong
  bool issuers_differ = false;  ///< though the number belongs to one body of the whole country
};

/// Never `same` on the number alone: the issuer must agree, or be told by the symbol ("…/NĐ-CP"); so must the day, or the year stand in the
/// number. What contradicts beyond that is `different`; what only says less, or says another day, is `perhaps`.
Sameness compare(const Identity& a, const Identity& b, const Tables& tables);

/// A number that was given out, to be compared: text::number_key. Empty for none and for a draft's blank one.
std::string identity_key(const std::string& number);

}  // namespace nhipcau::directive
