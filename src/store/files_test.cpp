#include "store/files.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <mutex>
#include <thread>
#include <vector>

#include "base/require.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::store;
namespace fs = std::filesystem;

namespace {

/// What was put on the disk while a test wants to know, in order.
class Synced {
 public:
  Synced() { now_ = this; }
  ~Synced() { now_ = nullptr; }
  Synced(const Synced&) = delete;
  Synced& operator=(const Synced&) = delete;
  static void note(int file) {
    const std::lock_guard guard(mutex_);
    std::error_code none;
    if (now_ != nullptr) now_->paths_.push_back(fs::read_symlink("/proc/self/fd/" + std::to_string(file), none));
  }
  [[nodiscard]] bool has(const fs::path& path) const { return std::ranges::find(paths_, fs::canonical(path)) != paths_.end(); }

 private:
  static inline std::mutex mutex_;
  static inline Synced* now_ = nullptr;
  std::vector<fs::path> paths_;
};

fs::path place_of(const TemporaryFolder& folder, const Sha256& hash) {
  return folder.path() / "files" / hash.hex.substr(0, 2) / hash.hex.substr(2);
}

std::size_t count_files(const fs::path& root) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root)) count += entry.is_regular_file() ? 1 : 0;
  return count;
}

}  // namespace

/// Stands before the system's own in this program of tests alone: no other way shows what a power cut would leave.
extern "C" int fsync(int file) {
  Synced::note(file);
  return static_cast<int>(syscall(SYS_fsync, file));
}

TEST_CASE("what another process has made and not yet put on the disk is there when the same bytes have been put") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  const fs::path path = place_of(folder, sha256("một"));
  {
    fs::create_directories(path.parent_path());  // the folders of the other one, which died
    const Synced synced;
    files.put("một");
    CHECK(synced.has(folder.path() / "files"));
    CHECK(synced.has(path.parent_path()));
  }
  const Synced synced;  // its file, as far as anybody can tell
  files.put("một");
  CHECK(synced.has(path.parent_path()));
}

TEST_CASE("bytes come back as they were, whatever they are") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  const std::vector<std::string> rows{"", "Kế hoạch số 305", std::string("\0\xff\n\r", 4), std::string(3'000'000, 'x')};
  for (const std::string& bytes : rows) {
    const Sha256 hash = files.put(bytes);
    CHECK(hash == sha256(bytes));
    CHECK(files.has(hash));
    CHECK(files.get(hash).value() == bytes);
    CHECK(fs::exists(place_of(folder, hash)));
  }
}

TEST_CASE("the same bytes are kept once, and no half file is left") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  files.put("một");
  files.put("một");
  files.put("hai");
  CHECK(count_files(folder.path()) == 2);
}

TEST_CASE("many threads may put the same bytes at once") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  {
    std::vector<std::jthread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i) threads.emplace_back([&] { files.put("cùng một nội dung"); });
  }
  CHECK(count_files(folder.path()) == 1);
  CHECK(files.get(sha256("cùng một nội dung")).value() == "cùng một nội dung");
}

TEST_CASE("a missing file and a damaged one are told apart") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  const auto missing = files.get(sha256("không có"));
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == Code::not_found);
  CHECK(missing.error().key == "store.file_missing");
  CHECK_FALSE(files.has(sha256("không có")));

  const Sha256 hash = files.put("nguyên vẹn");
  const auto file = place_of(folder, hash);
  std::ofstream(file, std::ios::in | std::ios::out).put('N');  // one byte
  const auto damaged = files.get(hash);
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().code == Code::unavailable);
  CHECK(damaged.error().key == "store.file_damaged");
}

TEST_CASE("a file cut short is made whole when its bytes come again") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  const Sha256 hash = files.put("nguyên vẹn");
  fs::resize_file(place_of(folder, hash), 3);
  CHECK_FALSE(files.get(hash));
  files.put("nguyên vẹn");
  CHECK(files.get(hash).value() == "nguyên vẹn");
}

