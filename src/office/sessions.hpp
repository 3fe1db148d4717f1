#pragma once
#include <vector>

#include "office/account.hpp"
#include "office/audit.hpp"

/// The sessions of an account, for the one whose they are; who manages accounts sees how many there are and may end them all.
namespace nhipcau::office {

struct OpenSession {
  SessionId id;
  Instant started_at, used_at;
  std::string from_address;  ///< where it began
  std::string begun_by;      ///< to_name(SignInWay); empty: from before this was kept
  std::string browser, system;
};

inline constexpr int kMostSessionsShown = 100;

/// Those that are good, the one used last first; at most kMostSessionsShown.
std::vector<OpenSession> list_sessions(store::Read& tx, const Clock& clock, const AccountId& account);

/// Ends a session of an account, and writes an audit line.
/// errors  not_found office.no_such_session: there is none of that id, or it is another account's
Result<void> end_session_of(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, const SessionId& session);

/// Ends all of an account but one (empty: all), writes an audit line if there were any, and tells how many.
std::int64_t end_sessions(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, const SessionId& kept = {});

}  // namespace nhipcau::office
