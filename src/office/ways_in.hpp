#pragma once
#include "office/account.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"

/// What somebody can come in with beside a link, and when they last proved that they are the one.
namespace nhipcau::office {

struct WaysIn {
  bool has_password = false;
  bool asks_for_code = false;
  std::int64_t passkeys = 0;
  std::int64_t recovery_codes = 0;  ///< still good
  std::int64_t identities = 0;      ///< at providers in use
  /// Nothing to prove oneself with: a link is all there is.
  [[nodiscard]] bool is_link_alone() const { return !has_password && passkeys == 0 && identities == 0; }
};
WaysIn load_ways_in(store::Read& tx, const AccountId& account);

/// How long a proof holds for what changes the ways in; then it is asked for again, for the browser may have been left alone.
inline constexpr std::chrono::minutes kProofLife{10};

/// Whether the session's owner proved within kProofLife that they are the one (signing in is a proof), or has nothing to prove it with.
bool is_proved(store::Read& tx, const Clock& clock, const Session& session);
/// errors  forbidden office.proof_needed
Result<void> need_proof(store::Read& tx, const Clock& clock, const Session& session);
void note_proof(store::Write& tx, const Clock& clock, const SessionId& session);

/// Passkeys, codes and recovery codes of an account go: when it is closed, and when its owner begins anew by an invitation. The password,
/// sessions and links are not touched. Writes an audit line if there was anything.
void remove_passkeys_and_codes(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account);

}  // namespace nhipcau::office
