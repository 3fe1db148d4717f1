#include "base/process.hpp"

#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

using namespace nhipcau;

TEST_CASE("a process that keeps out of core dumps has no room for one, may make none, and still knows its own figures") {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    keep_out_of_core_dumps();
    rlimit limit{.rlim_cur = 1, .rlim_max = 1};
    getrlimit(RLIMIT_CORE, &limit);
    const bool is_kept = limit.rlim_cur == 0 && limit.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0;
    unsigned filter = ~0U;
    std::ifstream("/proc/self/coredump_filter") >> std::hex >> filter;
    _exit(is_kept && filter == 0 && read_process_figures().open_files > 2 ? 0 : 1);
  }
  int state = 0;
  REQUIRE(waitpid(child, &state, 0) == child);
  CHECK(WIFEXITED(state));
  CHECK(WEXITSTATUS(state) == 0);
}
