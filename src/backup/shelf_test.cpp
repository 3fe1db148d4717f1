#include "backup/shelf.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "backup/check.hpp"
#include "backup/test_office.hpp"

namespace nhipcau::backup {
namespace {

/// An office on SQLite with a shelf, where a day passes between two backups.
struct Shelf {
  TestOffice office{store::Engine::sqlite};
  FixedClock clock{from_rfc3339("2026-11-22T01:30:00.000Z")};
  fs::path folder = office.folder() / "shelf";

  Shelf() { office.fill(); }
  Result<Placed> place(std::size_t most, const Report& report = kNoReport) {
    return place_next(office.source(), folder, most, clock, report);
  }
  std::string key(std::size_t most) {
    const auto placed = place(most);
    return placed ? "placed" : placed.error().key;
  }
  void pass_a_day() { clock.advance(std::chrono::hours(24)); }
  /// Everything on it, hidden or not, in order.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
};

using Names = std::vector<std::string>;

TEST_CASE("backups stand under their time, share their originals, and the oldest goes once the new one is whole") {
  Shelf shelf;
  for (int day = 0; day < 4; ++day) {
    const auto placed = shelf.place(3);
    REQUIRE(placed);
    CHECK(placed->made.linked == (day == 0 ? 0 : 2));
    CHECK(placed->removed == (day < 3 ? 0 : 1));
    CHECK(check(placed->folder, kNoReport)->faults.empty());
    shelf.pass_a_day();
  }
  CHECK(shelf.names() == Names{"20261123T013000Z", "20261124T013000Z", "20261125T013000Z"});
  CHECK(list_backups(shelf.folder).front().head.made_at == "2026-11-25T01:30:00.000Z");
}

TEST_CASE("what nobody made here is never removed, however few are to be kept") {
  Shelf shelf;
  shelf.office.back_up("shelf/truoc-khi-nang-cap");
  put_bytes(shelf.folder / "ghi-chu.txt", "của người quản trị");
  put_bytes(shelf.folder / "20200101T000000Z" / "manifest", "nothing of ours");
  REQUIRE(shelf.key(1) == "placed");
  shelf.pass_a_day();
  REQUIRE(shelf.key(1) == "placed");
  CHECK(shelf.names() == Names{"20200101T000000Z", "20261123T013000Z", "ghi-chu.txt", "truoc-khi-nang-cap"});
  CHECK(list_backups(shelf.folder).size() == 2);
}

TEST_CASE("what a killed backup or a removal cut off left is swept by the next one") {
  Shelf shelf;
  REQUIRE(shelf.key(5) == "placed");
  put_bytes(shelf.folder / ".20261121T013000Z.new-abcdefghijkl" / "tables" / "paper.rows", "half");
  put_bytes(shelf.folder / "20261120T013000Z" / "tables" / "paper.rows", "removed by half");
  put_bytes(shelf.folder / ".khac.new-abcdefghijkl" / "a", "somebody else's");
  shelf.pass_a_day();
  REQUIRE(shelf.key(5) == "placed");
  CHECK(shelf.names() == Names{".khac.new-abcdefghijkl", "20261122T013000Z", "20261123T013000Z"});
}

TEST_CASE("a backup that fails removes none of the older ones") {
  Shelf shelf;
  REQUIRE(shelf.key(1) == "placed");
  shelf.pass_a_day();
  const Report dies = [](std::size_t done, std::size_t, std::string_view) {
    if (done == 3) throw store::DatabaseError("the machine broke");
  };
  CHECK_THROWS_AS((void)shelf.place(1, dies), store::DatabaseError);
  CHECK(shelf.names() == Names{"20261122T013000Z"});
  CHECK(check(shelf.folder / "20261122T013000Z", kNoReport)->faults.empty());
}

TEST_CASE("two backups are not made on one shelf at a time, nor two of one second") {
  Shelf shelf;
  REQUIRE(shelf.key(2) == "placed");
  CHECK(shelf.key(2) == "backup.folder_exists");
  const int other = ::open(shelf.folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  REQUIRE(::flock(other, LOCK_EX) == 0);
  shelf.pass_a_day();
  CHECK(shelf.key(2) == "backup.shelf_taken");
  ::close(other);
  CHECK(shelf.key(2) == "placed");
}

TEST_CASE("a shelf that is not there holds nothing") {
  CHECK(list_backups("/nonexistent/shelf").empty());
}

}  // namespace
}  // namespace nhipcau::backup
