#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/audit.hpp"
#include "office/chained_line.hpp"
#include "store/database.hpp"

namespace nhipcau::office {

inline constexpr std::size_t kLongestBasis = 200, kLongestErasureReason = 500;  ///< characters

/// What is to be taken out of a line of the audit trail, and on whose word.
struct AuditErasure {
  std::string line;                 ///< its id
  std::vector<SealedValue> values;  ///< at least one
  std::string reason;               ///< why, in the words of who asks; without the value
  std::string basis;                ///< the paper that allows it: its number, or the request's
};

/// errors  invalid office.erasure_unfounded | office.erasure_too_long
Result<void> check_founded(const std::string& basis, const std::string& reason);

/// Takes personal data out of a line. The chain holds on: the values' salted hashes stay, and without the salts, which go with them, nobody
/// can find the values again by trying. For each value a line of its own says who asked, why, and which paper allows it.
/// A value that is empty or gone already is left alone; gives how many went.
/// errors  not_found office.no_such_audit_line{id} | invalid office.erasure_unfounded: no reason or no paper | office.erasure_too_long{most
/// of the
///         basis, most of the reason}
///         | conflict office.erasure_kept{id}: what the chains say of themselves is kept | conflict office.erasure_of_altered_line{id}
Result<std::size_t> erase_audit_values(store::Write& tx, const Clock& clock, const Actor& actor, const AuditErasure& erasure);

/// The event of such a line: its subject is the line, `field` the value's name, `before` the paper that allows it, `after` the reason.
inline constexpr std::string_view kErasedEvent = "office.audit_value_erased";
inline constexpr std::string_view kErasedKind = "audit_line";

}  // namespace nhipcau::office
