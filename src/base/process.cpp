#include "base/process.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace nhipcau {
namespace {

/// Field `number` (from 1, see proc(5)) of /proc/self/stat. The second, the program's name, may hold anything but its last ")".
double stat_field(int number) {
  std::ifstream file("/proc/self/stat");
  std::string line;
  std::getline(file, line);
  const std::size_t end = line.rfind(')');
  if (end == std::string::npos) return 0;
  std::istringstream rest(line.substr(end + 1));
  std::string word;
  for (int field = 3; field <= number && rest >> word; ++field) {
    if (field == number) return std::stod(word);
  }
  return 0;
}

/// When the machine started, in seconds since 1970. (/proc/stat says it too, but a hardened service does not see that.)
double boot_time() {
  constexpr double kNsPerSecond = 1e9;
  timespec now{};
  timespec up{};
  if (clock_gettime(CLOCK_REALTIME, &now) != 0 || clock_gettime(CLOCK_BOOTTIME, &up) != 0) return 0;
  return static_cast<double>(now.tv_sec - up.tv_sec) + static_cast<double>(now.tv_nsec - up.tv_nsec) / kNsPerSecond;
}

std::uint64_t count_open_files() {
  std::error_code error;
  const std::filesystem::directory_iterator files("/proc/self/fd", error);
  return error ? 0 : static_cast<std::uint64_t>(std::distance(begin(files), end(files)));
}

}  // namespace

ProcessFigures read_process_figures() {
  constexpr int kUserTime = 14;
  constexpr int kSystemTime = 15;
  constexpr int kStartTime = 22;
  const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  ProcessFigures figures;
  std::ifstream memory("/proc/self/statm");
  std::uint64_t all_pages = 0;
  std::uint64_t pages = 0;
  if (memory >> all_pages >> pages) figures.resident_bytes = pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  figures.open_files = count_open_files();
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) figures.most_open_files = limit.rlim_cur;
  figures.cpu_seconds = (stat_field(kUserTime) + stat_field(kSystemTime)) / ticks;
  const double booted = boot_time();
  if (booted > 0) figures.started_at_s = booted + stat_field(kStartTime) / ticks;
  return figures;
}

void keep_out_of_core_dumps() {
  std::ofstream("/proc/self/coredump_filter") << "0";  // first: PR_SET_DUMPABLE below takes the right to write it
  const rlimit none{.rlim_cur = 0, .rlim_max = 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);  // where dumps go to a program, the system does not ask for the limit
}

}  // namespace nhipcau
