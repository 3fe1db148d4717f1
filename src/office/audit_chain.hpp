#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/date.hpp"
#include "office/chained_line.hpp"
#include "store/database.hpp"

/// The chains of the audit trail (docs/decisions/0019-audit-chain.md): each connection that writes has one to itself, so that two writes
/// never wait for one another's line. Chain 0 holds the lines from before there were chains.
namespace nhipcau::office {

inline constexpr std::int64_t kOlderLines = 0;  ///< the chain of lines from before

/// Where a chain ended.
struct ChainHead {
  std::int64_t chain = 0;
  std::int64_t position = 0;
  std::string hash;
  friend bool operator==(const ChainHead&, const ChainHead&) = default;
};

/// Puts a line at the end of a chain: gives it position, seal and hashes and writes it, with the chain's head.
/// line    without these
/// throws  BrokenInvariant if not just one line and one head were written
void append(store::Write& tx, std::int64_t chain, ChainedLine line);

/// The same at the end of this connection's own chain, that of its lane. A chain is begun only once all lower ones are: until then the line
/// goes to the lowest that is not, so no number is left out, and where one is missing a chain was taken away.
void append(store::Write& tx, ChainedLine line);

/// Where the chains end now, by chain.
std::vector<ChainHead> list_heads(store::Read& tx);
/// Whether all lines of a day are there: it is over, and so long that a write which began in it has come to its end.
bool is_settled(const Date& day, Instant now);
inline constexpr std::chrono::minutes kDaySettles{10};

/// Where each chain ended with the last line written before `end`, by the lines' own times. Reads the whole trail's times.
std::vector<ChainHead> list_heads_before(store::Read& tx, Instant end);

/// The first moment after a day in Việt Nam.
Instant end_of(const Date& day);

/// One hash for all heads: SHA-256 of text("nhipcau audit heads 1") text(when) and for each text(chain) text(position) text(hash), by
/// chain. when  the day ("2026-11-22") or the moment that is stated
Sha256 hash_of(std::string_view when, const std::vector<ChainHead>& heads);

/// Puts the lines from before there were chains into chain 0, in the order of writing, a page a transaction; then writes a line that says
/// so, with their number and the last one's hash, so that none can join them later. Only reads, and does nothing, once any other line was
/// written: what stands outside the chains then was put there by another hand (verify_audit tells it). Safe from several processes at once,
/// of which one does the work and the others wait; killed at any moment, it goes on when asked again.
/// report  after each page: lines done so far
/// throws  DatabaseError (busy) after ten minutes of waiting for others
void chain_older_lines(store::Database& database, const Clock& clock, const std::function<void(std::int64_t)>& report = {});

/// The event of that line: its subject is chain 0, `after` the number of lines and their last hash with a space between.
inline constexpr std::string_view kChainedEvent = "office.audit_chained";
inline constexpr std::string_view kChainKind = "audit_chain";

}  // namespace nhipcau::office
