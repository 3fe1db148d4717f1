#include "text/numbers.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "directive/check/checks.hpp"
#include "directive/number.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

bool is_known_group(std::string_view group, const Tables& tables) {
  return tables.issuer_codes.contains(group) || tables.find_type(group, std::nullopt) != nullptr;
}

/// The same group with one D as Đ, where that is one this paper or the tables know, and the one with D is not: "BTGDUK" → "BTGĐUK".
std::string with_stroke(const std::string& group, const std::set<std::string, std::less<>>& of_paper, const Tables& tables) {
  if (is_known_group(group, tables)) return {};
  for (std::size_t at = group.find('D'); at != std::string::npos; at = group.find('D', at + 1)) {
    std::string other = group;
    other.replace(at, 1, "Đ");
    if (is_known_group(other, tables) || of_paper.contains(other)) return other;
  }
  return {};
}

/// Codes of types that lost their stroke and are no type without it: "72/2015/ND-CP".
std::string type_with_stroke(const std::string& group) {
  if (group == "ND") return "NĐ";
  if (group == "QD") return "QĐ";
  return {};
}

class Numbers {
 public:
  Numbers(const Subject& paper, Report& report, const std::vector<text::NumberMention>& mentions)
      : paper_(paper), report_(report), mentions_(mentions) {
    for (const text::NumberMention& mention : mentions_)
      for (const std::string& group : mention.parts.groups) groups_.insert(group);
  }

  void check() {
    for (const text::NumberMention& mention : mentions_) {
      if (mention.parts.ordinal.empty()) continue;
      const Number number = interpret_number(paper_.text, mention, paper_.tables);
      if (check_stroke(mention)) continue;
      check_form(mention, number);
    }
  }

 private:
  /// errors in the letters of the symbol; true if there was one
  bool check_stroke(const text::NumberMention& mention) {
    text::NumberParts mended = mention.parts;
    for (std::size_t i = 0; i < mended.groups.size(); ++i) {
      const bool is_type = i == 0 && mended.groups.size() > 1;
      std::string other = is_type ? type_with_stroke(mended.groups[i]) : std::string{};
      if (other.empty()) other = with_stroke(mended.groups[i], groups_, paper_.tables);
      if (!other.empty()) mended.groups[i] = other;
    }
    if (mended.groups == mention.parts.groups) return false;
    const std::string right = text::to_text(mended);
    report_.add("lost-stroke-in-number", mention.where, {right}, right);
    return true;
  }

  /// Spaces, and separators of the other system.
  void check_form(const text::NumberMention& mention, const Number& number) {
    const bool has_spaces = number.as_written.find_first_of(" \t") != std::string::npos;
    const std::string joined = text::to_text(mention.parts);
    if (joined != number.normalized && !is_joint(mention.parts)) {
      report_.add("doc-number-style", mention.where, {number.as_written, number.normalized}, number.normalized);
    } else if (has_spaces) {
      report_.add("doc-number-space", mention.where, {number.as_written, joined}, joined);
    }
  }

  /// "06/KHPH/BTGTU-SNgV": bodies of two systems number a paper together, in the form of either.
  static bool is_joint(const text::NumberParts& parts) {
    static constexpr std::string_view kJoint[] = {"TTLT", "NQLT", "KHLT", "QCPH", "CTPH", "KHPH", "CTrPH", "HDLT", "HDPH"};
    return !parts.groups.empty() && std::find(std::begin(kJoint), std::end(kJoint), parts.groups.front()) != std::end(kJoint);
  }

  const Subject& paper_;
  Report& report_;
  const std::vector<text::NumberMention>& mentions_;
  std::set<std::string, std::less<>> groups_;  ///< all that stand in symbols of this paper
};

/// "79/HD-MTTW-BTT, ngày": a number with the day behind it.
struct DayBehind {
  Span where;  ///< from the number to "ngày"
  std::size_t number_end = 0;
  bool has_comma = false;
};

