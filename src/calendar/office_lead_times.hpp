#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "calendar/lead_time.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"

/// Lead times as an office sets them, laid over the shipped ones.
namespace nhipcau::calendar {

/// The years for which an office sets lead times apart.
enum class LeadYears { round, five, other, uncounted };
/// Their names in data and JSON; message calendar.lead_<name>.
inline constexpr std::array<std::string_view, 4> kLeadYears = {"round", "five", "other", "uncounted"};
std::string_view name_of(LeadYears years);
std::optional<LeadYears> find_lead_years(std::string_view name);

/// Which lead time.
struct LeadPlace {
  OccasionKind kind = OccasionKind::memorial;
  LeadYears years = LeadYears::round;
  Step step = Step::plan;
  friend bool operator==(const LeadPlace&, const LeadPlace&) = default;
};

/// What an office says of one.
struct LeadTimeChange {
  LeadPlace place;
  std::int64_t version = 0;  ///< 0: never changed
  std::optional<int> days;   ///< before the day, at most kLongestLead; 0: the step is not done; none: as shipped
  Instant changed_at;
  std::string changed_by;  ///< shown name; empty: the program itself
};

/// How many days before the day by these times; 0: the step is not done.
int days_at(std::span<const LeadTime> times, const LeadPlace& place);

/// The shipped times as the office changed them, one for each place at which there is one. Pure.
std::vector<LeadTime> merge(std::span<const LeadTime> shipped, std::span<const LeadTimeChange> changes);

std::vector<LeadTimeChange> list_lead_time_changes(store::Read& tx);
/// The shipped times as the office changed them.
std::vector<LeadTime> load_lead_times(store::Read& tx);

/// Sets one, or takes back what was set; audited with the days before and after.
/// said    changed_at and changed_by are passed over; its version is the one that was seen
/// errors  invalid calendar.lead_days_wrong{most} | conflict api.changed_meanwhile
Result<LeadTimeChange> change_lead_time(store::Write& tx, const Clock& clock, const office::Actor& actor, const LeadTimeChange& said);

}  // namespace nhipcau::calendar
