#include "calendar/day_rule.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::calendar;

TEST_CASE("a rule is read and written in one form") {
  for (const std::string text :
       {"solar 02-03", "solar 02-29", "lunar 01-01 for 3", "lunar 12-30", "weekday 11 sunday 3", "weekday 5 monday -1", "term 0",
        "term 345", "once 2025-09-24", "solar 06-01 for 8", "once 2024-02-29 for 31"}) {
    CAPTURE(text);
    const auto rule = parse_day_rule(text);
    REQUIRE(rule);
    CHECK(to_text(*rule) == text);
  }
  CHECK(parse_day_rule("weekday 11 sunday 3") == DayRule{.kind = DayRule::Kind::weekday, .month = 11, .weekday = 0, .nth = 3});
}

TEST_CASE("what is no rule is refused with its text") {
  for (const std::string text : {"",
                                 "solar",
                                 "solar 2-3",
                                 "solar 02-30",
                                 "solar 13-01",
                                 "solar 00-10",
                                 "lunar 12-31",
                                 "lunar 01-00",
                                 "Solar 02-03",
                                 "weekday 11 sunday",
                                 "weekday 11 Sunday 3",
                                 "weekday 11 sunday 0",
                                 "weekday 11 sunday 6",
                                 "weekday 11 sunday -2",
                                 "weekday 13 sunday 1",
                                 "term 7",
                                 "term 360",
                                 "term -15",
                                 "once 2025-02-29",
                                 "once",
                                 "solar 02-03 for",
                                 "solar 02-03 for 1",
                                 "solar 02-03 for 32",
                                 "solar 02-03 for x",
                                 "for 3",
                                 "solar 02-03 for 3 for 3",
                                 "  ",
                                 "solar  02-03",
                                 "solar 02-03 ",
                                 "a b c d e f g h i j k"}) {
    CAPTURE(text);
    const auto rule = parse_day_rule(text);
    REQUIRE_FALSE(rule);
    CHECK(rule.error().key == "calendar.bad_rule");
    CHECK(rule.error().args == std::vector{text});
  }
}
