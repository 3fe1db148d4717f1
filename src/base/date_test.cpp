#include "base/date.hpp"

#include <doctest/doctest.h>

#include "base/clock.hpp"

using namespace nhipcau;

TEST_CASE("only days that exist are dates") {
  CHECK(Date::make(2024, 2, 29)->to_iso() == "2024-02-29");
  CHECK_FALSE(Date::make(2023, 2, 29));
  CHECK_FALSE(Date::make(2023, 13, 1));
  CHECK_FALSE(Date::make(0, 1, 1));
}

TEST_CASE("an ISO date is read exactly") {
  CHECK(Date::from_iso("2023-02-20") == Date::make(2023, 2, 20));
  for (const char* wrong : {"", "2023-2-20", "2023-02-30", "2023/02/20", "2023-02-20 ", "-023-02-20", "2023-02-+1"})
    CHECK_FALSE(Date::from_iso(wrong));
}

TEST_CASE("a partial date says what it knows") {
  CHECK(PartialDate{.year = 2023, .month = 12, .day = 13}.to_text() == "2023-12-13");
  CHECK(PartialDate{.year = 2023, .month = 12}.to_text() == "2023-12");
  CHECK(PartialDate{.month = 12, .day = 11}.to_text() == "--12-11");
  CHECK(PartialDate{}.to_text().empty());
}

TEST_CASE("an instant survives being written and read") {
  const Instant at = from_rfc3339("2026-11-22T00:17:48.123Z");
  CHECK(to_rfc3339(at) == "2026-11-22T00:17:48.123Z");
}

TEST_CASE("today is counted in Việt Nam") {
  CHECK(FixedClock(from_rfc3339("2026-11-22T16:59:59.000Z")).today() == Date::make(2026, 11, 22));
  CHECK(FixedClock(from_rfc3339("2026-11-22T17:00:00.000Z")).today() == Date::make(2026, 11, 23));
}
