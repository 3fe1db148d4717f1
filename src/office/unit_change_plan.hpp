#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "office/unit_change.hpp"
#include "office/unit_fact.hpp"

/// What a change would do, as the rows it adds and alters. The one place that knows: a preview shows a plan, and making the change writes
/// it.
namespace nhipcau::office {

struct ChangePlan {
  std::vector<UnitEdit> edits;  ///< in the order they are written; a new unit by its mark
  std::vector<TouchedUnit> units;
  std::vector<SuccessionLink> links;
  std::vector<ChangeWarning> warnings;
  std::vector<UnitId> ending;
  std::vector<StoredChange::Part> of, into;
};

/// actor   who states the successions; it is not asked here what they may
/// errors  those of preview_change, without what the actor may not
Result<ChangePlan> plan_change(store::Read& tx, const Date& today, const Actor& actor, const UnitChange& change);

/// "new:0": stands for the new unit of a result until it has an id.
std::string mark_of(std::size_t result);
bool is_mark(std::string_view id);

/// "01/07/2025", as both languages' pages show a day.
std::string shown_day(const Date& day);
/// The same of a stored day.
std::string shown_day(const std::string& iso);

}  // namespace nhipcau::office
