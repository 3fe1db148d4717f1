#include "directive/check/facts.hpp"

#include <charconv>
#include <span>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "text/csv.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::directive::check {
namespace {

int to_year(const std::string& cell) {
  int year = 0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), year);
  require(fault == std::errc{} && end == cell.data() + cell.size(), "a row of known_periods.csv has no year");
  return year;
}

Facts load_facts() {
  Facts facts;
  const auto periods = text::read_csv(base::bytes_of(data::embedded_files(), "known_periods.csv"));
  for (std::size_t row = 0; row < periods.rows.size(); ++row) {
    facts.periods.push_back({.words = periods.cell(row, "words"),
                             .phrase = {periods.cell(row, "words")},
                             .years = to_year(periods.cell(row, "years")),
                             .from = to_year(periods.cell(row, "from")),
                             .until = to_year(periods.cell(row, "until"))});
  }
  const auto bodies = text::read_csv(base::bytes_of(data::embedded_files(), "ended_bodies.csv"));
  for (std::size_t row = 0; row < bodies.rows.size(); ++row) {
    const auto day = Date::from_iso(bodies.cell(row, "ended_on"));
    require(day.has_value(), "a row of ended_bodies.csv without its day");
    facts.ended_bodies.push_back({.name = bodies.cell(row, "name"), .ended_on = *day, .successor = bodies.cell(row, "successor")});
  }
  return facts;
}

}  // namespace

const Facts& shipped_facts() {
  static const Facts facts = load_facts();
  return facts;
}

}  // namespace nhipcau::directive::check
