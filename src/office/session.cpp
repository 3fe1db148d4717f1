#include "base/hash.hpp"
#include "office/account.hpp"
#include "office/account_row.hpp"
#include "office/audit.hpp"

// Sessions and the links that start them. Only SHA-256 hashes of the secrets are stored: who reads the database cannot sign in with it.
namespace nhipcau::office {
namespace {

constexpr std::chrono::minutes kTouchEvery{1};

Session make_session(store::Read& tx, const Clock& clock, SessionId id, AccountId account) {
  Rights rights = load_rights(tx, account, clock.today());
  return {.id = std::move(id), .account = std::move(account), .rights = rights};
}

/// Why a link that did not work did not.
Fail explain_link(store::Read& tx, const std::string& token_hash) {
  const auto link = tx.one("office.find_link", token_hash);
  if (!link) return fail(Code::unauthenticated, "office.no_such_link");
  return fail(Code::unauthenticated, link->maybe_text("used_at") ? "office.link_used" : "office.link_expired");
}

void remove_old_sessions(store::Write& tx, Instant now) {
  tx.run("office.remove_old_sessions", to_rfc3339(now - kSessionLife), to_rfc3339(now - kLongestSession), to_rfc3339(now + kClockSlack));
}

}  // namespace

/// Needs no place in the database: it follows from the cookie, which a page of another site cannot read.
std::string csrf_of(std::string_view cookie) {
  return sha256("nhipcau csrf " + std::string(cookie)).hex;
}

std::string make_sign_in_link(store::Write& tx, const Clock& clock, const AccountId& account) {
  const Instant now = clock.now();
  std::string token = random_token();
  tx.run("office.bury_expired_links", to_rfc3339(now));
  tx.run("office.end_links", account.value);
  tx.run("office.add_link", sha256(token).hex, account.value, to_rfc3339(now), to_rfc3339(now + kLinkLife));
  audit(tx, clock, {}, {"office.link_made", "account", account.value, {}, {}, {}});
  return token;
}

Result<SignedIn> sign_in_by_link(store::Write& tx, const Clock& clock, std::string_view token, std::string_view from_address) {
  const std::string hash = sha256(token).hex;
  const auto link = tx.one("office.use_link", hash, to_rfc3339(clock.now()));
  if (!link) return explain_link(tx, hash);
  return sign_in(tx, clock, {link->text("account_id")}, from_address);
}

Result<SignedIn> sign_in(store::Write& tx, const Clock& clock, const AccountId& account, std::string_view from_address) {
  if (const auto loaded = load_account(tx, account); !loaded) return tl::unexpected(loaded.error());
  const Instant now = clock.now();
  remove_old_sessions(tx, now);
  tx.run("office.bury_expired_links", to_rfc3339(now));
  std::string cookie = random_token();
  auto id = make_id<SessionId>(to_ms(now));
  tx.run("office.add_session", id.value, account.value, sha256(cookie).hex, from_address, to_rfc3339(now));
  audit(tx, clock, {account, std::string(from_address)}, {"office.signed_in", "account", account.value, {}, {}, {}});
  return SignedIn{std::move(cookie), make_session(tx, clock, std::move(id), account)};
}

void bury_expired_links(store::Write& tx, const Clock& clock) {
  tx.run("office.bury_expired_links", to_rfc3339(clock.now()));
}

std::optional<Session> find_session(store::Read& tx, const Clock& clock, std::string_view cookie) {
  const Instant now = clock.now();
  const auto row = tx.one("office.find_session", sha256(cookie).hex, to_rfc3339(now - kSessionLife), to_rfc3339(now - kLongestSession),
                          to_rfc3339(now + kClockSlack));
  if (!row) return std::nullopt;
  return make_session(tx, clock, {row->text("id")}, {row->text("account_id")});
}

void touch_session(store::Write& tx, const Clock& clock, const SessionId& session) {
  const Instant now = clock.now();
  tx.run("office.touch_session", session.value, to_rfc3339(now), to_rfc3339(now - kTouchEvery));
}

void end_session(store::Write& tx, const Clock& clock, const SessionId& session) {
  const auto ended = tx.one("office.end_session", session.value);
  if (!ended) return;
  const AccountId account{ended->text("account_id")};
  audit(tx, clock, {account, ended->text("from_address")}, {"office.signed_out", "account", account.value, {}, {}, {}});
}

void remove_ended(store::Write& tx, const Clock& clock) {
  const Instant now = clock.now();
  remove_old_sessions(tx, now);
  tx.run("office.remove_old_links", to_rfc3339(now - kKeepLinks));
}

}  // namespace nhipcau::office
