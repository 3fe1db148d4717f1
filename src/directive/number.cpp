#include "directive/number.hpp"

#include <algorithm>
#include <array>

namespace nhipcau::directive {
namespace {

constexpr std::array<std::string_view, 9> kCommitteeCodes{"TW", "TU", "HU", "QU", "ThU", "ĐUK", "ĐU", "TH", "ĐB"};
constexpr std::array<std::string_view, 14> kPartyOrganCodes{"BTGDV", "BTGĐ", "BTG",  "BTC",  "BDV", "BNC",  "BKT",
                                                            "BĐN",   "VP",   "UBKT", "BCSĐ", "ĐĐ",  "BXDĐ", "BCĐ"};

/// Organs that unions have as the Party has them: "97/BC-BTV" may be of either.
bool is_shared_organ(std::string_view code) {
  return code == "BTV" || code == "BCH";
}

bool is_party_body(std::string_view code, const Tables& tables) {
  if (is_shared_organ(code)) return false;
  const auto known = tables.issuer_systems.find(std::string(code));
  if (known != tables.issuer_systems.end()) return known->second == System::party;
  for (const auto committee : kCommitteeCodes) {
    if (!code.ends_with(committee)) continue;
    const auto organ = code.substr(0, code.size() - committee.size());
    if (std::find(kPartyOrganCodes.begin(), kPartyOrganCodes.end(), organ) != kPartyOrganCodes.end()) return true;
  }
  return code.starts_with("ĐU") || code.starts_with("BTGDV");
}

bool is_front_body(std::string_view code, const Tables& tables) {
  const auto known = tables.issuer_systems.find(std::string(code));
  if (known != tables.issuer_systems.end()) return known->second == System::front;
  return code.find("MTTQ") != std::string_view::npos || code.find("MTTW") != std::string_view::npos;
}

/// The code of a first group that may carry the number of a legislature: "QH15" and "UBTVQH14" are bodies, never types.
std::string type_code_of(const text::NumberParts& parts, const Tables& tables) {
  if (parts.groups.empty() || parts.ordinal.empty()) return {};
  const auto& first = parts.groups.front();
  if (parts.groups.size() == 1 && !parts.year) return {};  // "124/CP": a body alone
  return tables.find_type(first, std::nullopt) ? first : std::string{};
}

std::optional<System> system_of(const text::NumberParts& parts, bool has_type, const Tables& tables) {
  if (parts.groups.empty()) return std::nullopt;
  const auto is_body = [&](auto predicate) {
    return std::any_of(parts.groups.begin() + (has_type ? 1 : 0), parts.groups.end(),
                       [&](const auto& group) { return predicate(group, tables); });
  };
  if (is_body(is_front_body)) return System::front;
  if (is_body(is_party_body)) return System::party;
  const auto is_state_body = [](std::string_view code, const Tables& known) {
    const auto found = known.issuer_systems.find(std::string(code));
    return found != known.issuer_systems.end() && found->second == System::state;
  };
  if (is_body(is_state_body)) return System::state;  // "41-L/CTN": old papers of the State were written so
  const bool party_form = has_type && parts.groups.size() > 1 && parts.separators[0] == '-' && parts.separators[1] == '/';
  return party_form && !parts.year ? System::party : System::state;
}

/// A Party number whose separators were mixed up ("11/CT-TW", "57/KL/TW", "57-KL-TW") as the Party writes it.
void mend_party_form(text::NumberParts& parts) {
  parts.separators[0] = '-';
  parts.separators[1] = '/';
}

}  // namespace

Number interpret_number(std::string_view text, const text::NumberMention& mention, const Tables& tables) {
  auto parts = mention.parts;
  parts.separators.resize(parts.groups.size(), '/');
  Number number{.as_written = std::string(mention.where.of(text)), .where = mention.where};
  number.type_code = type_code_of(parts, tables);
  number.system = system_of(parts, !number.type_code.empty(), tables);
  const bool can_be_mended = !number.type_code.empty() && parts.groups.size() > 1 && !parts.year && number.system == System::party;
  if (can_be_mended && is_party_body(parts.groups[1], tables)) mend_party_form(parts);
  number.normalized = text::to_text(parts);
  return number;
}

std::optional<Number> find_one_number(std::string_view words, const Tables& tables) {
  const auto mentions = text::find_numbers(words, {0, words.size()});
  if (mentions.size() != 1) return std::nullopt;
  return interpret_number(words, mentions.front(), tables);
}

}  // namespace nhipcau::directive
