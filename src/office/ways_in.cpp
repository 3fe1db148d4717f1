#include "office/ways_in.hpp"

#include "office/second_factor.hpp"

namespace nhipcau::office {

WaysIn load_ways_in(store::Read& tx, const AccountId& account) {
  const auto loaded = load_account(tx, account);
  return {.has_password = loaded && loaded->has_password,
          .asks_for_code = asks_for_code(tx, account),
          .passkeys = tx.one("office.count_passkeys", account.value)->integer("how_many"),
          .recovery_codes = count_recovery_codes(tx, account),
          .identities = tx.one("office.count_identities", account.value)->integer("how_many")};
}

bool is_proved(store::Read& tx, const Clock& clock, const Session& session) {
  const auto row = tx.one("office.load_proof", session.id.value);
  if (!row) return false;
  const Instant at = from_rfc3339(row->text("proved_at")), now = clock.now();
  if (at <= now && now < at + kProofLife) return true;  // one from later than now is of a clock that was set back
  return load_ways_in(tx, session.account).is_link_alone();
}

Result<void> need_proof(store::Read& tx, const Clock& clock, const Session& session) {
  if (!is_proved(tx, clock, session)) return fail(Code::forbidden, "office.proof_needed");
  return {};
}

void note_proof(store::Write& tx, const Clock& clock, const SessionId& session) {
  tx.run("office.note_proof", session.value, to_rfc3339(clock.now()));
}

void remove_passkeys_and_codes(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account) {
  tx.run("office.remove_challenges", account.value);
  const auto removed = tx.run("office.remove_passkeys", account.value) + tx.run("office.remove_code_secret", account.value) +
                       tx.run("office.remove_recovery_codes", account.value);
  if (removed == 0) return;
  audit(tx, clock, actor,
        {.event = "office.passkeys_and_codes_removed",
         .subject_kind = "account",
         .subject_id = account.value,
         .field = {},
         .before = {},
         .after = {}});
}

}  // namespace nhipcau::office
