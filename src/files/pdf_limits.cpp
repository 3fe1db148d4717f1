#include "files/pdf_limits.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>

#include "files/no_network.hpp"

namespace nhipcau::files {
namespace {

constexpr rlim_t kMemoryBytes = 1U << 30U;
constexpr rlim_t kOutputBytes = 64U << 20U;
constexpr rlim_t kFiles = 64;  // fonts

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLimitsMemory = false;
#elif defined(__has_feature)
constexpr bool kLimitsMemory = !__has_feature(address_sanitizer);
#else
constexpr bool kLimitsMemory = true;
#endif

void limit(__rlimit_resource what, rlim_t most, rlim_t at_the_very_most) {
  const rlimit both{.rlim_cur = most, .rlim_max = at_the_very_most};
  setrlimit(what, &both);
}

void limit(__rlimit_resource what, rlim_t most) {
  limit(what, most, most);
}

}  // namespace

void limit_pdf_process(const Limits& limits) {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_DUMPABLE, 0);
  forbid_network();
  limit(RLIMIT_CORE, 0);
  const auto seconds = static_cast<rlim_t>(std::max(limits.seconds, 1));
  limit(RLIMIT_CPU, seconds, seconds + 1);  // with one limit alone it would be killed without saying why (SIGXCPU)
  limit(RLIMIT_FSIZE, kOutputBytes);
  limit(RLIMIT_NOFILE, kFiles);
  limit(RLIMIT_NPROC, 0);
  if (kLimitsMemory) limit(RLIMIT_AS, kMemoryBytes);
}

}  // namespace nhipcau::files
