// Papers read, each beside a peer in the same run, by turns, from bytes in memory:
//   DOCX  ours from bytes to record (unzip, lines, cleaning, parsing) beside python-docx, which gives the text alone (papers_peer.py, one
//         process that is started once and times itself); more than 1 is faster than the peer, the target is 2
//   PDF   ours from bytes to record, poppler included, beside poppler's words alone (text_list of each page); the target is 0.6
// Prints milliseconds of CPU time (medians, both processes their own) and ratios, of each file and of all together, and the ratio by the
// clock beside: on a machine that others use too, the CPU time is what tells.
// Usage, from the repository: bench_papers [FOLDER]   (../shared/data/seeds; skipped where that is absent)
#include <poppler-document.h>
#include <poppler-page.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "directive/read.hpp"
#include "directive/tables.hpp"

namespace {

namespace fs = std::filesystem;
using namespace nhipcau;

constexpr int kRounds = 21;
constexpr const char* kPapers[] = {"000", "001", "002", "003", "004-structured"};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What one reading took.
struct Seconds {
  double cpu = 0, wall = 0;
};

/// papers_peer.py: a line with a path in, a line with the seconds out.
class Python {
 public:
  Python() {
    int to[2] = {}, from[2] = {};
    if (pipe(to) != 0 || pipe(from) != 0) return;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, to[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, from[1], STDOUT_FILENO);
    for (const int end : {to[0], to[1], from[0], from[1]}) posix_spawn_file_actions_addclose(&actions, end);
    std::string words[] = {"/usr/bin/python3", "bench/papers_peer.py"};
    char* const arguments[] = {words[0].data(), words[1].data(), nullptr};
    const bool is_started = posix_spawn(&id_, arguments[0], &actions, nullptr, arguments, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(to[0]);
    close(from[1]);
    to_ = fdopen(to[1], "w");
    from_ = fdopen(from[0], "r");
    is_ready_ = is_started && !ask("").empty();
  }
  ~Python() {
    if (to_ != nullptr) std::fclose(to_);
    if (from_ != nullptr) std::fclose(from_);
    if (id_ > 0) waitpid(id_, nullptr, 0);
  }
  Python(const Python&) = delete;
  Python& operator=(const Python&) = delete;

  [[nodiscard]] bool is_ready() const { return is_ready_; }
  Seconds seconds_for(const fs::path& path) {
    const std::string answer = ask(path.string());
    char* rest = nullptr;
    const double wall = std::strtod(answer.c_str(), &rest);
    return {.cpu = std::strtod(rest, nullptr), .wall = wall};
  }

 private:
  std::string ask(const std::string& question) {
    std::fprintf(to_, "%s\n", question.c_str());
    std::fflush(to_);
    char line[64] = {};
    return std::fgets(line, sizeof line, from_) == nullptr ? std::string() : std::string(line);
  }

  pid_t id_ = -1;
  std::FILE* to_ = nullptr;
  std::FILE* from_ = nullptr;
  bool is_ready_ = false;
};

double cpu_now() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Seconds seconds_of(const std::function<bool()>& work) {
  const auto begun = std::chrono::steady_clock::now();
  const double cpu_begun = cpu_now();
  const bool is_done = work();
  const Seconds seconds{.cpu = cpu_now() - cpu_begun,
                        .wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count()};
  if (!is_done) {
    std::puts("a paper could not be read");
    std::exit(1);
  }
  return seconds;
}

/// Of each kind of time its own.
Seconds median(const std::vector<Seconds>& rounds) {
  const auto middle = [&](double Seconds::*kind) {
    std::vector<double> values;
    for (const Seconds& round : rounds) values.push_back(round.*kind);
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  };
  return {.cpu = middle(&Seconds::cpu), .wall = middle(&Seconds::wall)};
}

bool words_by_poppler(const std::string& bytes) {
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document == nullptr) return false;
  std::size_t words = 0;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    words += page->text_list().size();
  }
  return words > 0;
}

/// What all files of a kind took, of the medians.
struct Sum {
  Seconds ours, peer;
};

void add(Seconds& sum, const Seconds& more) {
  sum.cpu += more.cpu;
  sum.wall += more.wall;
}

void print(const char* name, const Sum& took) {
  std::printf("%-24s ours %7.2f ms  peer %7.2f ms  ratio %.2f  (by the clock %.2f)", name, took.ours.cpu * 1e3, took.peer.cpu * 1e3,
              took.peer.cpu / took.ours.cpu, took.peer.wall / took.ours.wall);
}

void compare(const fs::path& path, const directive::Tables& tables, const std::function<Seconds(const std::string&)>& peer, Sum& sum) {
  const std::string bytes = read_file(path);
  std::vector<Seconds> ours, other;
  for (int round = 0; round < kRounds; ++round) {  // by turns, so that both see the same machine
    ours.push_back(seconds_of([&] { return directive::read(bytes, tables).has_value(); }));
    other.push_back(peer(bytes));
  }
  const Sum took{.ours = median(ours), .peer = median(other)};
  print(path.filename().c_str(), took);
  std::puts("");
  add(sum.ours, took.ours);
  add(sum.peer, took.peer);
}

void print(const char* kind, const Sum& sum, double target) {
  print(kind, sum);
  std::printf("  target %.1f\n", target);
}

}  // namespace

int main(int argc, char** argv) {
  const fs::path folder = argc > 1 ? argv[1] : "../shared/data/seeds";
  if (!fs::is_directory(folder)) {
    std::printf("skipped: %s is not here\n", folder.c_str());
    return 0;
  }
  const directive::Tables& tables = directive::shipped_tables();
  Python python;
  if (!python.is_ready()) std::puts("DOCX skipped: python-docx is not here (Debian: python3-docx)");
  Sum docx, pdf;
  for (const char* name : kPapers) {
    const fs::path path = folder / (std::string(name) + ".docx");
    if (python.is_ready())
      compare(
          path, tables, [&](const std::string&) { return python.seconds_for(path); }, docx);
  }
  if (python.is_ready()) print("DOCX, all", docx, 2.0);
  for (const char* name : kPapers) {
    compare(
        folder / (std::string(name) + ".pdf"), tables,
        [](const std::string& bytes) { return seconds_of([&] { return words_by_poppler(bytes); }); }, pdf);
  }
  print("PDF, all", pdf, 0.6);
  return 0;
}
