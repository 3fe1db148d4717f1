#include "calendar/day_off.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "text/csv.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::calendar {
namespace {

int read_year(const std::string& cell, int when_empty) {
  if (cell.empty()) return when_empty;
  int year = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), year);
  require(error == std::errc{} && end == cell.data() + cell.size(), "a row of days_off.csv whose year is no number");
  return year;
}

DayOffRule to_rule(const text::CsvTable& table, std::size_t row) {
  const auto kind = find_day_off_kind(table.cell(row, "kind"));
  const auto rule = parse_day_rule(table.cell(row, "rule"));
  require(kind && rule, "a row of days_off.csv without a kind or a rule of its day");
  return {.id = table.cell(row, "id"),
          .name = table.cell(row, "name"),
          .english = table.cell(row, "english"),
          .kind = *kind,
          .rule = *rule,
          .from_year = read_year(table.cell(row, "from_year"), 1),
          .to_year = read_year(table.cell(row, "to_year"), 9999),
          .source = table.cell(row, "source"),
          .is_confirmed = table.cell(row, "confirmed") == "yes"};
}

std::vector<DayOffRule> load_rules() {
  const auto table = text::read_csv(base::bytes_of(data::embedded_files(), "days_off.csv"));
  std::vector<DayOffRule> rules;
  for (std::size_t row = 0; row < table.rows.size(); ++row) rules.push_back(to_rule(table, row));
  return rules;
}

}  // namespace

std::string_view name_of(DayOffKind kind) {
  return kDayOffKinds.at(static_cast<std::size_t>(kind));
}

std::optional<DayOffKind> find_day_off_kind(std::string_view name) {
  const auto* const found = std::find(kDayOffKinds.begin(), kDayOffKinds.end(), name);
  return found == kDayOffKinds.end() ? std::nullopt : std::optional(static_cast<DayOffKind>(found - kDayOffKinds.begin()));
}

const std::vector<DayOffRule>& shipped_days_off() {
  static const std::vector<DayOffRule> rules = load_rules();
  return rules;
}

}  // namespace nhipcau::calendar
