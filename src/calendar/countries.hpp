#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace nhipcau::calendar {

/// A row of data/countries.csv.
struct Country {
  std::string code;  ///< ISO 3166-1 alpha-2, or EU
  std::string name;  ///< the usual Vietnamese one
};

/// In Vietnamese order of their names.
const std::vector<Country>& list_countries();
/// The code itself if there is no such country.
std::string country_name(std::string_view code);
bool is_country(std::string_view code);

}  // namespace nhipcau::calendar
