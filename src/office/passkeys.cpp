#include "office/passkeys.hpp"

#include <algorithm>

#include "base/base64url.hpp"
#include "base/hash.hpp"
#include "office/account_row.hpp"
#include "office/notices.hpp"

namespace nhipcau::office {
namespace {

constexpr std::size_t kChallengeBytes = 32;

std::string_view to_name(ChallengePurpose purpose) {
  switch (purpose) {
    case ChallengePurpose::register_passkey: return "register";
    case ChallengePurpose::sign_in: return "sign_in";
    case ChallengePurpose::prove: return "prove";
  }
  return "";
}

std::optional<std::string> maybe_account(const AccountId& account) {
  return account.empty() ? std::nullopt : std::optional(account.value);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return words;
}

/// "internal", "smart-card": what browsers say today and may say tomorrow, and nothing longer.
bool is_transport(std::string_view word) {
  constexpr std::size_t kLongest = 20;
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
  return !word.empty() && word.size() <= kLongest && std::ranges::all_of(word, fits);
}

std::string in_line(const std::vector<std::string>& transports) {
  std::string line;
  std::size_t count = 0;
  for (const std::string& word : transports) {
    if (!is_transport(word) || ++count > kMostTransports) continue;
    line += (line.empty() ? "" : " ") + word;
  }
  return line;
}

Passkey to_passkey(const store::Row& row) {
  const auto used_on = row.maybe_text("used_on");
  return {.id = {row.text("id")},
          .account = {row.text("account_id")},
          .name = row.text("name"),
          .transports = words_of(row.text("transports")),
          .made_at = from_rfc3339(row.text("made_at")),
          .used_on = used_on ? Date::from_iso(*used_on) : std::nullopt,
          .credential = {.id = from_base64url(row.text("credential")).value_or(""),
                         .cose_key = from_base64url(row.text("cose_key")).value_or(""),
                         .counter = static_cast<std::uint32_t>(row.integer("counter")),
                         .may_be_backed_up = row.boolean("may_be_backed_up"),
                         .is_backed_up = row.boolean("is_backed_up")}};
}

Result<Passkey> load_own(store::Read& tx, const Actor& actor, const PasskeyId& passkey) {
  const auto row = tx.one("office.load_passkey", passkey.value, actor.account.value);
  if (!row) return fail(Code::not_found, "office.no_such_passkey");
  return to_passkey(*row);
}

}  // namespace

void remove_old_challenges(store::Write& tx, Instant now) {
  tx.run("office.remove_old_challenges", to_rfc3339(now), to_rfc3339(now + kChallengeLife));
}

std::string make_challenge(store::Write& tx, const Clock& clock, const Asked& asked) {
  const Instant now = clock.now();
  std::string challenge = random_bytes(kChallengeBytes);
  remove_old_challenges(tx, now);
  tx.run("office.add_challenge", sha256(challenge).hex, to_name(asked.purpose), sha256(asked.browser).hex, maybe_account(asked.account),
         to_rfc3339(now), to_rfc3339(now + kChallengeLife));
  return challenge;
}

bool take_challenge(store::Write& tx, const Clock& clock, const Asked& asked, std::string_view challenge) {
  const auto row = tx.one("office.take_challenge", sha256(challenge).hex, sha256(asked.browser).hex);
  if (!row) return false;
  const std::string now = to_rfc3339(clock.now());
  return row->text("purpose") == to_name(asked.purpose) && row->maybe_text("account_id") == maybe_account(asked.account) &&
         row->text("made_at") <= now && now < row->text("expires_at");
}

Result<Passkey> add_passkey(store::Write& tx, const Clock& clock, const Actor& actor, const NewPasskey& passkey) {
  if (tx.one("office.count_passkeys", actor.account.value)->integer("how_many") >= kMostPasskeys) {
    return fail(Code::conflict, "office.too_many_passkeys", {std::to_string(kMostPasskeys)});
  }
  const Instant now = clock.now();
  const auto id = make_id<PasskeyId>(to_ms(now));
  const auto& made = passkey.credential;
  const auto added =
      tx.run("office.add_passkey", id.value, actor.account.value, to_base64url(made.id), to_base64url(made.cose_key), passkey.name,
             in_line(passkey.transports), std::int64_t{made.counter}, made.may_be_backed_up, made.is_backed_up, to_rfc3339(now));
  if (added == 0) return fail(Code::conflict, "office.passkey_known");
  audit(tx, clock, actor,
        {.event = "office.passkey_added",
         .subject_kind = "account",
         .subject_id = actor.account.value,
         .field = "passkey",
         .before = {},
         .after = passkey.name});
  notify_owner(tx, clock, actor.account, "passkey_added", {passkey.name});
  return load_own(tx, actor, id);
}

std::vector<Passkey> list_passkeys(store::Read& tx, const AccountId& account) {
  std::vector<Passkey> passkeys;
  for (const auto& row : tx.many("office.list_passkeys", account.value, kMostPasskeys)) passkeys.push_back(to_passkey(row));
  return passkeys;
}

std::optional<Passkey> find_passkey(store::Read& tx, std::string_view credential) {
  const auto row = tx.one("office.find_passkey", to_base64url(credential));
  return row ? std::optional(to_passkey(*row)) : std::nullopt;
}

Result<Passkey> rename_passkey(store::Write& tx, const Clock& clock, const Actor& actor, const PasskeyId& passkey, std::string_view name) {
  const auto before = load_own(tx, actor, passkey);
  if (!before) return before;
  if (before->name == name) return before;
  tx.run("office.rename_passkey", passkey.value, name);
  audit(tx, clock, actor,
        {.event = "office.passkey_renamed",
         .subject_kind = "account",
         .subject_id = actor.account.value,
         .field = "passkey",
         .before = before->name,
         .after = std::string(name)});
  return load_own(tx, actor, passkey);
}

Result<void> remove_passkey(store::Write& tx, const Clock& clock, const Actor& actor, const PasskeyId& passkey) {
  const auto before = load_own(tx, actor, passkey);
  if (!before) return tl::unexpected(before.error());
  tx.run("office.remove_passkey", passkey.value);
  audit(tx, clock, actor,
        {.event = "office.passkey_removed",
         .subject_kind = "account",
         .subject_id = actor.account.value,
         .field = "passkey",
         .before = before->name,
         .after = {}});
  notify_owner(tx, clock, actor.account, "passkey_removed", {before->name});
  return {};
}

Result<void> note_passkey_use(store::Write& tx, const Clock& clock, const Passkey& passkey, const authenticator::Used& used) {
  const auto noted = tx.run("office.note_passkey_use", passkey.id.value, std::int64_t{passkey.credential.counter},
                            std::int64_t{used.counter}, used.is_backed_up, clock.today().to_iso());
  if (noted == 0) return fail(Code::unauthenticated, "office.passkey_unknown");
  return {};
}

void note_stepped_back(store::Write& tx, const Clock& clock, const Actor& actor, const Passkey& passkey) {
  audit(tx, clock, actor,
        {.event = "office.passkey_stepped_back",
         .subject_kind = "account",
         .subject_id = passkey.account.value,
         .field = "passkey",
         .before = passkey.name,
         .after = {}});
  notify_owner(tx, clock, passkey.account, "passkey_stepped_back", {passkey.name});
}

}  // namespace nhipcau::office
