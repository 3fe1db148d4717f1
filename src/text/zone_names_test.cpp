#include "text/zone_names.hpp"

#include <doctest/doctest.h>

using nhipcau::text::zone_of_windows_name;

TEST_CASE("Windows' names of time zones are known, others are not") {
  CHECK(zone_of_windows_name("SE Asia Standard Time") == "Asia/Saigon");
  CHECK(zone_of_windows_name("Romance Standard Time") == "Europe/Paris");
  CHECK(zone_of_windows_name("AUS Eastern Standard Time") == "Australia/Sydney");
  CHECK_FALSE(zone_of_windows_name("Europe/Paris"));
  CHECK_FALSE(zone_of_windows_name(""));
  CHECK_FALSE(zone_of_windows_name(std::string(100, 'a')));
}
