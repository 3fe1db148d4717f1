#include "calendar/countries.hpp"

#include <algorithm>
#include <span>

#include "base/embedded.hpp"
#include "text/csv.hpp"
#include "text/fold.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::calendar {
namespace {

std::vector<Country> load_countries() {
  const auto table = text::read_csv(base::bytes_of(data::embedded_files(), "countries.csv"));
  std::vector<Country> countries;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    countries.push_back({.code = table.cell(row, "code"), .name = text::split_cell(table.cell(row, "names"), ';').front()});
  std::ranges::sort(countries, {}, [](const Country& country) { return text::sort_key(country.name); });
  return countries;
}

}  // namespace

const std::vector<Country>& list_countries() {
  static const std::vector<Country> countries = load_countries();
  return countries;
}

std::string country_name(std::string_view code) {
  const auto found = std::ranges::find(list_countries(), code, &Country::code);
  return found == list_countries().end() ? std::string(code) : found->name;
}

bool is_country(std::string_view code) {
  return std::ranges::find(list_countries(), code, &Country::code) != list_countries().end();
}

}  // namespace nhipcau::calendar
