#include <algorithm>

#include "briefing/meeting.hpp"
#include "directive/parse.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

// What people type about meetings, before it is kept.
namespace nhipcau::briefing {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2200;

enum class Shape { line, paragraphs };

Result<void> clean_text(std::string& typed, std::size_t most, Shape shape = Shape::line) {
  std::string cleaned = text::clean(typed).text;
  std::ranges::replace(cleaned, '\t', ' ');
  if (shape == Shape::line) std::ranges::replace(cleaned, '\n', ' ');
  typed = text::trim(cleaned);
  while (typed.starts_with('\n')) typed.erase(0, 1);
  while (typed.ends_with('\n')) typed.pop_back();
  if (text::count_characters(typed) > most) return fail(Code::invalid, "briefing.text_too_long", {std::to_string(most)});
  if (directive::bears_secrecy_mark(typed, "")) return fail(Code::invalid, "briefing.secrecy_mark");
  return {};
}

Result<void> clean_lines(std::vector<std::string>& lines) {
  if (lines.size() > kMostLines) return fail(Code::invalid, "briefing.too_many_lines", {std::to_string(kMostLines)});
  for (std::string& line : lines)
    if (const auto clean = clean_text(line, kNameCharacters); !clean) return clean;
  std::erase_if(lines, [](const std::string& line) { return line.empty(); });
  return {};
}

/// "08:00", as due dates have it.
bool is_clock_time(const std::string& text, const Date& day) {
  return !programme::fault_of({.kind = programme::DueDate::Kind::moment, .date = day, .time = text});
}

Result<void> check_year(const Date& day) {
  if (day.year() >= kFirstYear && day.year() <= kLastYear) return {};
  return fail(Code::invalid, "briefing.year", {std::to_string(kFirstYear), std::to_string(kLastYear)});
}

Result<void> check_period(const MeetingSaid& said) {
  if (const auto year = check_year(said.held_on); !year) return year;
  const Date back = said.back_from.value_or(said.held_on), ahead = said.ahead_until.value_or(said.held_on);
  if (back > said.held_on || ahead < said.held_on) return fail(Code::invalid, "briefing.bad_period");
  const auto most = std::chrono::days(kMostDaysOfPeriod);
  if (said.held_on.to_days() - back.to_days() > most || ahead.to_days() - said.held_on.to_days() > most)
    return fail(Code::invalid, "briefing.period_too_long", {std::to_string(kMostDaysOfPeriod)});
  return {};
}

}  // namespace

Result<std::string> clean_line(std::string_view typed, std::size_t most_characters) {
  std::string line(typed);
  if (const auto clean = clean_text(line, most_characters); !clean) return Fail(clean.error());
  return line;
}

Result<MeetingSaid> clean_meeting(MeetingSaid said) {
  if (find_meeting_kind(said.kind) == nullptr) return fail(Code::invalid, "briefing.no_such_kind", {said.kind});
  if (!said.start_time.empty() && !is_clock_time(said.start_time, said.held_on))
    return fail(Code::invalid, "briefing.bad_time", {said.start_time});
  if (const auto period = check_period(said); !period) return Fail(period.error());
  for (std::string* line : {&said.place, &said.chair})
    if (const auto clean = clean_text(*line, kNameCharacters); !clean) return Fail(clean.error());
  if (const auto clean = clean_lines(said.participants); !clean) return Fail(clean.error());
  return said;
}

Result<PointSaid> clean_point(PointSaid said) {
  if (const auto clean = clean_text(said.wording, kTextCharacters); !clean) return Fail(clean.error());
  if (said.wording.empty()) return fail(Code::invalid, "briefing.point_empty");
  for (std::string* line : {&said.owner, &said.report_to})
    if (const auto clean = clean_text(*line, kNameCharacters); !clean) return Fail(clean.error());
  if (const auto clean = clean_lines(said.with); !clean) return Fail(clean.error());
  const auto fault = said.due ? programme::fault_of(*said.due) : std::nullopt;
  if (fault) return fail(Code::invalid, *fault);
  return said;
}

Result<NoticeSaid> clean_notice(NoticeSaid said) {
  for (std::string* line : {&said.number, &said.symbol, &said.place, &said.signer})
    if (const auto clean = clean_text(*line, kNameCharacters); !clean) return Fail(clean.error());
  for (std::string* text : {&said.opening, &said.closing})
    if (const auto clean = clean_text(*text, kTextCharacters, Shape::paragraphs); !clean) return Fail(clean.error());
  for (auto* lines : {&said.titles, &said.recipients})
    if (const auto clean = clean_lines(*lines); !clean) return Fail(clean.error());
  if (said.issued_on)
    if (const auto year = check_year(*said.issued_on); !year) return Fail(year.error());
  return said;
}

}  // namespace nhipcau::briefing
