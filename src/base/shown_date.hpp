#pragma once
#include <string>

#include "base/date.hpp"

namespace nhipcau {

/// "05/03/2027": a date as offices here write it in numbers, in either language.
inline std::string shown_date(const Date& day) {
  const std::string iso = day.to_iso();
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

}  // namespace nhipcau
