#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "office/account.hpp"
#include "store/database.hpp"

namespace nhipcau::office {

/// Who did something: an account, or the program itself (empty) on the command line.
struct Actor {
  AccountId account;
  std::string from_address;  ///< empty on the command line
};

/// A line of the audit trail, written in the transaction of the change, at the end of its connection's chain (audit_chain.hpp). The lines
/// of one process are in the order of writing, whatever its clock does; those of several processes on one PostgreSQL are in the order of
/// their clocks, which must be kept in step. Fields before and after, never bodies; for a refused classified paper neither title, number
/// nor file name.
struct AuditLine {
  std::string event;         ///< "directive.registered"
  std::string subject_kind;  ///< "paper"
  std::string subject_id;    ///< empty when nothing was kept
  std::string field;         ///< what changed, if one thing did
  std::string before;
  std::string after;
};
void audit(store::Write& tx, const Clock& clock, const Actor& actor, const AuditLine& line);

struct AuditEntry {
  std::string id;
  Instant at;
  Actor actor;
  AuditLine line;
};
/// When the newest line says it was written; none if there is none.
std::optional<Instant> last_audited(store::Read& tx);
/// The lines about one thing, newest first.
std::vector<AuditEntry> list_audit(store::Read& tx, std::string_view subject_kind, std::string_view subject_id, int limit);
/// The lines of one event, newest first.
std::vector<AuditEntry> list_audit_of(store::Read& tx, std::string_view event, int limit);

}  // namespace nhipcau::office
