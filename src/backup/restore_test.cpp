#include "backup/restore.hpp"

#include "backup/check.hpp"
#include "backup/test_office.hpp"
#include "backup/unfinished.hpp"

namespace nhipcau::backup {
namespace {

/// The manifest with `from` made `to`, proving itself again.
void rewrite_manifest(const fs::path& folder, const std::string& from, const std::string& to) {
  std::string lines = bytes_of(folder / kManifestName);
  lines.erase(lines.rfind("end "));
  const auto at = lines.find(from);
  REQUIRE(at != std::string::npos);
  lines.replace(at, from.size(), to);
  put_bytes(folder / kManifestName, lines + end_line(sha256(lines)));
}

std::string key_of(const Result<Head>& restored) {
  return restored ? "restored" : restored.error().key;
}

TEST_CASE("an office comes back from its backup on either engine, every table with the very same bytes") {
  between_engines([](const TestOffice& from, const TestOffice& to) {
    const fs::path folder = from.back_up();
    const auto restored = restore(folder, to.target(), kNoReport);
    CHECK(key_of(restored) == "restored");
    CHECK(to.tables("again") == from.tables("same"));
    CHECK(to.files().get(sha256("văn bản một")) == "văn bản một");
    CHECK(contents_of(to.folder() / "again").size() == contents_of(folder).size());
  });
}

TEST_CASE("a damaged backup is refused before anything is written") {
  between_engines([](const TestOffice& from, const TestOffice& to) {
    const fs::path folder = from.back_up();
    put_bytes(folder / "tables/paper.rows", bytes_of(folder / "tables/paper.rows") + " ");
    const auto refused = restore(folder, to.target(), kNoReport);
    CHECK(key_of(refused) == "backup.part_changed");
    CHECK(refused.error().args == std::vector<std::string>{"tables/paper.rows"});
    CHECK_FALSE(fs::exists(to.folder() / "files"));
    CHECK(store::Database::step_of({.path = to.location()}) == 0);
  });
}

TEST_CASE("what holds an office is never written over, not even an empty or an older one") {
  between_engines([](const TestOffice& from, const TestOffice& to) {
    const fs::path folder = from.back_up();
    const std::vector<store::QueryFile> queries{{"test", kTestQueries.substr(kTestQueries.find("-- name: count_accounts"))}};
    auto steps = store::shipped_migrations();
    std::erase_if(steps, [](const store::Migration& step) { return step.number > 1; });
    const auto old = store::Database::open({.path = to.location()}, steps, queries);
    REQUIRE(old);
    CHECK(key_of(restore(folder, to.target(), kNoReport)) == "backup.not_empty");
    CHECK(store::Database::step_of({.path = to.location()}) == 1);
    CHECK((*old)->read([](store::Read& tx) { return tx.one("test.count_accounts")->integer("how_many"); }) == 0);
  });
}

TEST_CASE("a backup of a newer schema is refused in words, and so is one whose tables are not those of its schema") {
  const TestOffice from(store::Engine::sqlite);
  from.fill();
  const TestOffice to(store::Engine::sqlite);
  const fs::path folder = from.back_up();
  const std::string step = std::to_string(store::shipped_migrations().back().number);
  rewrite_manifest(folder, "schema " + step, "schema 9999");
  const auto refused = restore(folder, to.target(), kNoReport);
  CHECK(key_of(refused) == "backup.newer_schema");
  CHECK(refused.error().args == std::vector<std::string>{"9999", step});
  rewrite_manifest(folder, "schema 9999", "schema 1");
  CHECK(key_of(restore(folder, to.target(), kNoReport)) == "backup.other_tables");
  CHECK_FALSE(fs::exists(to.location()));
  CHECK(std::distance(fs::directory_iterator(fs::path(to.location()).parent_path()), {}) == 0);
}

TEST_CASE("a backup whose parts prove themselves but hold no rows of their table is refused by the part's name") {
  const TestOffice from(store::Engine::sqlite);
  from.fill();
  const fs::path folder = from.back_up();
  const std::string path = "tables/account.rows";
  const std::string whole = bytes_of(folder / path);
  for (const std::string& bytes : {std::string(), std::string("id text\n"), whole + "x\n", whole.substr(0, whole.size() - 1)}) {
    const std::string before = to_line(Part{path, bytes_of(folder / path).size(), sha256(bytes_of(folder / path))});
    put_bytes(folder / path, bytes);
    rewrite_manifest(folder, before, to_line(Part{path, bytes.size(), sha256(bytes)}));
    const TestOffice to(store::Engine::sqlite);
    const auto refused = restore(folder, to.target(), kNoReport);
    CHECK(key_of(refused) == "backup.part_changed");
    CHECK(refused.error().args == std::vector<std::string>{path});
    CHECK_FALSE(fs::exists(to.location()));
  }
}

TEST_CASE("a backup of an older schema is loaded as it was and then brought up to date") {
  for (const store::Engine engine : store::test_engines()) {
    const TestOffice from(engine);
    {
      const std::vector<store::QueryFile> queries{{"test", kTestQueries.substr(0, kTestQueries.find("-- name: add_paper"))}};
      auto steps = store::shipped_migrations();
      std::erase_if(steps, [](const store::Migration& step) { return step.number > 1; });
      const auto old = store::Database::open({.path = from.location()}, steps, queries);
      REQUIRE(old);
      REQUIRE((*old)->write([](store::Write& tx) -> Result<void> {
        tx.run("test.add_account", "A", "old", nullptr);
        return {};
      }));
    }
    const fs::path folder = from.back_up();
    CHECK(bytes_of(folder / "manifest").find("\nschema 1\n") != std::string::npos);
    CHECK(store::Database::step_of({.path = from.location()}) == 1);
    const TestOffice to(engine);
    CHECK(key_of(restore(folder, to.target(), kNoReport)) == "restored");
    CHECK(store::Database::step_of({.path = to.location()}) == store::shipped_migrations().back().number);
    CHECK(to.open()->read([](store::Read& tx) { return tx.one("test.count_accounts")->integer("how_many"); }) == 1);
  }
}

TEST_CASE("a restore that breaks off leaves no office behind") {
  const TestOffice from(store::Engine::sqlite);
  from.fill();
  const fs::path folder = from.back_up();
  const TestOffice to(store::Engine::sqlite);
  Target target = to.target();
  target.complete = [](const std::string&, const Report&) -> Result<void> { return fail(Code::unavailable, "test.broken"); };
  CHECK(key_of(restore(folder, target, kNoReport)) == "test.broken");
  CHECK(std::distance(fs::directory_iterator(fs::path(to.location()).parent_path()), {}) == 0);
  CHECK(key_of(restore(folder, to.target(), kNoReport)) == "restored");
}

/// Whether the database calls itself a whole office.
bool is_finished(const std::string& location) {
  const std::vector<store::QueryFile> ours{queries()};
  const auto opened = store::Database::open({.path = location}, store::shipped_migrations(), ours);
  REQUIRE(opened);
  return (*opened)->read([&](store::Read& tx) { return check_finished(tx, location).has_value(); });
}

TEST_CASE("an office that is made of a copy says that it is unfinished until its search is complete") {
  between_engines([](const TestOffice& from, const TestOffice& to) {
    const fs::path folder = from.back_up();
    Target target = to.target();
    bool was_finished = true;
    target.complete = [&](const std::string& location, const Report&) -> Result<void> {
      was_finished = is_finished(location);
      return {};
    };
    CHECK(key_of(restore(folder, target, kNoReport)) == "restored");
    CHECK_FALSE(was_finished);
    CHECK(is_finished(to.location()));
    CHECK(to.tables("again") == from.tables("same"));
    const TestOffice third(to.open()->is_sqlite() ? store::Engine::sqlite : store::Engine::postgres);
    was_finished = true;
    Target other = third.target();
    other.complete = target.complete;
    CHECK(move(to.location(), other, kNoReport));
    CHECK_FALSE(was_finished);
    CHECK(is_finished(third.location()));
  });
}

TEST_CASE("an office whose restore was cut off after its rows came is neither copied nor moved, and told as unfinished") {
  for (const store::Engine engine : store::test_engines()) {
    if (engine == store::Engine::sqlite) continue;  // there it has no name yet
    const TestOffice from(engine), to(engine), third(engine);
    from.fill();
    Target target = to.target();
    target.complete = [](const std::string&, const Report&) -> Result<void> { return fail(Code::unavailable, "test.broken"); };
    CHECK(key_of(restore(from.back_up(), target, kNoReport)) == "test.broken");
    CHECK_FALSE(is_finished(to.location()));
    const auto moved = move(to.location(), third.target(), kNoReport);
    REQUIRE_FALSE(moved);
    CHECK(moved.error().key == "backup.unfinished");
    const FixedClock clock(from_rfc3339("2026-11-22T04:00:00.000Z"));
    const auto made = make(to.source(), to.folder() / "copy", {}, clock, kNoReport);
    REQUIRE_FALSE(made);
    CHECK(made.error().key == "backup.unfinished");
  }
}

TEST_CASE("what a killed restore left beside the database goes away with a later one, once it is old") {
  const TestOffice office(store::Engine::sqlite), other(store::Engine::sqlite);
  office.fill();
  const fs::path backup = office.back_up();
  const auto age = [](const fs::path& path, std::chrono::hours hours) {
    fs::last_write_time(path, fs::file_time_type::clock::now() - hours);
  };
  const fs::path location = other.location();
  const auto beside = [&](const char* more) { return fs::path(location.string() + more); };
  for (const char* more : {".new-abcdefghijkl", ".new-abcdefghijkl-wal", ".new-mnopqrstuvwx", ".old"}) put_bytes(beside(more), "half");
  for (const char* more : {".new-abcdefghijkl", ".new-abcdefghijkl-wal", ".old"}) age(beside(more), std::chrono::hours(25));
  CHECK(key_of(restore(backup, other.target(), kNoReport)) == "restored");
  CHECK_FALSE(fs::exists(beside(".new-abcdefghijkl")));
  CHECK_FALSE(fs::exists(beside(".new-abcdefghijkl-wal")));
  CHECK(fs::exists(beside(".new-mnopqrstuvwx")));
  CHECK(fs::exists(beside(".old")));
}

TEST_CASE("nothing comes beside the log of a dead server: the next program would replay it over what was restored") {
  const TestOffice office(store::Engine::sqlite);
  office.fill();
  const fs::path backup = office.back_up();
  for (const std::string more : {"-wal", "-shm", "-journal"}) {
    CAPTURE(more);
    const TestOffice other(store::Engine::sqlite);
    const std::string log = other.location() + more;
    put_bytes(log, "frames");
    const auto refused = restore(backup, other.target(), kNoReport);
    CHECK(key_of(refused) == "backup.not_empty");
    CHECK(refused.error().args == std::vector<std::string>{log});
    const auto not_moved = move(office.location(), other.target(), kNoReport);
    REQUIRE_FALSE(not_moved);
    CHECK(not_moved.error().args == std::vector<std::string>{log});
    CHECK_FALSE(fs::exists(other.location()));
    CHECK(bytes_of(log) == "frames");
  }
}

TEST_CASE("a log that comes beside the place while a restore fills it stops the restore, too") {
  const TestOffice office(store::Engine::sqlite), other(store::Engine::sqlite);
  office.fill();
  const fs::path backup = office.back_up();
  const std::string log = other.location() + "-wal";
  Target target = other.target();
  target.complete = [&](const std::string&, const Report&) -> Result<void> {
    put_bytes(log, "frames");
    return {};
  };
  const auto refused = restore(backup, target, kNoReport);
  CHECK(key_of(refused) == "backup.not_empty");
  CHECK(refused.error().args == std::vector<std::string>{log});
  CHECK(std::distance(fs::directory_iterator(fs::path(log).parent_path()), {}) == 1);
}

TEST_CASE("an office moves between engines row by row, and the old place stays as it was") {
  between_engines([](const TestOffice& from, const TestOffice& to) {
    const auto before = from.tables("before");
    const auto moved = move(from.location(), to.target(), kNoReport);
    REQUIRE(moved);
    CHECK(moved->tables == before.size());
    CHECK(moved->rows == 6);
    CHECK(to.open()->read([](store::Read& tx) { return tx.one("test.count_accounts")->integer("how_many"); }) == 2);
    CHECK(from.tables("after") == before);
    const auto again = move(from.location(), to.target(), kNoReport);
    REQUIRE_FALSE(again);
    CHECK(again.error().key == "backup.not_empty");
  });
}

TEST_CASE("a place without an office is not moved") {
  const TestOffice from(store::Engine::sqlite);
  const TestOffice to(store::Engine::sqlite);
  const auto refused = move(from.location(), to.target(), kNoReport);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "backup.no_office");
  CHECK_FALSE(fs::exists(to.location()));
}

}  // namespace
}  // namespace nhipcau::backup
