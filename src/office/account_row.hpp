#pragma once
#include "office/account.hpp"
#include "office/audit.hpp"

namespace nhipcau::office {

/// An account of a row with id, name, shown_name, language, password_hash, closed_at.
Account to_account(const store::Row& row);

/// What a session begins with.
struct Beginning {
  AccountId account;
  SignInWay way = SignInWay::password;
  std::optional<std::string> link_hash = std::nullopt;  ///< the link it was begun by
  bool needs_way_in = false;
};
/// See sign_in.
Result<SignedIn> begin_session(store::Write& tx, const Clock& clock, const Beginning& beginning, const Arrival& from);

/// A new link's token; older unused links of the account end. Writes an audit line.
std::string add_link(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, LinkPurpose purpose);

/// Adds an account; writes an audit line. Its name is nobody's yet.
Account add_account(store::Write& tx, const Clock& clock, const Actor& actor, Account account);

bool is_language(std::string_view code);

/// As a clock on a wall in Việt Nam says it: "2026-11-22T10:42:00.000".
inline std::string time_in_vietnam(Instant at) {
  constexpr std::chrono::hours kOffset{7};
  return to_rfc3339(at + kOffset).substr(0, 23);
}

/// How many milliseconds since 1970, for make_id.
inline long long to_ms(Instant at) {
  return at.time_since_epoch().count();
}

}  // namespace nhipcau::office
