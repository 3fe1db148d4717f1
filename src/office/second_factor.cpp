#include "office/second_factor.hpp"

#include <algorithm>

#include "authenticator/one_time_code.hpp"
#include "authenticator/recovery_code.hpp"
#include "base/hash.hpp"
#include "office/account_row.hpp"
#include "office/notices.hpp"

namespace nhipcau::office {
namespace {

constexpr std::int64_t kNeverUsed = -1;

/// What a secret is closed for: one that is copied to another account's row opens no more.
std::string purpose_of(const AccountId& account) {
  return "one-time codes of " + account.value;
}

std::string hash_of(const AccountId& account, std::string_view code) {
  return sha256("nhipcau recovery code " + account.value + " " + std::string(code)).hex;
}

std::chrono::seconds wait_after(std::int64_t wrong_codes) {
  constexpr std::int64_t kDoublings = 7;  // 30 s · 2^7 is beyond an hour
  if (wrong_codes < kFreeWrongCodes) return std::chrono::seconds{0};
  const std::int64_t doublings = std::min(wrong_codes - kFreeWrongCodes, kDoublings);
  return std::min<std::chrono::seconds>(kFirstCodeWait * (std::int64_t{1} << doublings), kLongestCodeWait);
}

/// How long to wait still. A wait that ends further away than any is of a clock that was set back.
std::chrono::seconds wait_left(const store::Row& row, Instant now) {
  const std::string until = row.text("wait_until");
  if (until.empty()) return std::chrono::seconds{0};
  const auto left = std::chrono::ceil<std::chrono::seconds>(from_rfc3339(until) - now);
  return left > kLongestCodeWait ? std::chrono::seconds{0} : std::max(left, std::chrono::seconds{0});
}

CodeCheck note_wrong(store::Write& tx, Instant now, const AccountId& account, const store::Row& row) {
  const std::int64_t wrong = row.integer("wrong_codes") + 1;
  const auto wait = wait_after(wrong);
  tx.run("office.note_wrong_code", account.value, wrong, wait.count() == 0 ? std::string() : to_rfc3339(now + wait));
  return {CodeVerdict::wrong};
}

CodeCheck check_code(store::Write& tx, const Clock& clock, const SecretKey& key, const AccountId& account, std::string_view typed) {
  const auto row = tx.one("office.find_code_secret", account.value);
  if (!row) return {CodeVerdict::none};
  const Instant now = clock.now();
  if (const auto left = wait_left(*row, now); left.count() > 0) return {CodeVerdict::wait, left};
  const auto secret = unseal(key, purpose_of(account), row->text("sealed"));
  if (!secret) return {CodeVerdict::unreadable};
  const auto step = authenticator::find_step(*secret, typed, now, row->integer("last_step"));
  if (!step) return note_wrong(tx, now, account, *row);
  tx.run("office.use_code_step", account.value, *step);
  return {CodeVerdict::right};
}

/// Whether it was a good one; then it is used up.
bool use_recovery_code(store::Write& tx, const Clock& clock, const Actor& actor, std::string_view code) {
  if (tx.run("office.use_recovery_code", hash_of(actor.account, code), to_rfc3339(clock.now())) == 0) return false;
  audit(tx, clock, actor,
        {.event = "office.recovery_code_used",
         .subject_kind = "account",
         .subject_id = actor.account.value,
         .field = {},
         .before = {},
         .after = std::to_string(count_recovery_codes(tx, actor.account))});
  notify_owner(tx, clock, actor.account, "recovery_code_used");
  return true;
}

}  // namespace

bool asks_for_code(store::Read& tx, const AccountId& account) {
  const auto row = tx.one("office.find_code_secret", account.value);
  return row && row->maybe_text("confirmed_at");
}

Result<std::string> begin_code_app(store::Write& tx, const Clock& clock, const SecretKey& key, const AccountId& account) {
  if (asks_for_code(tx, account)) return fail(Code::conflict, "office.code_app_there");
  const auto loaded = load_account(tx, account);
  if (!loaded) return tl::unexpected(loaded.error());
  if (!loaded->has_password) return fail(Code::conflict, "office.code_needs_password");
  std::string secret = random_bytes(authenticator::kCodeSecretBytes);
  tx.run("office.begin_code_secret", account.value, seal(key, purpose_of(account), secret), to_rfc3339(clock.now()), kNeverUsed);
  return secret;
}

Error error_of(const CodeCheck& check) {
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(check.wait).count();
  switch (check.verdict) {
    case CodeVerdict::wait: return {Code::unavailable, "office.codes_wait", {std::to_string(minutes)}};
    case CodeVerdict::unreadable: return {Code::unauthenticated, "office.code_unreadable"};
    case CodeVerdict::none: return {Code::conflict, "office.no_code_app"};
    case CodeVerdict::right:
    case CodeVerdict::wrong: break;
  }
  return {Code::unauthenticated, "office.wrong_code"};
}

CodeCheck confirm_code_app(store::Write& tx, const Clock& clock, const SecretKey& key, const Actor& actor, std::string_view typed) {
  if (asks_for_code(tx, actor.account)) return {CodeVerdict::none};
  const CodeCheck check = check_code(tx, clock, key, actor.account, typed);
  if (check.verdict != CodeVerdict::right) return check;
  tx.run("office.confirm_code_secret", actor.account.value, to_rfc3339(clock.now()));
  audit(tx, clock, actor,
        {.event = "office.code_app_added",
         .subject_kind = "account",
         .subject_id = actor.account.value,
         .field = {},
         .before = {},
         .after = {}});
  notify_owner(tx, clock, actor.account, "code_app_added");
  return check;
}

CodeCheck check_second_factor(store::Write& tx, const Clock& clock, const SecretKey& key, const Actor& actor, std::string_view typed) {
  if (!asks_for_code(tx, actor.account)) return {CodeVerdict::none};
  const auto recovery = authenticator::read_recovery_code(typed);
  if (!recovery) return check_code(tx, clock, key, actor.account, typed);
  return {use_recovery_code(tx, clock, actor, *recovery) ? CodeVerdict::right : CodeVerdict::wrong};
}

Result<void> remove_code_app(store::Write& tx, const Clock& clock, const Actor& actor) {
  if (!asks_for_code(tx, actor.account)) return fail(Code::conflict, "office.no_code_app");
  tx.run("office.remove_code_secret", actor.account.value);
  tx.run("office.remove_recovery_codes", actor.account.value);
  audit(tx, clock, actor,
        {.event = "office.code_app_removed",
         .subject_kind = "account",
         .subject_id = actor.account.value,
         .field = {},
         .before = {},
         .after = {}});
  notify_owner(tx, clock, actor.account, "code_app_removed");
  return {};
}

Result<std::vector<std::string>> make_recovery_codes(store::Write& tx, const Clock& clock, const Actor& actor) {
  if (!asks_for_code(tx, actor.account)) return fail(Code::conflict, "office.no_code_app");
  tx.run("office.remove_recovery_codes", actor.account.value);
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < authenticator::kRecoveryCodes; ++i) {
    codes.push_back(authenticator::make_recovery_code());
    tx.run("office.add_recovery_code", hash_of(actor.account, *authenticator::read_recovery_code(codes.back())), actor.account.value,
           to_rfc3339(clock.now()));
  }
  audit(tx, clock, actor,
        {.event = "office.recovery_codes_made",
         .subject_kind = "account",
         .subject_id = actor.account.value,
         .field = {},
         .before = {},
         .after = {}});
  notify_owner(tx, clock, actor.account, "recovery_codes_made");
  return codes;
}

std::int64_t count_recovery_codes(store::Read& tx, const AccountId& account) {
  return tx.one("office.count_recovery_codes", account.value)->integer("how_many");
}

}  // namespace nhipcau::office
