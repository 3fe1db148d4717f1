#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/chained_line.hpp"
#include "store/database.hpp"

namespace nhipcau::office {

/// How far a reader of the trail has come: behind this line. As it is made: before all lines.
struct TrailPlace {
  std::int64_t chain = -1;
  std::int64_t position = 0;
  std::string id = {};
};
TrailPlace place_of(const ChainedLine& line);

/// The lines behind a place, chain by chain in their order, as they are stored; at most `limit`. The trail only grows, at the ends of its
/// chains: pages that are each read for themselves make a whole.
/// errors  conflict office.audit_line_unreadable{chain, position}: no line of the program's (verify_audit tells more)
Result<std::vector<ChainedLine>> list_trail(store::Read& tx, const TrailPlace& after, int limit);

/// Which lines, by their own times.
struct AuditPeriod {
  Instant from;
  Instant until;  ///< not itself
};
bool is_within(const ChainedLine& line, const AuditPeriod& period);

}  // namespace nhipcau::office
