#include "cli/sweep.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <array>

#include "directive/import.hpp"
#include "directive/records.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::cli;

namespace {

/// As a file that was put long ago.
void make_old(const std::filesystem::path& folder, const Sha256& hash) {
  const timespec long_ago{.tv_sec = 1'600'000'000, .tv_nsec = 0};
  const std::array<timespec, 2> times{long_ago, long_ago};
  const auto path = folder / "files" / hash.hex.substr(0, 2) / hash.hex.substr(2);
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times.data(), 0) == 0);
}

void register_paper(OpenedOffice& opened, const std::string& bytes) {
  REQUIRE(directive::receive(*opened.database, opened.files, opened.clock, {}, {.bytes = bytes, .file_name = "a.txt"},
                             directive::shipped_tables()));
}

void in_each_office(const std::function<void(OpenedOffice&, const std::filesystem::path&)>& test) {
  for (const store::Engine engine : store::test_engines()) {
    const store::TemporaryFolder folder;
    const store::TestPlace place(engine);
    auto opened = open_office({.folder = folder.path(), .database = place.location()});
    REQUIRE(opened);
    test(**opened, folder.path());
  }
}

}  // namespace

TEST_CASE("an original whose transaction never came is swept after a week, those of papers stay") {
  in_each_office([](OpenedOffice& opened, const std::filesystem::path& folder) {
    const std::string paper = "Kế hoạch thông tin đối ngoại năm 2026";
    register_paper(opened, paper);
    const Sha256 lost = opened.files.put("Tiến trình dừng ngay sau đây");
    const Sha256 fresh = opened.files.put("Giao dịch sắp đến");
    make_old(folder, sha256(paper));
    make_old(folder, lost);
    sweep_files(opened);
    CHECK(opened.files.has(sha256(paper)));
    CHECK(opened.files.has(fresh));
    CHECK_FALSE(opened.files.has(lost));
  });
}

TEST_CASE("an original that a job has still to register is kept for it, however long it waits") {
  in_each_office([](OpenedOffice& opened, const std::filesystem::path& folder) {
    const std::string registered = "Chương trình thông tin đối ngoại năm 2025";
    register_paper(opened, registered);
    make_old(folder, sha256(registered));
    const std::string paper = "Kế hoạch thông tin đối ngoại năm 2026";
    const Sha256 kept = opened.files.put(paper);
    make_old(folder, kept);
    const auto job = opened.database->write([&](store::Write& tx) {
      return directive::put_import(tx, opened.clock, {}, {.items = {directive::look_at_file("a.txt", paper)}});
    });
    REQUIRE(job);
    sweep_files(opened);
    CHECK(opened.files.has(kept));
    REQUIRE(opened.database->write([&](store::Write& tx) { return jobs::cancel(tx, opened.clock, *job); }));
    sweep_files(opened);
    CHECK_FALSE(opened.files.has(kept));
  });
}

TEST_CASE("nothing is swept from a folder that seems to belong to another database") {
  in_each_office([](OpenedOffice& opened, const std::filesystem::path& folder) {
    std::vector<Sha256> files;
    for (std::size_t i = 0; i < 2 * kSpareOrphans; ++i) {
      files.push_back(opened.files.put("Bản gốc số " + std::to_string(i)));
      make_old(folder, files.back());
    }
    sweep_files(opened);
    for (const Sha256& file : files) CHECK(opened.files.has(file));
  });
}

TEST_CASE("an empty or a wrong database takes no original from a small office: none of them would be known to it") {
  in_each_office([](OpenedOffice& opened, const std::filesystem::path& folder) {
    register_paper(opened, "Văn bản của cơ sở dữ liệu này, vào sổ hôm nay");
    const Sha256 first = opened.files.put("Bản gốc của một văn phòng nhỏ");
    const Sha256 second = opened.files.put("Bản gốc thứ hai của văn phòng ấy");
    make_old(folder, first);
    make_old(folder, second);
    sweep_files(opened);
    CHECK(opened.files.has(first));
    CHECK(opened.files.has(second));
  });
}

TEST_CASE("opening an office takes nothing away: only serving it does") {
  const store::TemporaryFolder folder;
  const std::string registered = "Kế hoạch thông tin đối ngoại năm 2026";
  const std::string lost = "Tiến trình dừng ngay sau đây";
  {
    auto opened = open_office({.folder = folder.path()});
    REQUIRE(opened);
    register_paper(**opened, registered);
    (*opened)->files.put(lost);
  }
  make_old(folder.path(), sha256(registered));
  make_old(folder.path(), sha256(lost));
  auto opened = open_office({.folder = folder.path()});
  REQUIRE(opened);
  CHECK((*opened)->files.has(sha256(lost)));
  sweep_files(**opened);
  CHECK_FALSE((*opened)->files.has(sha256(lost)));
}
