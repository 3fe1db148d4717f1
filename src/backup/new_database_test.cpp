#include "backup/new_database.hpp"

#include "backup/test_office.hpp"

namespace nhipcau::backup {
namespace {

TEST_CASE("a new database gets its name only when its log was written out") {
  const TestOffice place(store::Engine::sqlite);
  auto made = NewDatabase::create(place.location());
  REQUIRE(made);
  put_bytes(made->location(), "database");
  put_bytes(made->location() + "-wal", "frames");
  const auto refused = made->give_name();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "backup.log_left");
  CHECK_FALSE(fs::exists(place.location()));
  fs::remove(made->location() + "-wal");
  CHECK(made->give_name());
  CHECK(bytes_of(place.location()) == "database");
}

}  // namespace
}  // namespace nhipcau::backup
