// By when something is ready before a day is kept, and which weeks are full or empty.
#include "calendar/lead_time.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::calendar;

namespace {

Date day(std::string_view iso) {
  return *Date::from_iso(iso);
}

Occasion relation(std::string id, std::string_view rule, std::string_view since) {
  return {.id = std::move(id), .kind = OccasionKind::relation, .rule = *parse_day_rule(rule), .since = Date::from_iso(since)};
}

const std::vector<LeadTime> kTimes = {{.kind = OccasionKind::relation, .year_class = YearClass::round, .step = Step::plan, .days = 90},
                                      {.kind = OccasionKind::relation, .year_class = {}, .step = Step::translations, .days = 7}};

/// "<id> <step> <day>" a line.
std::string steps_of(const std::vector<Occasion>& occasions, std::string_view from, std::string_view to) {
  std::string out;
  const auto steps = list_steps(occasions, kTimes, shipped_working_days(), day(from), day(to));
  REQUIRE(steps);
  for (const StepDay& step : *steps) out += step.of.occasion->id + " " + std::string(name_of(step.step)) + " " + step.on.to_iso() + "\n";
  return out;
}

}  // namespace

TEST_CASE("steps lead to their day, on a working day at the latest") {
  // 12 April 2027 is a Monday, and so is the 7th day before. 54 years: no plan for them.
  const std::vector<Occasion> france = {relation("fr", "solar 04-12", "1973-04-12")};
  CHECK(steps_of(france, "2027-01-01", "2027-12-31") == "fr translations 2027-04-05\n");
  // 60 years, 12 April 2033, a Tuesday: the 90th day before is a Wednesday.
  CHECK(steps_of(france, "2033-01-01", "2033-12-31") == "fr plan 2033-01-12\nfr translations 2033-04-05\n");
  // 8 January 2028 is a Saturday, and so is the 1st, a holiday: Friday 31 December before.
  const std::vector<Occasion> early = {relation("x", "solar 01-08", "1970-01-08")};
  CHECK(steps_of(early, "2027-12-01", "2027-12-31") == "x translations 2027-12-31\n");
  CHECK(steps_of(early, "2028-01-01", "2028-12-31") == "x translations 2028-12-29\n");  // 1 January 2029 is a Monday, and off
  // 60 years, 8 January 2030: the plan is made the year before.
  CHECK(steps_of(early, "2029-10-01", "2029-10-31") == "x plan 2029-10-10\n");
}

TEST_CASE("steps before days in the last year known, and in years without known days off") {
  const std::vector<Occasion> one = {relation("x", "solar 02-10", "1910-02-10")};
  CHECK(steps_of(one, "2100-01-01", "2100-12-31") == "x translations 2100-02-03\n");
  // 10 February 2010, a Wednesday; 90 days before is Thursday 12 November.
  CHECK(steps_of(one, "2009-11-01", "2009-11-30") == "x plan 2009-11-12\n");
  CHECK_FALSE(list_steps(one, kTimes, shipped_working_days(), day("2101-01-01"), day("2101-02-01")));
}

TEST_CASE("weeks run from Monday, and say how full they are") {
  const std::vector<Occasion> occasions = {relation("a", "solar 03-03", "1970-03-03"), relation("b", "solar 03-03", "1971-03-03")};
  const auto days = list_days(occasions, 2027);
  REQUIRE(days);
  const auto steps = list_steps(occasions, kTimes, shipped_working_days(), day("2027-02-01"), day("2027-03-07"));
  REQUIRE(steps);
  const auto weeks = list_weeks(*days, *steps, day("2027-02-03"), day("2027-03-07"), 1);  // from a Wednesday to a Sunday
  REQUIRE(weeks.size() == 5);
  CHECK(weeks.front().monday == day("2027-02-01"));
  CHECK(weeks.back().monday == day("2027-03-01"));
  using State = Week::State;
  const std::vector<State> states = {State::empty, State::empty, State::empty, State::crowded, State::usual};
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    CAPTURE(i);
    CHECK(weeks[i].state == states[i]);
  }
  CHECK(weeks[3].steps == 2);  // seven days before 3 March
  CHECK(weeks[4].occasions == 2);
}

TEST_CASE("the shipped lead times say each step once for a kind and a class of years") {
  for (const LeadTime& time : shipped_lead_times()) {
    const auto same = [&](const LeadTime& other) {
      const bool both = !time.year_class || !other.year_class || time.year_class == other.year_class;
      return time.kind == other.kind && time.step == other.step && both;
    };
    CAPTURE(name_of(time.kind));
    CHECK(std::count_if(shipped_lead_times().begin(), shipped_lead_times().end(), same) == 1);
    CHECK_FALSE(time.source.empty());
  }
}
