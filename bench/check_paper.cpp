// Checking papers with all rules on (check::check_paper) beside reading them (files, cleaning, parsing: directive::read), in the same run,
// by turns, in CPU time. Prints milliseconds a paper and how many readings a check costs; the target is at most 1. What runs beside it on
// the machine only ever adds time, so a figure is the least of its rounds; beside the sum stands that of the medians.
// Usage, from the repository: bench_check_paper [text files …]
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "directive/check/check.hpp"
#include "directive/read.hpp"
#include "directive/tables.hpp"

namespace {

namespace fs = std::filesystem;
using namespace nhipcau;

constexpr int kRounds = 61;

std::vector<fs::path> usual_texts() {
  const fs::path folder = fs::exists("../shared/data/seeds") ? "../shared/data/seeds" : "samples";
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

std::string load(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct Times {
  double least = 0, median = 0;
};
Times times_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {values.front(), values[values.size() / 2]};
}

/// One paper, read and checked by turns, in milliseconds.
struct Measured {
  Times reading, checking;
  std::size_t findings = 0;
};
Measured measure(const std::string& text) {
  const directive::Tables& tables = directive::shipped_tables();
  const directive::check::Options options{.today = *Date::make(2026, 11, 23)};
  std::vector<double> reading, checking;
  Measured measured;
  for (int round = 0; round < kRounds; ++round) {
    double begun = cpu_seconds();
    const auto read = directive::read(text, tables);
    reading.push_back((cpu_seconds() - begun) * 1e3);
    if (!read) return {};
    begun = cpu_seconds();
    measured.findings = directive::check::check_paper(*read, tables, options).size();
    checking.push_back((cpu_seconds() - begun) * 1e3);
  }
  measured.reading = times_of(reading);
  measured.checking = times_of(checking);
  return measured;
}

}  // namespace

int main(int count, char** words) {
  std::vector<fs::path> paths(words + 1, words + count);
  if (paths.empty()) paths = usual_texts();
  Times reading, checking;
  for (const fs::path& path : paths) {
    const std::string text = load(path);
    const Measured one = measure(text);
    reading.least += one.reading.least;
    reading.median += one.reading.median;
    checking.least += one.checking.least;
    checking.median += one.checking.median;
    std::printf("%-44s %7.1f kB  read %7.3f ms  checked %7.3f ms  %5.2f  (%zu findings)\n", path.filename().c_str(),
                static_cast<double>(text.size()) / 1e3, one.reading.least, one.checking.least, one.checking.least / one.reading.least,
                one.findings);
  }
  std::printf("all: a check costs %.2f readings (target: at most 1); by medians %.2f\n", checking.least / reading.least,
              checking.median / reading.median);
  return 0;
}
