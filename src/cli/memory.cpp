#include "cli/memory.hpp"

#include <malloc.h>

namespace nhipcau::cli {
namespace {

constexpr int kOwnMapping = 256 << 10;  ///< bytes: a buffer from here on is mapped alone. Fixed, for glibc would let it grow to 32 MiB
constexpr int kKeptAtTop = 1 << 20;     ///< bytes free at the top of a heap that are not given back
constexpr int kHeaps = 4;               ///< as many as workers

}  // namespace

void give_memory_back() {
  mallopt(M_MMAP_THRESHOLD, kOwnMapping);
  mallopt(M_TRIM_THRESHOLD, kKeptAtTop);
  mallopt(M_ARENA_MAX, kHeaps);
}

}  // namespace nhipcau::cli
