#include "cli/opened_office.hpp"

#include <doctest/doctest.h>

#include "backup/unfinished.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::cli;

TEST_CASE("an office whose restore was cut off is not opened until it is made anew") {
  for (const store::Engine engine : store::test_engines()) {
    const store::TemporaryFolder folder;
    const store::TestPlace place(engine);
    const OfficePlace office{.folder = folder.path(), .database = place.location()};
    {
      auto opened = open_office(office);
      REQUIRE(opened);
      REQUIRE((*opened)->database->write([](store::Write& tx) -> Result<void> {
        backup::mark_unfinished(tx);
        return {};
      }));
    }
    const auto refused = open_office(office);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().key == "backup.unfinished");
    REQUIRE(backup::mark_finished(place.location()));
    CHECK(open_office(office));
  }
}
