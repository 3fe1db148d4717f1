#include "base/embedded.hpp"
#include "base/require.hpp"
#include "office/territory.hpp"
#include "text/csv.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::office {
namespace {

text::CsvTable load(std::string_view path) {
  return text::read_csv(base::bytes_of(data::embedded_files(), path));
}

std::optional<Date> day_of(const std::string& cell) {
  const auto day = Date::from_iso(cell);
  require(day.has_value() || cell.empty(), "a day in a table of data/ that is none");
  return day;
}

TerritoryTables load_tables() {
  TerritoryTables tables;
  const auto mergers = load("territory_mergers.csv");
  for (std::size_t row = 0; row < mergers.rows.size(); ++row) {
    Merger merger{.older = mergers.cell(row, "older"),
                  .newer = mergers.cell(row, "newer"),
                  .on = day_of(mergers.cell(row, "on")),
                  .source = mergers.cell(row, "source")};
    require(merger.on || merger.older == merger.newer, "a row of territory_mergers.csv without its day");
    tables.mergers.push_back(std::move(merger));
  }
  const auto names = load("territory_names.csv");
  for (std::size_t row = 0; row < names.rows.size(); ++row) {
    tables.names.push_back({.code = names.cell(row, "code"),
                            .period = {.from = day_of(names.cell(row, "from")), .until = day_of(names.cell(row, "until"))},
                            .name = names.cell(row, "name")});
  }
  return tables;
}

}  // namespace

const TerritoryTables& shipped_territory_tables() {
  static const TerritoryTables tables = load_tables();
  return tables;
}

}  // namespace nhipcau::office
