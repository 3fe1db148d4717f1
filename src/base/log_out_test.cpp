#include "base/log_out.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <thread>
#include <vector>

#include "base/log.hpp"
#include "base/require.hpp"

using namespace nhipcau;

namespace {

/// A file in the place of standard error while it lives.
class CaughtOutput {
 public:
  CaughtOutput() : file_(open("/tmp", O_TMPFILE | O_RDWR | O_APPEND | O_CLOEXEC, 0600)), before_(dup(STDERR_FILENO)) {
    REQUIRE(file_ >= 0);
    dup2(file_, STDERR_FILENO);
  }
  CaughtOutput(const CaughtOutput&) = delete;
  CaughtOutput& operator=(const CaughtOutput&) = delete;
  ~CaughtOutput() {
    dup2(before_, STDERR_FILENO);
    close(before_);
    close(file_);
  }
  [[nodiscard]] std::string text() const {
    std::string all(static_cast<std::size_t>(lseek(file_, 0, SEEK_END)), '\0');
    REQUIRE(pread(file_, all.data(), all.size(), 0) == static_cast<ssize_t>(all.size()));
    return all;
  }

 private:
  int file_;
  int before_;
};

}  // namespace

TEST_CASE("without batches a line is out when its call returns") {
  const CaughtOutput caught;
  log::put_out("a\n", log::Haste::can_wait);
  CHECK(caught.text() == "a\n");
}

TEST_CASE("a line that cannot wait takes those before it along, in their order") {
  const CaughtOutput caught;
  const log::Batches batches;
  log::put_out("a\n", log::Haste::can_wait);
  log::put_out("b\n", log::Haste::can_wait);
  log::put_out("c\n", log::Haste::at_once);
  CHECK(caught.text() == "a\nb\nc\n");
}

TEST_CASE("warnings and errors do not wait") {
  const CaughtOutput caught;
  const log::Batches batches;
  log::warning("test.warning");
  CHECK(caught.text().find(" warning test.warning\n") != std::string::npos);
  log::error("test.error", {{"why", "a reason"}});
  CHECK(caught.text().find(" error test.error why=\"a reason\"\n") != std::string::npos);
}

TEST_CASE("a line that waits is written without anybody asking") {
  const CaughtOutput caught;
  const log::Batches batches;
  for (const std::string line : {"first\n", "second\n"}) {  // the thread goes on after its first batch
    log::put_out(line, log::Haste::can_wait);
    constexpr int kPatience = 30'000;
    for (int i = 0; i < kPatience && caught.text().find(line) == std::string::npos; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  CHECK(caught.text() == "first\nsecond\n");
}

TEST_CASE("lines do not pile up beyond their limit") {
  const CaughtOutput caught;
  const log::Batches batches;
  const std::string line = std::string(1023, 'x') + '\n';
  std::size_t put = 0;
  for (; put <= 4 * log::Batches::kMostBytes; put += line.size()) log::put_out(line, log::Haste::can_wait);
  CHECK(put - caught.text().size() <= log::Batches::kMostBytes);
}

TEST_CASE("an orderly end loses no line of any thread, and those of one thread keep their order") {
  constexpr int kThreads = 4, kLines = 2000;
  const CaughtOutput caught;
  {
    const log::Batches batches;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([thread] {
        for (int i = 0; i < kLines; ++i) {
          log::put_out(std::to_string(thread) + " " + std::to_string(i) + "\n", i % 100 == 0 ? log::Haste::at_once : log::Haste::can_wait);
        }
      });
    }
  }
  std::array<int, kThreads> seen{};
  const std::string text = caught.text();
  for (std::size_t at = 0; at < text.size();) {
    const auto thread = static_cast<std::size_t>(text[at] - '0');
    REQUIRE(thread < seen.size());
    const std::string wanted = std::to_string(thread) + " " + std::to_string(seen.at(thread)++) + "\n";
    REQUIRE(text.substr(at, wanted.size()) == wanted);
    at += wanted.size();
  }
  for (const int lines : seen) CHECK(lines == kLines);
}

TEST_CASE("two batches at once are a bug") {
  const log::Batches batches;
  CHECK_THROWS_AS(log::Batches(), BrokenInvariant);
}
