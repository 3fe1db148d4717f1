// What a child that reads a PDF may do to the server: nothing. The child here is bad_pdf_child.cpp, which does what its "PDF" says.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "files/pdf_child.hpp"
#include "files/pdf_wire.hpp"

using namespace nhipcau;
using namespace nhipcau::files;

namespace {

const Limits kSecond{.seconds = 1};
const Limits kMinute{.seconds = 60};  // no test waits so long

std::string good_answer() {
  return to_wire(Result<Extracted>(Extracted{.format = Format::pdf,
                                             .bytes = "Kế hoạch\n",
                                             .paragraph_of_line = {1},
                                             .pages = {{595, 842}},
                                             .lines = {{{0, 12}, 1, {1, 1, 9, 9}}}}));
}

std::string key_of(const Result<Extracted>& read) {
  return read ? "read" : read.error().key;
}

std::size_t open_files() {
  namespace fs = std::filesystem;
  return static_cast<std::size_t>(std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()));
}

bool has_children() {
  siginfo_t info{};
  return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 || errno != ECHILD;
}

/// The first child of this process that shows itself.
pid_t wait_for_child() {
  while (true) {
    for (const auto& thread : std::filesystem::directory_iterator("/proc/self/task")) {
      std::ifstream children(thread.path() / "children");
      pid_t id = 0;
      if (children >> id) return id;
    }
    std::this_thread::yield();
  }
}

}  // namespace

TEST_CASE("whatever a child does, its request ends with a sentence, nothing of it is left, and the next PDF is read") {
  const PdfChildren children(BAD_PDF_CHILD, 1);
  REQUIRE(key_of(children.read("answer " + good_answer(), kMinute)) == "read");
  const std::size_t files = open_files();
  const struct {
    const char* order;
    const char* key;
  } rows[] = {{"leave ", "files.damaged_pdf"},          {"crash ", "files.damaged_pdf"}, {"allocate ", "files.damaged_pdf"},
              {"pour ", "files.damaged_pdf"},           {"open ", "files.damaged_pdf"},  {"spin ", "files.too_slow"},
              {"answer nonsense ", "files.damaged_pdf"}};
  for (const auto& row : rows) {
    CAPTURE(std::string(row.order));
    CHECK(key_of(children.read(row.order + good_answer(), kMinute)) == std::string(row.key));  // the answer it gives if nothing stops it
    CHECK_FALSE(has_children());
    CHECK(open_files() == files);
    CHECK(key_of(children.read("answer " + good_answer(), kMinute)) == "read");
  }
}

TEST_CASE("a child that neither ends nor works is killed when its time is over") {
  const PdfChildren children(BAD_PDF_CHILD, 1);
  CHECK(key_of(children.read("sleep", kSecond)) == "files.too_slow");
  CHECK_FALSE(has_children());
}

TEST_CASE("no more children run at once than were allowed; one that is killed from outside costs its request alone") {
  const PdfChildren children(BAD_PDF_CHILD, 1);
  std::string sleeper;
  std::thread reader([&] { sleeper = key_of(children.read("sleep", kMinute)); });
  const pid_t child = wait_for_child();
  CHECK(key_of(children.read("answer " + good_answer(), Limits{.seconds = 0})) == "files.busy");
  kill(child, SIGKILL);
  reader.join();
  CHECK(sleeper == "files.damaged_pdf");
  CHECK_FALSE(has_children());
  CHECK(key_of(children.read("answer " + good_answer(), kMinute)) == "read");
}

TEST_CASE("more text than the limit is no answer") {
  Limits little = kMinute;
  little.text_bytes = 4;
  CHECK(key_of(PdfChildren(BAD_PDF_CHILD, 1).read("answer " + good_answer(), little)) == "files.too_long");
}
