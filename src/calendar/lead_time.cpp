#include "calendar/lead_time.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "lunar/lunar_date.hpp"
#include "text/csv.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::calendar {
namespace {

constexpr std::array<YearClass, 3> kYearClasses = {YearClass::round, YearClass::five, YearClass::other};

std::optional<YearClass> read_year_class(const std::string& cell) {
  if (cell.empty()) return std::nullopt;
  const auto* const found = std::find_if(kYearClasses.begin(), kYearClasses.end(), [&](YearClass one) { return name_of(one) == cell; });
  require(found != kYearClasses.end(), "a row of lead_times.csv with a class of years there is not");
  return *found;
}

LeadTime to_lead_time(const text::CsvTable& table, std::size_t row) {
  const auto kind = find_kind(table.cell(row, "kind"));
  const auto step = find_step(table.cell(row, "step"));
  const std::string& days = table.cell(row, "days");
  int count = 0;
  const auto [end, error] = std::from_chars(days.data(), days.data() + days.size(), count);
  const bool is_number = error == std::errc{} && end == days.data() + days.size() && count >= 1 && count <= kLongestLead;
  require(kind && step && is_number, "a row of lead_times.csv without a kind, a step or how many days before");
  return {.kind = *kind,
          .year_class = read_year_class(table.cell(row, "year_class")),
          .is_uncounted = false,
          .step = *step,
          .days = count,
          .source = table.cell(row, "source")};
}

std::vector<LeadTime> load_lead_times() {
  const auto table = text::read_csv(base::bytes_of(data::embedded_files(), "lead_times.csv"));
  std::vector<LeadTime> times;
  for (std::size_t row = 0; row < table.rows.size(); ++row) times.push_back(to_lead_time(table, row));
  return times;
}

bool is_of(const LeadTime& time, const OccasionDay& day) {
  if (time.kind != day.occasion->kind || (time.is_uncounted && day.year_class)) return false;
  return !time.year_class || time.year_class == day.year_class;
}

bool is_weekday(const Date& day) {
  const unsigned weekday = std::chrono::weekday(day.to_days()).iso_encoding();
  return weekday <= 5;
}

/// The day itself if it is worked, else the last one before it that is.
Date working_day_before(Date day, const WorkingDays& working_days) {
  const auto is_worked = [&](const Date& one) { return working_days.is_working_day(one).value_or(is_weekday(one)); };
  while (!is_worked(day)) day = day.plus_days(-1);
  return day;
}

Date monday_of(const Date& day) {
  return day.plus_days(1 - static_cast<int>(std::chrono::weekday(day.to_days()).iso_encoding()));
}

}  // namespace

std::string_view name_of(Step step) {
  return kSteps.at(static_cast<std::size_t>(step));
}

std::optional<Step> find_step(std::string_view name) {
  const auto* const found = std::find(kSteps.begin(), kSteps.end(), name);
  return found == kSteps.end() ? std::nullopt : std::optional(static_cast<Step>(found - kSteps.begin()));
}

const std::vector<LeadTime>& shipped_lead_times() {
  static const std::vector<LeadTime> times = load_lead_times();
  return times;
}

Result<std::vector<StepDay>> list_steps(std::span<const Occasion> occasions, std::span<const LeadTime> lead_times,
                                        const WorkingDays& working_days, const Date& from, const Date& to) {
  std::vector<StepDay> steps;
  const int last = std::min(to.plus_days(kLongestLead).year(), lunar::last_day().year());
  for (int year = from.year(); year <= std::max(last, to.year()); ++year) {
    const auto days = list_days(occasions, year);
    if (!days) return tl::unexpected(days.error());
    for (const OccasionDay& day : *days)
      for (const LeadTime& time : lead_times) {
        if (!is_of(time, day)) continue;
        const Date on = working_day_before(day.first.plus_days(-time.days), working_days);
        if (from <= on && on <= to) steps.push_back({.of = day, .step = time.step, .days = time.days, .on = on});
      }
  }
  std::stable_sort(steps.begin(), steps.end(), [](const StepDay& a, const StepDay& b) { return a.on < b.on; });
  return steps;
}

std::vector<Week> list_weeks(std::span<const OccasionDay> days, std::span<const StepDay> steps, const Date& from, const Date& to,
                             int most) {
  std::vector<Week> weeks;
  for (Date monday = monday_of(from); monday <= to; monday = monday.plus_days(7)) weeks.push_back({.monday = monday});
  const auto week_of = [&](const Date& day) -> Week* {
    if (day < from || to < day) return nullptr;
    return &weeks[static_cast<std::size_t>((day.to_days() - weeks.front().monday.to_days()).count() / 7)];
  };
  for (const OccasionDay& day : days)
    if (Week* week = week_of(day.first)) ++week->occasions;
  for (const StepDay& step : steps)
    if (Week* week = week_of(step.on)) ++week->steps;
  for (Week& week : weeks) {
    if (week.steps > most) week.state = Week::State::crowded;
    if (week.steps == 0 && week.occasions == 0) week.state = Week::State::empty;
  }
  return weeks;
}

}  // namespace nhipcau::calendar