std::optional<DayBehind> day_behind(std::string_view text, Span number) {
  constexpr std::string_view kDay = "ngày";
  std::size_t at = number.end;
  const bool has_comma = at < text.size() && text[at] == ',';
  if (has_comma) ++at;
  const std::size_t spaces = at;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at == spaces || text.substr(at, kDay.size()) != kDay) return std::nullopt;
  return DayBehind{{number.begin, at + kDay.size()}, number.end, has_comma};
}

/// Whether a comma stands before "ngày": as the office wants it, else as the paper's system has it where the paper does both.
void check_commas(const Subject& paper, Report& report, const std::vector<text::NumberMention>& mentions) {
  std::vector<DayBehind> days;
  for (const text::NumberMention& mention : mentions)
    if (const auto day = day_behind(paper.text, mention.where)) days.push_back(*day);
  using Comma = HouseStyle::Comma;
  const Comma style = paper.style.comma_before_date;
  const bool wants_comma = style == Comma::always || (style == Comma::as_system && paper.system == System::party);
  const bool does_both = std::any_of(days.begin(), days.end(), [&](const DayBehind& day) { return day.has_comma == wants_comma; });
  if (style == Comma::as_system && !does_both) return;
  for (const DayBehind& day : days) {
    if (day.has_comma == wants_comma) continue;
    const std::string number(paper.text.substr(day.where.begin, day.number_end - day.where.begin));
    const std::string right = number + (wants_comma ? ", ngày" : " ngày");
    report.add("comma-before-date", day.where, {right}, right);
  }
}

/// "Số:" in papers of the State and the Front, "Số" in those of the Party.
void check_label(const Subject& paper, Report& report) {
  const std::size_t number = paper.document.number->where.begin;
  std::size_t at = number;
  while (at > 0 && (paper.text[at - 1] == ' ' || paper.text[at - 1] == '\t')) --at;
  const bool has_colon = at > 0 && paper.text[at - 1] == ':';
  if (has_colon) --at;
  while (at > 0 && paper.text[at - 1] == ' ') --at;
  constexpr std::string_view kLabel = "Số";
  const bool has_label = at >= kLabel.size() && text::search_key(paper.text.substr(at - kLabel.size(), kLabel.size())) == "số";
  if (!has_label) return;
  const Span where{at - kLabel.size(), number};
  if (paper.system == System::party && has_colon) report.add("number-label-party", where, {}, "Số ");
  if (paper.system != System::party && !has_colon) report.add("number-label", where, {}, "Số: ");
}

/// One code stands for more than one name ("QĐ" for Quyết định and the Party's Quy định), and for longer ones that begin with its own
/// ("Chương trình hành động").
bool may_be_coded(std::string_view name, std::string_view code, const Tables& tables) {
  const std::string key = text::search_key(name);
  return std::any_of(tables.types.begin(), tables.types.end(),
                     [&](const DocumentType& type) { return type.code == code && (type.key == key || key.starts_with(type.key + " ")); });
}

void check_own_number(const Subject& paper, Report& report) {
  const auto& number = paper.document.number;
  if (!number || paper.is_normative || number->where.begin >= paper.body.end) return;
  check_label(paper, report);
  const std::string& written = number->as_written;
  const bool is_one_digit = written.size() > 1 && text::is_digit(static_cast<unsigned char>(written[0])) &&
                            !text::is_digit(static_cast<unsigned char>(written[1])) && written[0] != '0';
  if (is_one_digit && !number->where.empty())
    report.add("number-zero-pad", number->where, {"0" + number->normalized}, "0" + number->normalized);
  const auto& type = paper.document.type;
  const DocumentType* coded = paper.tables.find_type(number->type_code, paper.system);
  const DocumentType* named = type ? paper.tables.find_type_named(type->value) : nullptr;
  const bool differ = coded && named && coded->code != named->code && !named->code.empty();
  if (differ && !may_be_coded(type->value, number->type_code, paper.tables))
    report.add("number-type-mismatch", number->where, {number->type_code, type->value, named->code});
}

}  // namespace

void check_numbers(const Subject& paper, Report& report) {
  const auto mentions = text::find_numbers(paper.text, *paper.runs);
  Numbers(paper, report, mentions).check();
  check_commas(paper, report, mentions);
  check_own_number(paper, report);
}

}  // namespace nhipcau::directive::check
