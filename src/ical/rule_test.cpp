#include "ical/rule.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::ical;

TEST_CASE("a rule is read in any order and case, and written in one way") {
  const std::pair<const char*, const char*> rules[] = {
      {"FREQ=DAILY", "FREQ=DAILY"},
      {"freq=weekly;byday=we,mo;interval=2", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE"},
      {"BYMONTHDAY=-1;FREQ=MONTHLY;COUNT=12", "FREQ=MONTHLY;COUNT=12;BYMONTHDAY=-1"},
      {"FREQ=YEARLY;UNTIL=20301231", "FREQ=YEARLY;UNTIL=20301231"},
      {"FREQ=YEARLY;UNTIL=20301231T235959Z;WKST=SU", "FREQ=YEARLY;UNTIL=20301231T235959Z;WKST=SU"},
      {"FREQ=MONTHLY;BYDAY=-1FR,2TU;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=2TU,-1FR;BYSETPOS=1"},
  };
  for (const auto& [text, written] : rules) {
    CAPTURE(text);
    const auto rule = parse_rule(text);
    REQUIRE(rule);
    CHECK(to_text(*rule) == written);
    CHECK(parse_rule(to_text(*rule)).value() == *rule);
  }
}

TEST_CASE("what is no rule is refused") {
  for (const char* text :
       {"", "DAILY", "FREQ=FOO", "FREQ=DAILY;COUNT=3;UNTIL=20270401", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYHOUR=25",
        "FREQ=WEEKLY;BYDAY=1MO", "FREQ=MONTHLY;BYYEARDAY=3", "FREQ=MONTHLY;BYWEEKNO=3", "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=YEARLY;BYWEEKNO=2;BYDAY=1MO", "FREQ=DAILY;BYSETPOS=1", "FREQ=DAILY;UNTIL=20270231", "FREQ=DAILY;UNTIL=20279901T000000Z",
        "FREQ=DAILY;BYMONTH=13", "FREQ=DAILY;INTERVAL=-1", "FREQ=YEARLY;BYDAY=54SU", "FREQ=YEARLY;BYDAY=4444444444444544SU"}) {
    CAPTURE(text);
    const auto rule = parse_rule(text);
    REQUIRE_FALSE(rule);
    CHECK(rule.error().key == "ical.bad_rule");
  }
  CHECK(parse_rule("FREQ=YEARLY;RSCALE=CHINESE;SKIP=FORWARD").error().key == "ical.other_calendar_rule");
  CHECK(parse_rule("rscale=hebrew;FREQ=YEARLY").error().key == "ical.other_calendar_rule");
  CHECK(parse_rule("FREQ=DAILY;BYHOUR=" + std::string(kMostOctetsOfRule, '1')).error().key == "ical.bad_rule");
}
