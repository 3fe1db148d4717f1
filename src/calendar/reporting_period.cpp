#include "calendar/reporting_period.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "text/csv.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::calendar {
namespace {

constexpr int kMostDay = 31;

std::optional<int> number(std::string_view word, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  const bool is_whole = error == std::errc{} && end == word.data() + word.size() && word.front() != '-' && word.front() != '0';
  return is_whole && value >= 1 && value <= most ? std::optional(value) : std::nullopt;
}

/// "first-1".
bool read_month(std::string_view word, PeriodDay& day) {
  const auto sign = word.find_first_of("+-");
  const auto edge = word.substr(0, sign);
  day.is_from_last = edge == "last";
  if (edge != "first" && edge != "last") return false;
  if (sign == std::string_view::npos) return true;
  const auto months = number(word.substr(std::min(sign + 1, word.size())), kMonthsInYear);
  day.months = months.value_or(0) * (word[sign] == '-' ? -1 : 1);
  return months.has_value();
}

std::optional<PeriodDay> read_period_day(std::string_view text) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  PeriodDay day;
  const auto word = text.substr(space + 1);
  if (word.empty() || !read_month(text.substr(0, space), day)) return std::nullopt;
  if (word != "end") {
    day.day = number(word, kMostDay);
    if (!day.day) return std::nullopt;
  }
  return day;
}

PeriodDay must_read(const std::string& cell) {
  const auto day = parse_period_day(cell);
  require(day.has_value(), "a row of reporting_periods.csv whose day cannot be read");
  return *day;
}

PeriodRule to_rule(const text::CsvTable& table, std::size_t row) {
  const auto every = find_every(table.cell(row, "every"));
  require(every && *every != Every::week, "a row of reporting_periods.csv of a period that there is not");
  const std::string &months = table.cell(row, "months"), &due = table.cell(row, "due");
  return {.regulation = table.cell(row, "regulation"),
          .name = table.cell(row, "name"),
          .english = table.cell(row, "english"),
          .every = *every,
          .only_last_month = months.empty() ? 0 : number(months, kMonthsInYear).value(),
          .begins = must_read(table.cell(row, "begins")),
          .ends = must_read(table.cell(row, "ends")),
          .due = due.empty() ? std::nullopt : std::optional(must_read(due)),
          .due_to = table.cell(row, "due_to"),
          .due_to_en = table.cell(row, "due_to_en"),
          .source = table.cell(row, "source"),
          .is_confirmed = table.cell(row, "confirmed") == "yes"};
}

std::vector<PeriodRule> load_rules() {
  const auto table = text::read_csv(base::bytes_of(data::embedded_files(), "reporting_periods.csv"));
  std::vector<PeriodRule> rules;
  for (std::size_t row = 0; row < table.rows.size(); ++row) rules.push_back(to_rule(table, row));
  return rules;
}

std::vector<std::string> load_regulations() {
  std::vector<std::string> regulations;
  for (const PeriodRule& rule : shipped_period_rules()) {
    if (std::find(regulations.begin(), regulations.end(), rule.regulation) == regulations.end()) regulations.push_back(rule.regulation);
  }
  return regulations;
}

std::optional<Date> day_of(const PeriodDay& said, int year, int first_month, int last_month) {
  return day_in_month(year, (said.is_from_last ? last_month : first_month) + said.months, said.day);
}

/// None where a day of it lies outside the years of dates.
std::optional<ReportingPeriod> make_period(const PeriodRule& rule, int year, int number) {
  const int last_month = number * months_of(rule.every), first_month = last_month - months_of(rule.every) + 1;
  const auto from = day_of(rule.begins, year, first_month, last_month), to = day_of(rule.ends, year, first_month, last_month);
  if (!from || !to) return std::nullopt;
  const auto due = rule.due ? day_of(*rule.due, year, first_month, last_month) : std::nullopt;
  return ReportingPeriod{.rule = &rule, .year = year, .number = number, .from = *from, .to = *to, .due = due};
}

bool is_listed(const ReportingPeriod& period, const Date& from, const Date& to, PeriodPart part) {
  if (part == PeriodPart::due_day) return period.due && *period.due >= from && *period.due <= to;
  return period.from <= to && period.to >= from;
}

}  // namespace

Result<PeriodDay> parse_period_day(std::string_view text) {
  const auto day = read_period_day(text);
  if (!day) return fail(Code::invalid, "calendar.bad_period_day", {std::string(text)});
  return *day;
}

std::string to_text(const PeriodDay& day) {
  std::string text = day.is_from_last ? "last" : "first";
  if (day.months != 0) text += (day.months > 0 ? "+" : "") + std::to_string(day.months);
  return text + " " + (day.day ? std::to_string(*day.day) : "end");
}

const std::vector<PeriodRule>& shipped_period_rules() {
  static const std::vector<PeriodRule> rules = load_rules();
  return rules;
}

const std::vector<std::string>& reporting_regulations() {
  static const std::vector<std::string> regulations = load_regulations();
  return regulations;
}

std::vector<ReportingPeriod> list_periods(std::span<const PeriodRule> rules, const Date& from, const Date& to, PeriodPart part) {
  std::vector<ReportingPeriod> periods;
  // A day of a period lies at most twelve months outside its own year.
  for (int year = from.year() - 1; year <= to.year() + 1; ++year) {
    for (const PeriodRule& rule : rules) {
      for (int number = 1; number <= kMonthsInYear / months_of(rule.every); ++number) {
        if (rule.only_last_month != 0 && rule.only_last_month != number * months_of(rule.every)) continue;
        const auto period = make_period(rule, year, number);
        if (period && is_listed(*period, from, to, part)) periods.push_back(*period);
      }
    }
  }
  std::stable_sort(periods.begin(), periods.end(), [](const ReportingPeriod& a, const ReportingPeriod& b) {
    return std::tie(a.from, a.to, a.rule->every) < std::tie(b.from, b.to, b.rule->every);
  });
  return periods;
}

}  // namespace nhipcau::calendar
