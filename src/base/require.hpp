#pragma once
#include <stdexcept>
#include <string>

namespace nhipcau {

/// A bug in the program: an invariant that does not hold. Caught only where a request or a command ends.
class BrokenInvariant : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws BrokenInvariant with `why` (English, for the log) unless `condition` holds.
inline void require(bool condition, const char* why) {
  if (!condition) throw BrokenInvariant(why);
}

}  // namespace nhipcau
