#pragma once
#include <string>

#include "office/unit.hpp"
#include "store/database.hpp"

namespace nhipcau::office {

/// Days as they are stored: ISO dates, from the first until the day before `until`; "" is before all days, kForever behind.
struct Days {
  std::string from;
  std::string until;
  friend bool operator==(const Days&, const Days&) = default;
};
inline constexpr std::string_view kForever = "9999-12-31";
/// The days that are in both; none if `from` is not before `until`.
Days shared_days(const Days& a, const Days& b);

/// What a grant on a unit is good for: the unit; with `with_below` what stands below it while it does; and what went whole into one of
/// these, from the day it did, with what had stood below that to its end. What went in by parts stays outside. The office as a whole (an
/// empty id) is its own area. Stores that area of a root, unless it is stored.
void need_area(store::Write& tx, const UnitId& root, bool with_below);
/// Works all stored areas out anew. Whoever changes what stands below what, or what became of a unit, calls it in the same transaction.
void remake_areas(store::Write& tx);

}  // namespace nhipcau::office
