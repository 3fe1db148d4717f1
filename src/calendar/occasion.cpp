#include "calendar/occasion.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "text/csv.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::calendar {
namespace {

constexpr std::array<std::string_view, 3> kYearClasses = {"round", "five", "other"};

text::CsvTable load(std::string_view path) {
  return text::read_csv(base::bytes_of(data::embedded_files(), path));
}

bool read_yes_or_no(const std::string& cell) {
  require(cell == "yes" || cell == "no", "a cell that says neither yes nor no");
  return cell == "yes";
}

OccasionKind read_kind(const std::string& cell) {
  const auto kind = find_kind(cell);
  require(kind.has_value(), "a row of a kind of occasion that there is not");
  return *kind;
}

std::optional<Date> read_day(const std::string& cell) {
  if (cell.empty()) return std::nullopt;
  const auto day = Date::from_iso(cell);
  require(day.has_value(), "a row of occasions.csv whose original day does not exist");
  return day;
}

DayRule read_rule(const std::string& cell) {
  const auto rule = parse_day_rule(cell);
  require(rule.has_value(), "a row of occasions.csv without a rule of its day");
  return *rule;
}

std::vector<Occasion> load_occasions() {
  const auto table = load("occasions.csv");
  std::vector<Occasion> occasions;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    occasions.push_back({.id = table.cell(row, "id"),
                         .name = table.cell(row, "name"),
                         .english = table.cell(row, "english"),
                         .kind = read_kind(table.cell(row, "kind")),
                         .rule = read_rule(table.cell(row, "rule")),
                         .since = read_day(table.cell(row, "since")),
                         .country = table.cell(row, "country"),
                         .theme = table.cell(row, "theme"),
                         .regulation = table.cell(row, "regulation"),
                         .note = table.cell(row, "note"),
                         .note_en = table.cell(row, "note_en"),
                         .source = table.cell(row, "source"),
                         .is_confirmed = read_yes_or_no(table.cell(row, "confirmed"))});
  }
  return occasions;
}

YearClass read_year_class(const std::string& cell) {
  const auto found = std::find(kYearClasses.begin(), kYearClasses.end(), cell);
  require(found != kYearClasses.end(), "a row of commemorations.csv of a class of years that there is not");
  return static_cast<YearClass>(found - kYearClasses.begin());
}

std::vector<Commemoration> load_commemorations() {
  const auto table = load("commemorations.csv");
  std::vector<Commemoration> rows;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    rows.push_back({.regulation = table.cell(row, "regulation"),
                    .year_class = read_year_class(table.cell(row, "year_class")),
                    .has_ceremony = read_yes_or_no(table.cell(row, "ceremony")),
                    .activities = table.cell(row, "activities"),
                    .activities_en = table.cell(row, "activities_en"),
                    .source = table.cell(row, "source"),
                    .is_confirmed = read_yes_or_no(table.cell(row, "confirmed"))});
  }
  return rows;
}

/// What the shipped occasions say of one thing, sorted; nothing for those that say nothing.
std::vector<std::string> each_once(std::string Occasion::*what) {
  std::set<std::string> sorted;
  for (const Occasion& occasion : shipped_occasions()) {
    if (!(occasion.*what).empty()) sorted.insert(occasion.*what);
  }
  return {sorted.begin(), sorted.end()};
}

}  // namespace

std::string_view name_of(OccasionKind kind) {
  return kOccasionKinds.at(static_cast<std::size_t>(kind));
}

std::optional<OccasionKind> find_kind(std::string_view name) {
  const auto found = std::find(kOccasionKinds.begin(), kOccasionKinds.end(), name);
  return found == kOccasionKinds.end() ? std::nullopt : std::optional(static_cast<OccasionKind>(found - kOccasionKinds.begin()));
}

std::string_view name_of(YearClass year_class) {
  return kYearClasses.at(static_cast<std::size_t>(year_class));
}

const std::vector<Occasion>& shipped_occasions() {
  static const std::vector<Occasion> occasions = load_occasions();
  return occasions;
}

Instant shipped_revised_at() {
  return from_rfc3339("2026-11-23T00:00:00.000Z");  // a test asks for another day when the tables change
}

const std::vector<std::string>& shipped_themes() {
  static const std::vector<std::string> themes = each_once(&Occasion::theme);
  return themes;
}

const std::vector<std::string>& occasion_regulations() {
  static const std::vector<std::string> regulations = each_once(&Occasion::regulation);
  return regulations;
}

const Commemoration* find_commemoration(const Occasion& occasion, YearClass year_class) {
  static const std::vector<Commemoration> rows = load_commemorations();
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Commemoration& row) {
    return row.regulation == occasion.regulation && row.year_class == year_class;
  });
  return found == rows.end() ? nullptr : &*found;
}

std::vector<const Occasion*> list_since(const Date& day) {
  std::vector<const Occasion*> found;
  for (const Occasion& occasion : shipped_occasions()) {
    if (occasion.since == day) found.push_back(&occasion);
  }
  return found;
}

}  // namespace nhipcau::calendar
