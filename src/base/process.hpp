#pragma once
#include <cstdint>

namespace nhipcau {

/// What the system says of this process; 0 where it says nothing (a system without /proc).
struct ProcessFigures {
  std::uint64_t resident_bytes = 0;
  std::uint64_t open_files = 0;
  std::uint64_t most_open_files = 0;
  double cpu_seconds = 0;
  double started_at_s = 0;  ///< seconds since 1970, UTC
};

ProcessFigures read_process_figures();

/// Whatever happens, the memory of this process, which may hold a classified paper or somebody's session, is not written to a disk, nor
/// that of what it starts: it inherits the limit of 0 bytes and, beyond an exec, that no memory goes into a dump. Only root may look into
/// /proc/PID/fd and the like from then on.
void keep_out_of_core_dumps();

}  // namespace nhipcau
