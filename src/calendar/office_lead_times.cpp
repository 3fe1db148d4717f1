#include "calendar/office_lead_times.hpp"

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::calendar {
namespace {

std::optional<YearClass> class_of_years(LeadYears years) {
  switch (years) {
    case LeadYears::round: return YearClass::round;
    case LeadYears::five: return YearClass::five;
    case LeadYears::other: return YearClass::other;
    default: return std::nullopt;
  }
}

bool is_at(const LeadTime& time, const LeadPlace& place) {
  if (time.kind != place.kind || time.step != place.step) return false;
  if (place.years == LeadYears::uncounted) return !time.year_class;
  return !time.is_uncounted && (!time.year_class || time.year_class == class_of_years(place.years));
}

LeadTimeChange to_change(const store::Row& row) {
  const auto kind = find_kind(row.view("kind"));
  const auto years = find_lead_years(row.view("years"));
  const auto step = find_step(row.view("step"));
  require(kind && years && step, "a stored lead time of no kind, years or step there is");
  return {.place = {.kind = *kind, .years = *years, .step = *step},
          .version = row.integer("version"),
          .days = row.is_null("days") ? std::nullopt : std::optional(static_cast<int>(row.integer("days"))),
          .changed_at = from_rfc3339(row.view("changed_at")),
          .changed_by = row.text("changed_by")};
}

const LeadTimeChange* find_change(std::span<const LeadTimeChange> changes, const LeadPlace& place) {
  const auto found = std::ranges::find(changes, place, &LeadTimeChange::place);
  return found == changes.end() ? nullptr : &*found;
}

std::string name_of(const LeadPlace& place) {
  return std::string(name_of(place.kind)) + " " + std::string(name_of(place.years)) + " " + std::string(name_of(place.step));
}

std::vector<LeadPlace> all_places() {
  std::vector<LeadPlace> places;
  for (std::size_t kind = 0; kind < kOccasionKinds.size(); ++kind)
    for (std::size_t years = 0; years < kLeadYears.size(); ++years)
      for (std::size_t step = 0; step < kSteps.size(); ++step)
        places.push_back(
            {.kind = static_cast<OccasionKind>(kind), .years = static_cast<LeadYears>(years), .step = static_cast<Step>(step)});
  return places;
}

}  // namespace

std::string_view name_of(LeadYears years) {
  return kLeadYears.at(static_cast<std::size_t>(years));
}

std::optional<LeadYears> find_lead_years(std::string_view name) {
  const auto* const found = std::ranges::find(kLeadYears, name);
  return found == kLeadYears.end() ? std::nullopt : std::optional(static_cast<LeadYears>(found - kLeadYears.begin()));
}

int days_at(std::span<const LeadTime> times, const LeadPlace& place) {
  const auto found = std::ranges::find_if(times, [&](const LeadTime& time) { return is_at(time, place); });
  return found == times.end() ? 0 : found->days;
}

std::vector<LeadTime> merge(std::span<const LeadTime> shipped, std::span<const LeadTimeChange> changes) {
  std::vector<LeadTime> times;
  for (const LeadPlace& place : all_places()) {
    const LeadTimeChange* change = find_change(changes, place);
    const int days = change != nullptr && change->days ? *change->days : days_at(shipped, place);
    if (days == 0) continue;
    times.push_back({.kind = place.kind,
                     .year_class = class_of_years(place.years),
                     .is_uncounted = place.years == LeadYears::uncounted,
                     .step = place.step,
                     .days = days,
                     .source = {}});
  }
  return times;
}

std::vector<LeadTimeChange> list_lead_time_changes(store::Read& tx) {
  std::vector<LeadTimeChange> changes;
  for (const store::Row& row : tx.many("calendar.list_lead_times")) changes.push_back(to_change(row));
  return changes;
}

std::vector<LeadTime> load_lead_times(store::Read& tx) {
  return merge(shipped_lead_times(), list_lead_time_changes(tx));
}

Result<LeadTimeChange> change_lead_time(store::Write& tx, const Clock& clock, const office::Actor& actor, const LeadTimeChange& said) {
  if (said.days && (*said.days < 0 || *said.days > kLongestLead))
    return fail(Code::invalid, "calendar.lead_days_wrong", {std::to_string(kLongestLead)});
  const auto before = list_lead_time_changes(tx);
  const LeadTimeChange* was = find_change(before, said.place);
  if ((was == nullptr ? 0 : was->version) != said.version) return fail(Code::conflict, "api.changed_meanwhile");
  const auto by = actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
  const std::string now = to_rfc3339(clock.now());
  const auto kind = name_of(said.place.kind), years = name_of(said.place.years), step = name_of(said.place.step);
  const auto changed = was == nullptr ? tx.run("calendar.insert_lead_time", kind, years, step, said.days, now, by)
                                      : tx.run("calendar.update_lead_time", kind, years, step, said.version, said.days, now, by);
  if (changed == 0) return fail(Code::conflict, "api.changed_meanwhile");
  const auto after = list_lead_time_changes(tx);
  const auto days_by = [&](const auto& changes) { return std::to_string(days_at(merge(shipped_lead_times(), changes), said.place)); };
  if (days_by(before) != days_by(after)) {
    office::audit(tx, clock, actor,
                  {.event = "calendar.lead_time_changed",
                   .subject_kind = "lead_time",
                   .subject_id = name_of(said.place),
                   .field = "days_before",
                   .before = days_by(before),
                   .after = days_by(after)});
  }
  return *find_change(after, said.place);
}

}  // namespace nhipcau::calendar
