#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/day_rule.hpp"

namespace nhipcau::calendar {

enum class DayOffKind {
  holiday,         ///< of Article 112 of the Labour Code; on a weekly day off, the next working day is off instead (Article 111.3)
  in_lieu,         ///< a working day off for another that is worked
  worked_instead,  ///< a weekly day off that is worked
};
/// Their names in data and JSON.
inline constexpr std::array<std::string_view, 3> kDayOffKinds = {"holiday", "in_lieu", "worked_instead"};
std::string_view name_of(DayOffKind kind);
std::optional<DayOffKind> find_day_off_kind(std::string_view name);

/// Days off in every year, or in some: a row of data/days_off.csv.
/// Of several rows of one id that hold in a year, the one that begins latest counts, and of those the one that ends soonest: what is
/// decided for a year stands in place of the rule.
struct DayOffRule {
  std::string id;    ///< "tet"
  std::string name;  ///< Vietnamese
  std::string english;
  DayOffKind kind = DayOffKind::holiday;
  DayRule rule;
  int from_year = 1, to_year = 9999;
  std::string source;
  bool is_confirmed = false;
};
/// Those shipped with the program, in the order of the file.
const std::vector<DayOffRule>& shipped_days_off();

}  // namespace nhipcau::calendar
