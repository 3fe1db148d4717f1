#include "office/account.hpp"
#include "office/account_row.hpp"
#include "office/audit.hpp"
#include "office/known_browser.hpp"
#include "office/notices.hpp"
#include "office/passkeys.hpp"
#include "office/provider_attempt.hpp"
#include "office/second_factor.hpp"
#include "office/session_span.hpp"

// Sessions of browsers. Only SHA-256 hashes of the secrets are stored: who reads the database cannot sign in with it.
namespace nhipcau::office {
namespace {

constexpr std::chrono::minutes kTouchEvery{1};

/// Who was invited may do nothing before there is something to come in with.
Session make_session(store::Read& tx, const Clock& clock, SessionId id, AccountId account, bool needs_way_in) {
  const Rights rights = needs_way_in ? Rights() : load_rights(tx, account, clock.today());
  return {.id = std::move(id), .account = std::move(account), .rights = rights, .needs_way_in = needs_way_in};
}

void remove_old_sessions(store::Write& tx, Instant now) {
  const SessionSpan good(now);
  tx.run("office.remove_old_sessions", good.used_after, good.begun_after, good.used_before);
}

/// The session this browser had: nobody can use it any more.
void end_earlier(store::Write& tx, const Clock& clock, const Arrival& from) {
  if (from.earlier_cookie.empty()) return;
  const auto earlier = tx.one("office.end_session_of_cookie", sha256(from.earlier_cookie).hex);
  if (!earlier) return;
  const AccountId account{earlier->text("account_id")};
  audit(tx, clock, {account, from.from_address}, {"office.signed_out", "account", account.value, {}, {}, {}});
}

/// Somebody came in from a browser that the account does not know. Who comes in for the first time knows that by themselves.
void tell_new_browser(store::Write& tx, const Clock& clock, const AccountId& account, const Arrival& from) {
  const bool was_used = tx.one("office.was_used", account.value)->boolean("was_used");
  if (!was_used || find_known_browser(tx, clock, account, from.known_tokens)) return;
  notify_owner(tx, clock, account, "new_browser", {from.browser, from.system});
}

}  // namespace

std::string_view to_name(SignInWay way) {
  switch (way) {
    case SignInWay::link: return "link";
    case SignInWay::password: return "password";
    case SignInWay::passkey: return "passkey";
    case SignInWay::provider: return "provider";
  }
  return "";
}

/// Needs no place in the database: it follows from the cookie, which a page of another site cannot read.
std::string csrf_of(std::string_view cookie) {
  return sha256("nhipcau csrf " + std::string(cookie)).hex;
}

Result<SignedIn> begin_session(store::Write& tx, const Clock& clock, const Beginning& beginning, const Arrival& from) {
  const AccountId& account = beginning.account;
  const auto loaded = load_account(tx, account);
  if (!loaded) return tl::unexpected(loaded.error());
  if (loaded->is_closed) return fail(Code::unauthenticated, "office.account_closed");
  const Instant now = clock.now();
  remove_old_sessions(tx, now);
  tx.run("office.bury_expired_links", to_rfc3339(now));
  end_earlier(tx, clock, from);
  std::string cookie = random_token();
  auto id = make_id<SessionId>(to_ms(now));
  tx.run("office.add_session", id.value, account.value, sha256(cookie).hex, from.from_address, to_rfc3339(now), to_name(beginning.way),
         beginning.link_hash, beginning.needs_way_in, from.browser, from.system);
  tell_new_browser(tx, clock, account, from);
  tx.run("office.note_use", account.value, clock.today().to_iso());
  audit(tx, clock, {account, from.from_address},
        {"office.signed_in", "account", account.value, {}, {}, std::string(to_name(beginning.way))});
  auto known = know_browser(tx, clock, account, from.known_tokens);
  return SignedIn{std::move(cookie), make_session(tx, clock, std::move(id), account, beginning.needs_way_in), std::move(known)};
}

Result<SignedIn> sign_in(store::Write& tx, const Clock& clock, const AccountId& account, const Arrival& from, SignInWay way) {
  return begin_session(tx, clock, {.account = account, .way = way}, from);
}

std::optional<Session> find_session(store::Read& tx, const Clock& clock, std::string_view cookie, RightsCache* cache) {
  const SessionSpan good(clock.now());
  const auto row = tx.one("office.find_session", sha256(cookie).hex, good.used_after, good.begun_after, good.used_before);
  if (!row) return std::nullopt;
  const AccountId account{row->text("account_id")};
  const bool needs_way_in = row->boolean("needs_way_in");
  const std::int64_t version = row->integer("rights_version");
  const std::string today = clock.today().to_iso();
  const auto known = cache != nullptr && !needs_way_in ? cache->find(account, version, today) : std::nullopt;
  if (known) return Session{.id = {row->text("id")}, .account = account, .rights = *known};
  Session session = make_session(tx, clock, {row->text("id")}, account, needs_way_in);
  if (cache != nullptr && !needs_way_in) cache->keep(account, version, today, session.rights);
  return session;
}

void touch_session(store::Write& tx, const Clock& clock, const SessionId& session) {
  const Instant now = clock.now();
  tx.run("office.touch_session", session.value, to_rfc3339(now), to_rfc3339(now - kTouchEvery));
  tx.run("office.note_use_of_session", session.value, clock.today().to_iso());
}

void end_session(store::Write& tx, const Clock& clock, const SessionId& session) {
  const auto ended = tx.one("office.end_session", session.value);
  if (!ended) return;
  const AccountId account{ended->text("account_id")};
  audit(tx, clock, {account, ended->text("from_address")}, {"office.signed_out", "account", account.value, {}, {}, {}});
}

void settle_way_in(store::Write& tx, const SessionId& session) {
  tx.run("office.settle_way_in", session.value);
}

void remove_ended(store::Write& tx, const Clock& clock) {
  const Instant now = clock.now();
  remove_old_sessions(tx, now);
  tx.run("office.remove_old_known_browsers", to_rfc3339(now - kKnownBrowserLife));
  tx.run("office.remove_old_links", to_rfc3339(now - kKeepLinks));
  remove_old_challenges(tx, now);
  remove_old_attempts(tx, now);
  tx.run("office.remove_unfinished_code_secrets", to_rfc3339(now - kUnfinishedCodeLife));
}

}  // namespace nhipcau::office