TEST_CASE("a damaged file of the same length is made whole when its bytes come again") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  const Sha256 hash = files.put("nguyên vẹn");
  std::ofstream(place_of(folder, hash), std::ios::in | std::ios::out).put('N');
  REQUIRE_FALSE(files.get(hash));
  files.put("nguyên vẹn");
  CHECK(files.get(hash).value() == "nguyên vẹn");
}

TEST_CASE("half-written files of a process that died are taken away after a day, and nothing else is") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  const Instant now = SystemClock().now();
  CHECK(files.remove_leftovers(now) == 0);  // there is no folder yet
  const auto kept = place_of(folder, files.put("văn bản"));
  const auto old = kept.parent_path() / ".new-a", fresh = kept.parent_path() / ".new-b", foreign = folder.path() / "files" / ".new-c";
  for (const auto& path : {old, fresh, foreign}) std::ofstream(path) << "nửa chừng";
  const auto two_days_ago = fs::last_write_time(old) - std::chrono::hours(48);
  for (const auto& path : {old, foreign, kept}) fs::last_write_time(path, two_days_ago);
  CHECK(files.remove_leftovers(now) == 1);
  CHECK_FALSE(fs::exists(old));
  for (const auto& path : {fresh, foreign, kept}) CHECK(fs::exists(path));
  CHECK(files.remove_leftovers(now + FileStore::kLeftoverAge + std::chrono::hours(1)) == 1);
  CHECK_FALSE(fs::exists(fresh));
}

TEST_CASE("others on the machine cannot read the papers") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  const auto path = place_of(folder, files.put("văn bản"));
  struct stat status {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 077) == 0);
}

TEST_CASE("a disk that refuses is a DatabaseError naming the place, and a name that is no hash is a bug") {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "files") << "a file where the folder should be";
  const FileStore files(folder.path() / "files");
  try {
    files.put("văn bản");
    FAIL("it was kept");
  } catch (const DatabaseError& error) {
    CHECK(std::string(error.what()).find("files") != std::string::npos);
  }
  for (const char* name : {"", "../../etc/passwd", "ABCDEF"}) CHECK_THROWS_AS((void)files.get(Sha256{name}), BrokenInvariant);
}

TEST_CASE("an original that nobody put for a week is told as old, and can be taken away") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  const Sha256 hash = files.put("không ai nhắc đến");
  const auto now =
      std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());  // files have the system's time
  const auto later = now + FileStore::kUnreferencedAge + std::chrono::hours(1);
  CHECK(files.list_old(now).empty());
  CHECK_FALSE(files.remove_old(hash, now));
  REQUIRE(files.has(hash));
  CHECK(files.list_old(later) == std::vector<Sha256>{hash});
  CHECK(files.remove_old(hash, later));
  CHECK_FALSE(files.has(hash));
  CHECK_FALSE(files.remove_old(hash, later));
  CHECK(count_files(folder.path()) == 0);
}

TEST_CASE("an original that is put again is new again") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  const Sha256 hash = files.put("hai lần");
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const timespec long_ago{.tv_sec = 1'600'000'000, .tv_nsec = 0};
  const std::array<timespec, 2> times{long_ago, long_ago};
  REQUIRE(::utimensat(AT_FDCWD, place_of(folder, hash).c_str(), times.data(), 0) == 0);
  CHECK(files.list_old(now).size() == 1);
  files.put("hai lần");
  CHECK(files.list_old(now).empty());
  CHECK_FALSE(files.remove_old(hash, now));
  CHECK(files.has(hash));
}

TEST_CASE("taking away and putting at the same time never loses what was put last") {
  const TemporaryFolder folder;
  const FileStore files(folder.path() / "files");
  const std::string bytes = "một bản gốc";
  const Sha256 hash = files.put(bytes);
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const timespec long_ago{.tv_sec = 1'600'000'000, .tv_nsec = 0};
  const std::array<timespec, 2> times{long_ago, long_ago};
  for (int round = 0; round < 200; ++round) {
    (void)::utimensat(AT_FDCWD, place_of(folder, hash).c_str(), times.data(), 0);
    std::jthread([&] {
      const std::jthread sweeper([&] { files.remove_old(hash, now); });
      files.put(bytes);
    }).join();
    REQUIRE(files.get(hash).value_or("") == bytes);
  }
}
