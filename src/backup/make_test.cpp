#include "backup/make.hpp"

#include "backup/check.hpp"
#include "backup/test_office.hpp"

namespace nhipcau::backup {
namespace {

void on_each(const std::function<void(const TestOffice&)>& test) {
  for (const store::Engine engine : store::test_engines()) {
    CAPTURE(static_cast<int>(engine));
    const TestOffice office(engine);
    office.fill();
    test(office);
  }
}

TEST_CASE("a backup has every table but the index, and the originals by their names") {
  on_each([](const TestOffice& office) {
    const auto parts = contents_of(office.back_up());
    const auto reading = parts.at("tables/reading.rows");
    CHECK(reading.starts_with("id text\tpaper_id text\tis_current boolean\t"));
    CHECK(std::count(reading.begin(), reading.end(), '\n') == 3);
    CHECK(parts.at("tables/account.rows").find("\nA\tA\tA\tmột\\thai\\nba\\\\bốn\\r'năm'") != std::string::npos);
    CHECK(parts.contains("tables/task.rows"));
    CHECK_FALSE(parts.contains("tables/schema_step.rows"));
    for (const auto& [path, bytes] : parts) CHECK(path.find("search") == std::string::npos);
    const Sha256 first = sha256("văn bản một");
    CHECK(parts.at("files/" + first.hex.substr(0, 2) + "/" + first.hex.substr(2)) == "văn bản một");
    CHECK(parts.at("manifest").starts_with("nhipcau-backup 1\nprogram 1.2.3\nengine "));
    CHECK_FALSE(parts.contains("originals"));
    const auto checked = check(office.folder() / "backup", kNoReport);
    REQUIRE(checked);
    CHECK(checked->faults.empty());
    CHECK(checked->parts == parts.size() - 1);
  });
}

TEST_CASE("a backup is of one moment: what is written meanwhile is not in it") {
  on_each([](const TestOffice& office) {
    const auto writer = office.open();
    bool has_written = false;
    const Report write_meanwhile = [&](std::size_t, std::size_t, std::string_view) {
      if (std::exchange(has_written, true)) return;
      const auto written = writer->write([](store::Write& tx) -> Result<void> {
        tx.run("test.add_account", "later", "", nullptr);
        tx.run("test.add_paper", "later", "", false);
        return {};
      });
      REQUIRE(written);
    };
    const FixedClock clock(from_rfc3339("2026-11-22T04:00:00.000Z"));
    REQUIRE(make(office.source(), office.folder() / "backup", {}, clock, write_meanwhile));
    CHECK(has_written);
    for (const auto& [path, bytes] : contents_of(office.folder() / "backup")) CHECK(bytes.find("later") == std::string::npos);
    CHECK(office.tables("after").at("tables/account.rows").find("later") != std::string::npos);
  });
}

TEST_CASE("a backup whose list of originals cannot be read to its end is not finished") {
  on_each([](const TestOffice& office) {
    const Report cut_list = [&](std::size_t, std::size_t, std::string_view) {
      for (const auto& entry : fs::directory_iterator(office.folder())) {
        const fs::path list = entry.path() / "originals";
        if (entry.path().filename().string().starts_with(".backup.new-") && fs::exists(list)) fs::resize_file(list, 65);
      }
    };
    const FixedClock clock(from_rfc3339("2026-11-22T04:00:00.000Z"));
    const auto made = make(office.source(), office.folder() / "backup", {}, clock, cut_list);
    REQUIRE_FALSE(made);
    CHECK(made.error().key == "backup.cannot_read");
    CHECK_FALSE(fs::exists(office.folder() / "backup"));
  });
}

TEST_CASE("what a killed backup left beside its place goes away with the next of that name, once nobody can be writing it") {
  const TestOffice office(store::Engine::sqlite);
  office.fill();
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(25);
  const auto leave = [&](const std::string& name, const std::string& last_written) {
    const fs::path folder = office.folder() / name;
    for (const char* part : {"manifest", "tables/paper.rows"}) put_bytes(folder / part, "half");
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().filename() != last_written) fs::last_write_time(entry.path(), long_ago);
    }
    fs::last_write_time(folder, long_ago);
    return folder;
  };
  const fs::path old = leave(".backup.new-abcdefghijkl", "");
  const fs::path at_work = leave(".backup.new-mnopqrstuvwx", "manifest");
  const fs::path of_another = leave(".other.new-abcdefghijkl", "");
  office.back_up("backup");
  CHECK_FALSE(fs::exists(old));
  CHECK(fs::exists(at_work));
  CHECK(fs::exists(of_another));
}

TEST_CASE("a backup that was not finished leaves nothing that looks like one") {
  on_each([](const TestOffice& office) {
    const FixedClock clock(from_rfc3339("2026-11-22T04:00:00.000Z"));
    const fs::path place = office.folder() / "copies";
    const Report dies = [](std::size_t done, std::size_t, std::string_view) {
      if (done == 3) throw store::DatabaseError("the machine broke");
    };
    CHECK_THROWS_AS((void)make(office.source(), place / "backup", {}, clock, dies), store::DatabaseError);
    CHECK(fs::is_empty(place));
    const auto missing = sha256("văn bản một");
    fs::remove(office.folder() / "files" / missing.hex.substr(0, 2) / missing.hex.substr(2));
    const auto refused = make(office.source(), place / "backup", {}, clock, kNoReport);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().key == "store.file_missing");
    CHECK(fs::is_empty(place));
  });
}

TEST_CASE("a folder that is there is never written into") {
  const TestOffice office(store::Engine::sqlite);
  office.fill();
  const FixedClock clock(from_rfc3339("2026-11-22T04:00:00.000Z"));
  put_bytes(office.folder() / "copies" / "mine.txt", "mine");
  for (const char* name : {"copies", "copies/", "copies/mine.txt"}) {
    CAPTURE(name);
    const auto refused = make(office.source(), office.folder() / name, {}, clock, kNoReport);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().key == "backup.folder_exists");
  }
  CHECK(contents_of(office.folder() / "copies") == std::map<std::string, std::string>{{"mine.txt", "mine"}});
}

TEST_CASE("an office that is not there is not made by copying it") {
  const TestOffice office(store::Engine::sqlite);
  const FixedClock clock(from_rfc3339("2026-11-22T04:00:00.000Z"));
  const auto refused = make(office.source(), office.folder() / "backup", {}, clock, kNoReport);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "backup.no_office");
  CHECK_FALSE(fs::exists(office.location()));
  CHECK_FALSE(fs::exists(office.folder() / "backup"));
}

TEST_CASE("originals of the last backup are linked unless they were damaged") {
  const TestOffice office(store::Engine::sqlite);
  office.fill();
  const fs::path first = office.back_up("first");
  const auto path_of = [](std::string_view bytes) {
    const Sha256 hash = sha256(bytes);
    return "files/" + hash.hex.substr(0, 2) + "/" + hash.hex.substr(2);
  };
  const std::string small = path_of("văn bản một");
  const std::string large = path_of(std::string(700'000, 'x') + "văn bản hai");
  put_bytes(first / large, "damaged");
  const fs::path second = office.back_up("second", first);
  CHECK(fs::equivalent(first / small, second / small));
  CHECK_FALSE(fs::equivalent(first / large, second / large));
  CHECK(check(second, kNoReport)->faults.empty());
}

}  // namespace
}  // namespace nhipcau::backup
