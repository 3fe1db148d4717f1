#include "calendar/office_lead_times.hpp"

#include <doctest/doctest.h>

#include "calendar/records.hpp"

#include "store/schema.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::calendar;

namespace {

constexpr LeadPlace kPlan{.kind = OccasionKind::memorial, .years = LeadYears::round, .step = Step::plan};

/// The days of every place, the places of one kind and step after one another.
std::vector<int> all_days(const std::vector<LeadTime>& times) {
  std::vector<int> days;
  for (std::size_t kind = 0; kind < kOccasionKinds.size(); ++kind)
    for (std::size_t step = 0; step < kSteps.size(); ++step)
      for (std::size_t years = 0; years < kLeadYears.size(); ++years)
        days.push_back(days_at(
            times, {.kind = static_cast<OccasionKind>(kind), .years = static_cast<LeadYears>(years), .step = static_cast<Step>(step)}));
  return days;
}

std::string steps_in_2027(const std::vector<Occasion>& occasions, const std::vector<LeadTime>& times) {
  const auto steps = list_steps(occasions, times, shipped_working_days(), *Date::make(2027, 1, 1), *Date::make(2027, 12, 31));
  REQUIRE(steps);
  std::string lines;
  for (const StepDay& step : *steps) lines += step.of.occasion->id + " " + std::string(name_of(step.step)) + " " + step.on.to_iso() + "\n";
  return lines;
}

}  // namespace

TEST_CASE("an office that says nothing has the lead times that are shipped, step for step") {
  const auto merged = merge(shipped_lead_times(), {});
  CHECK(all_days(merged) == all_days(shipped_lead_times()));
  CHECK(steps_in_2027(shipped_occasions(), merged) == steps_in_2027(shipped_occasions(), shipped_lead_times()));
}

TEST_CASE("what an office says of one class of years holds for that class alone") {
  const std::vector<LeadTime> shipped{{.kind = OccasionKind::feast, .step = Step::drafts, .days = 30}};
  const auto at = [](LeadYears years) { return LeadPlace{.kind = OccasionKind::feast, .years = years, .step = Step::drafts}; };
  const std::vector<LeadTimeChange> changes{{.place = at(LeadYears::round), .days = 60},
                                            {.place = at(LeadYears::other), .days = 0},
                                            {.place = at(LeadYears::five), .days = std::nullopt}};
  const auto merged = merge(shipped, changes);
  CHECK(days_at(merged, at(LeadYears::round)) == 60);
  CHECK(days_at(merged, at(LeadYears::other)) == 0);
  CHECK(days_at(merged, at(LeadYears::five)) == 30);
  CHECK(days_at(merged, at(LeadYears::uncounted)) == 30);
  // 16 April 2027 is a day off (Giỗ Tổ Hùng Vương). 2027 is the 50th year of the first, the 51st of the second; of the third no years are
  // counted.
  const auto since = [](int year) { return Date::make(year, 6, 15); };
  const auto rule = *parse_day_rule("solar 06-15");
  const std::vector<Occasion> days{{.id = "round", .kind = OccasionKind::feast, .rule = rule, .since = since(1977)},
                                   {.id = "other", .kind = OccasionKind::feast, .rule = rule, .since = since(1976)},
                                   {.id = "uncounted", .kind = OccasionKind::feast, .rule = rule}};
  CHECK(steps_in_2027(days, merged) == "round drafts 2027-04-15\nuncounted drafts 2027-05-14\n");
}

TEST_CASE("an office sets a lead time, sees what others did meanwhile, and takes it back") {
  for (const store::Engine engine : store::test_engines()) {
    const std::vector<store::QueryFile> statements{calendar::queries(), office::queries()};
    store::TestDatabase database(statements, engine);
    const FixedClock clock{from_rfc3339("2026-11-22T08:00:00.000Z")};
    const auto change = [&](std::int64_t version, std::optional<int> days) {
      return database->write(
          [&](store::Write& tx) { return change_lead_time(tx, clock, {}, {.place = kPlan, .version = version, .days = days}); });
    };
    const auto now = [&] { return database->read([](store::Read& tx) { return days_at(load_lead_times(tx), kPlan); }); };
    const auto trail = [&] {
      return database->read([](store::Read& tx) { return office::list_audit_of(tx, "calendar.lead_time_changed", 10).size(); });
    };
    CHECK(now() == 90);
    CHECK(change(1, 60).error().key == "api.changed_meanwhile");
    CHECK(change(0, -1).error().key == "calendar.lead_days_wrong");
    CHECK(change(0, kLongestLead + 1).error().key == "calendar.lead_days_wrong");
    CHECK(trail() == 0);
    const auto set = change(0, 60);
    REQUIRE(set);
    CHECK(set->version == 1);
    CHECK(now() == 60);
    CHECK(change(0, 70).error().key == "api.changed_meanwhile");
    REQUIRE(change(1, 0));
    CHECK(now() == 0);
    REQUIRE(change(2, std::nullopt));
    CHECK(now() == 90);
    CHECK(trail() == 3);
    REQUIRE(change(3, 90));
    CHECK(trail() == 3);
  }
}
