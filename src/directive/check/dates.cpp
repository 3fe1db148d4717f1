#include "text/dates.hpp"

#include <array>

#include "directive/check/checks.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"};

struct Weekday {
  std::size_t day = 0;  ///< 0 for Sunday
  Span where;
};

/// "kỳ họp thứ 4", "lần thứ hai", "khóa họp thứ năm": what is counted, not a day of the week.
bool counts(const Word& before) {
  for (const std::string_view key :
       {"họp", "lần", "kỳ", "khóa", "nghị", "phiên", "đợt", "người", "điều", "bộ", "ngày", "tuần", "số", "hạng", "bậc", "năm"})
    if (before.is(key)) return true;
  return false;
}

/// "thứ Hai, ngày", "Thứ 2 (": a weekday that ends right before `at`.
std::optional<Weekday> weekday_before(const Subject& paper, std::size_t at) {
  std::size_t i = word_at(paper.words, at);
  const auto back = [&](std::string_view key) { return i > 0 && paper.words[i - 1].is(key) && (--i, true); };
  back("ngày");
  if (!back(",")) back("(");
  if (i < 2) return std::nullopt;
  const Word& name = paper.words[i - 1];
  const Word& lead = paper.words[i - 2];
  const Span where{lead.where.begin, name.where.end};
  if (lead.is("chủ") && (name.is("nhật") || name.is("nhựt"))) return Weekday{0, where};
  if (!lead.is("thứ") || (i > 2 && counts(paper.words[i - 3]))) return std::nullopt;
  static constexpr std::array<std::string_view, 6> kNames{"hai", "ba", "tư", "năm", "sáu", "bảy"};
  static constexpr std::array<std::string_view, 6> kDigits{"2", "3", "4", "5", "6", "7"};
  for (std::size_t n = 0; n < kNames.size(); ++n)
    if (name.is(kNames[n]) || name.is(kDigits[n])) return Weekday{n + 1, where};
  return std::nullopt;
}

std::size_t weekday_of(Date date) {
  return std::chrono::weekday(date.to_days()).c_encoding();
}

void check_weekday(const Subject& paper, Report& report, const text::DateMention& mention) {
  const auto date = mention.date.whole();
  if (!date) return;
  const auto said = weekday_before(paper, mention.where.begin);
  if (!said || said->day == weekday_of(*date)) return;
  const std::string_view right = kWeekdays[weekday_of(*date)];
  report.add("weekday-mismatch", {said->where.begin, mention.where.end},
             {std::string(mention.where.of(paper.text)), std::string(right), std::string(said->where.of(paper.text))});
}

/// "trước ngày 15/12/2023" of a duty, in a paper issued later.
void check_deadlines(const Subject& paper, Report& report) {
  if (!paper.document.issued_on || paper.is_normative) return;  // a law tells of what was set up before some day
  for (const Assignment& duty : paper.document.assignments) {
    if (!duty.deadline || !duty.deadline->date || duty.scope == Scope::declined || !(*duty.deadline->date < *paper.document.issued_on))
      continue;
    const auto where = text::find_phrase(paper.text, duty.where, duty.deadline->as_written);
    report.add("deadline-in-past", where.value_or(duty.where), {duty.deadline->as_written, paper.document.issued_on->to_iso()});
  }
}

}  // namespace

void check_dates(const Subject& paper, Report& report) {
  for (const text::DateMention& mention : paper.dates) {
    if (!mention.exists) report.add("impossible-date", mention.where, {std::string(mention.where.of(paper.text))});
    check_weekday(paper, report, mention);
  }
  check_deadlines(paper, report);
}

}  // namespace nhipcau::directive::check
