#include "directive/identity.hpp"

#include <algorithm>

#include "directive/body_match.hpp"
#include "directive/number.hpp"
#include "text/fold.hpp"
#include "text/numbers.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

using Verdict = Sameness::Verdict;

/// Lower committees hold their congresses in the months before the national one, and begin to number anew there.
constexpr std::chrono::days kLocalCongresses{300};

/// What a number says by itself.
struct NumberSays {
  bool has_type = false;     ///< "KH" in "305/KH-MTTQ-BTT"
  bool has_year = false;     ///< "72/2015/NĐ-CP"
  bool is_national = false;  ///< its symbol is of one body of the whole country
  bool is_central = false;   ///< of the Party's central committee or its organs
  std::optional<System> system;
};

bool is_of_legislature(std::string_view group) {
  for (const std::string_view code : {"UBTVQH", "QH"})
    if (group.starts_with(code)) return group.substr(code.size()).find_first_not_of("0123456789") == std::string_view::npos;
  return false;
}

/// A body there is one of in the country, by its name in data/issuer_codes.csv.
bool is_national_name(std::string_view name) {
  const std::string key = text::search_key(name);
  for (const std::string_view start : {"bộ ", "chính phủ", "thủ tướng", "văn phòng chính phủ", "hội đồng bộ trưởng", "chủ tịch nước"})
    if (key.starts_with(start)) return true;
  return key.find("trung ương") != std::string::npos || key.find("quốc hội") != std::string::npos;
}

bool is_national(std::string_view group, const Tables& tables) {
  if (is_of_legislature(group)) return true;
  const auto known = tables.issuer_codes.find(group);
  return known != tables.issuer_codes.end() && is_national_name(known->second);
}

NumberSays read_number(const std::string& number, const Tables& tables) {
  NumberSays says;
  const auto mentions = text::find_numbers(number, {0, number.size()});
  if (mentions.size() != 1) return says;
  const auto& parts = mentions.front().parts;
  const Number read = interpret_number(number, mentions.front(), tables);
  says.has_type = !read.type_code.empty();
  says.has_year = parts.year.has_value();
  says.system = read.system;
  const auto begin = parts.groups.begin() + (says.has_type ? 1 : 0);
  says.is_national = std::any_of(begin, parts.groups.end(), [&](const std::string& group) { return is_national(group, tables); });
  says.is_central = std::any_of(begin, parts.groups.end(), [](const std::string& group) { return group.ends_with("TW"); });
  return says;
}

/// Whether two days of Party papers lie in one term of the committee that numbered them.
Verdict compare_terms(const Date& a, const Date& b, bool is_central, const Tables& tables) {
  const auto from = std::min(a, b).to_days();
  const auto to = std::max(a, b).to_days();
  Verdict verdict = Verdict::same;
  for (const Date& congress : tables.party_congresses) {
    const auto last = congress.to_days();
    const auto first = is_central ? last : last - kLocalCongresses;
    if (from < first && to >= last) return Verdict::different;
    if (from < last && to >= first) verdict = Verdict::perhaps;
  }
  return verdict;
}

/// Whether the two stand in one year or term, as far as their days tell.
Verdict compare_periods(const Identity& a, const Identity& b, const NumberSays& number, const Tables& tables) {
  if (number.has_year) return Verdict::same;
  if (!a.issued_on || !b.issued_on) return Verdict::perhaps;
  if (*a.issued_on == *b.issued_on) return Verdict::same;
  if (number.system == System::party) return compare_terms(*a.issued_on, *b.issued_on, number.is_central, tables);
  return a.issued_on->year() == b.issued_on->year() ? Verdict::same : Verdict::different;
}

}  // namespace

std::string identity_key(const std::string& number) {
  const bool is_given_out = !number.empty() && text::is_digit(text::decode(number, 0).code_point);
  return is_given_out ? text::number_key(number) : std::string{};
}

Sameness compare(const Identity& a, const Identity& b, const Tables& tables) {
  const std::string key = identity_key(a.number);
  if (key.empty() || key != identity_key(b.number)) return {};
  const NumberSays number = read_number(a.number, tables);
  const bool types_differ = !a.type_code.empty() && !b.type_code.empty() && a.type_code != b.type_code;
  if (types_differ && !number.has_type) return {};
  const BodyMatch issuers = match_bodies(a.issuer, b.issuer, tables);
  if (issuers == BodyMatch::differ && !number.is_national) return {};
  const Verdict periods = compare_periods(a, b, number, tables);
  if (periods == Verdict::different) return {};

  const bool days_agree = a.issued_on && b.issued_on && *a.issued_on == *b.issued_on;
  Sameness sameness{.verdict = Verdict::perhaps,
                    .dates_differ = a.issued_on && b.issued_on && !days_agree,
                    .issuers_differ = issuers == BodyMatch::differ};
  if (sameness.dates_differ || sameness.issuers_differ) return sameness;
  const bool is_issuer_sure = issuers == BodyMatch::same || number.is_national || days_agree;
  if (periods == Verdict::same && is_issuer_sure) sameness.verdict = Verdict::same;
  return sameness;
}

}  // namespace nhipcau::directive
