#pragma once
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "office/chained_line.hpp"
#include "store/database.hpp"

namespace nhipcau::office {

/// Which lines, by their own times.
struct AuditPeriod {
  Instant from;
  Instant until;  ///< not itself
};

/// The lines of a period behind an id (empty: from the first), in the order of writing, as they are stored; at most `limit`.
/// Throws BrokenInvariant for a line that the program cannot have written (verify_audit names it).
std::vector<ChainedLine> list_audit_between(store::Read& tx, const AuditPeriod& period, std::string_view after, int limit);

}  // namespace nhipcau::office
