#pragma once
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// Units as of a day. Days are calendar dates; a unit that was not there on the day is told as on the day nearest to it.
namespace nhipcau::office {

/// Whether there is, was or will be one.
bool is_unit(store::Read& tx, const UnitId& unit);
/// errors  not_found office.no_such_unit
Result<Unit> load_unit(store::Read& tx, const UnitId& unit, const Date& on);
/// What stood above it, the nearest first: none for a province.
std::vector<Unit> list_above(store::Read& tx, const UnitId& unit, const Date& on);
/// What stood right below it, by name in Vietnamese order.
std::vector<Unit> list_below(store::Read& tx, const UnitId& unit, const Date& on);
/// The highest of a tree: the provinces, of territory. By name in Vietnamese order.
std::vector<Unit> list_tops(store::Read& tx, Tree tree, const Date& on);
/// All the names it has had, the oldest first.
std::vector<UnitName> list_names(store::Read& tx, const UnitId& unit);

inline constexpr std::size_t kMostFound = 100;

struct FoundUnits {
  std::vector<UnitPlace> places;  ///< at most kMostFound
  bool has_more = false;
};

/// Units by what someone types: a code (of the General Statistics Office, or in edXML in either form), a whole name in any writing ("phường
/// Hòa An" is "Phường Hoà An"), a name without the word for its kind, also without marks; behind a comma a unit it stands in ("Tân Thành,
/// Đồng Tháp"). Where a code or a name fits exactly, others that differ by marks alone are left out. Those that were there on the day
/// first, then the highest, then the newest. words  cleaned; of an empty one nothing is found
FoundUnits find_units(store::Read& tx, std::string_view words, const Date& on);

}  // namespace nhipcau::office
