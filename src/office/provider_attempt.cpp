#include "office/provider_attempt.hpp"

#include "base/hash.hpp"

namespace nhipcau::office {
namespace {

std::string_view to_name(AttemptPurpose purpose) {
  switch (purpose) {
    case AttemptPurpose::sign_in: return "sign_in";
    case AttemptPurpose::join: return "join";
    case AttemptPurpose::prove: return "prove";
  }
  return "";
}

std::string purpose_of_secret(const std::string& state_hash) {
  return "verifier of attempt " + state_hash;
}

std::optional<std::string> maybe_account(const AccountId& account) {
  return account.empty() ? std::nullopt : std::optional(account.value);
}

}  // namespace

void remove_old_attempts(store::Write& tx, Instant now) {
  tx.run("office.remove_old_attempts", to_rfc3339(now), to_rfc3339(now + kAttemptLife));
}

AttemptSecrets begin_attempt(store::Write& tx, const Clock& clock, const SecretKey& key, const Attempt& attempt) {
  const Instant now = clock.now();
  AttemptSecrets secrets{.state = std::string(to_name(attempt.purpose).substr(0, 1)) + "." + random_token(),
                         .nonce = random_token(),
                         .verifier = random_token()};
  const std::string state_hash = sha256(secrets.state).hex;
  remove_old_attempts(tx, now);
  tx.run("office.add_attempt", state_hash, attempt.provider.value, to_name(attempt.purpose), sha256(attempt.browser).hex,
         maybe_account(attempt.account), sha256(secrets.nonce).hex, seal(key, purpose_of_secret(state_hash), secrets.verifier),
         attempt.back, to_rfc3339(now), to_rfc3339(now + kAttemptLife));
  return secrets;
}

std::optional<TakenAttempt> take_attempt(store::Write& tx, const Clock& clock, const SecretKey& key, const Attempt& from,
                                         std::string_view state) {
  const std::string state_hash = sha256(state).hex, now = to_rfc3339(clock.now());
  const auto row = tx.one("office.take_attempt", state_hash, sha256(from.browser).hex);
  if (!row) return std::nullopt;
  const bool is_theirs = row->text("purpose") == to_name(from.purpose) && row->maybe_text("account_id") == maybe_account(from.account);
  const bool is_in_time = row->text("made_at") <= now && now < row->text("expires_at");
  auto verifier = unseal(key, purpose_of_secret(state_hash), row->text("sealed_verifier"));
  if (!is_theirs || !is_in_time || !verifier) return std::nullopt;
  return TakenAttempt{.provider = {row->text("provider_id")},
                      .back = row->text("back"),
                      .nonce_hash = row->text("nonce_hash"),
                      .verifier = std::move(*verifier),
                      .begun_at = from_rfc3339(row->text("made_at"))};
}

}  // namespace nhipcau::office
