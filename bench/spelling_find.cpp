// Finding slips beside what every reader of a text does first: cleaning it and splitting it into runs. By turns, in one run, in CPU time.
// Prints MB/s of each, the ratio (slips over both; the target is at most 6), and how long the counts take to load (at most 10 ms).
// Usage, from the repository: bench_spelling_find [text files …]
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "spelling/slips.hpp"
#include "text/clean.hpp"

namespace {

namespace fs = std::filesystem;
using namespace nhipcau;

constexpr int kRounds = 15;

std::vector<fs::path> usual_texts() {
  const fs::path folder = fs::exists("../shared/data/seeds") ? "../shared/data/seeds" : "samples";
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  return found;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double seconds_of(const auto& work) {
  const double begun = cpu_seconds();
  work();
  return cpu_seconds() - begun;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<fs::path> given(argv + 1, argv + argc);
  std::vector<std::string> texts;
  double bytes = 0;
  for (const fs::path& path : given.empty() ? usual_texts() : given)
    bytes += static_cast<double>(texts.emplace_back(read_file(path)).size());
  if (bytes == 0) return 1;
  const double loading = seconds_of([] { (void)spelling::shipped_model(); });
  std::vector<double> reading, finding;
  std::size_t slips = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::string> cleaned;
    std::vector<text::Runs> runs;
    reading.push_back(seconds_of([&] {
      for (const std::string& text : texts) cleaned.push_back(text::clean(text).text);
      for (const std::string& text : cleaned) runs.push_back(text::split_runs(text, {0, text.size()}));
    }));
    finding.push_back(seconds_of([&] {
      for (std::size_t i = 0; i < cleaned.size(); ++i) slips += spelling::find_slips(spelling::shipped_model(), cleaned[i], runs[i]).size();
    }));
  }
  std::printf("slips %.1f MB/s (%zu found)  cleaning and runs %.1f MB/s  ratio %.2f  counts loaded in %.1f ms\n",
              bytes / median(finding) / 1e6, slips / kRounds, bytes / median(reading) / 1e6, median(finding) / median(reading),
              loading * 1e3);
  return 0;
}
