#include "office/account.hpp"

#include <algorithm>

#include "base/embedded.hpp"
#include "base/hash.hpp"
#include "base/require.hpp"
#include "office/account_row.hpp"
#include "office/audit.hpp"
#include "office/grants.hpp"
#include "office/known_browser.hpp"
#include "office/notices.hpp"
#include "office/sessions.hpp"
#include "text/fold.hpp"

namespace nhipcau::office::sql {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::office {
namespace {

constexpr std::string_view kLanguages[] = {"vi", "en"};

/// The line of a changed field; a password's values are never told.
AuditLine changed(const AccountId& account, std::string field, std::string before = {}, std::string after = {}) {
  return {"office.account_changed", "account", account.value, std::move(field), std::move(before), std::move(after)};
}

void audit_changes(store::Write& tx, const Clock& clock, const Account& before, const AccountUpdate& update) {
  const Actor self{before.id, {}};
  if (update.shown_name && *update.shown_name != before.shown_name) {
    audit(tx, clock, self, changed(before.id, "shown_name", before.shown_name, *update.shown_name));
  }
  if (update.language && *update.language != before.language) {
    audit(tx, clock, self, changed(before.id, "language", before.language, *update.language));
  }
  if (update.new_password_hash) audit(tx, clock, self, changed(before.id, "password"));
}

/// To the account's owner, who may not be the one who did it; not to who was invited and sets their first.
void tell_new_password(store::Write& tx, const Clock& clock, const Account& before, const SessionId& session) {
  if (tx.one("office.is_invited_session", session.value)->boolean("is_invited")) return;
  notify_owner(tx, clock, before.id, before.has_password ? "password_changed" : "password_set");
}

/// Whoever got in before the password was changed is out.
void end_other_ways_in(store::Write& tx, const Clock& clock, const AccountId& account, const SessionId& kept) {
  tx.run("office.end_links", account.value);
  forget_browsers(tx, account);
  end_sessions(tx, clock, {account, {}}, account, kept);
  settle_way_in(tx, kept);
}

}  // namespace

Account to_account(const store::Row& row) {
  return {.id = {row.text("id")},
          .name = row.text("name"),
          .shown_name = row.text("shown_name"),
          .language = row.text("language"),
          .has_password = row.maybe_text("password_hash").has_value(),
          .is_closed = row.maybe_text("closed_at").has_value()};
}

bool is_language(std::string_view code) {
  return std::ranges::find(kLanguages, code) != std::end(kLanguages);
}

Account add_account(store::Write& tx, const Clock& clock, const Actor& actor, Account account) {
  account.id = make_id<AccountId>(to_ms(clock.now()));
  tx.run("office.add_account", account.id.value, account.name, text::search_key(account.name), account.shown_name, account.language,
         to_rfc3339(clock.now()));
  audit(tx, clock, actor, {"office.account_created", "account", account.id.value, {}, {}, account.name});
  return account;
}

std::optional<Account> create_first_administrator(store::Write& tx, const Clock& clock, std::string_view name,
                                                  std::string_view shown_name) {
  require(!text::search_key(name).empty(), "an account needs a name");
  if (tx.one("office.has_account")->boolean("has_account")) return std::nullopt;
  prepare_roles(tx, clock);
  Account account = add_account(tx, clock, {},
                                {.name = std::string(name), .shown_name = std::string(shown_name), .language = std::string(kLanguages[0])});
  make_administrator(tx, clock, account.id);
  return account;
}

PasswordCheck check_password(store::Database& database, std::string_view name, std::string_view password, const PasswordMatches& matches) {
  // Compared with when there is nothing to compare with, so that an unknown name takes as long as a known one.
  static const std::string nobodys_hash = hash_password(random_token());
  const std::string key = text::search_key(name);
  const auto row = database.read([&](store::Read& tx) { return tx.one("office.find_account_named", key); });
  const std::optional<std::string> hash = row ? row->maybe_text("password_hash") : std::nullopt;
  const bool right = matches(password, hash.value_or(nobodys_hash));
  if (!right || !hash) return {};
  return {true, {row->text("id")}};
}

Result<Account> update_account(store::Write& tx, const Clock& clock, const AccountId& account, const AccountUpdate& update) {
  const auto row = tx.one("office.load_account", account.value);
  if (!row) return fail(Code::not_found, "office.no_such_account", {account.value});
  if (update.language && !is_language(*update.language)) return fail(Code::invalid, "office.unknown_language", {*update.language});
  const Account before = to_account(*row);
  const auto hash = update.new_password_hash ? update.new_password_hash : row->maybe_text("password_hash");
  tx.run("office.update_account", account.value, update.shown_name.value_or(before.shown_name), update.language.value_or(before.language),
         hash);
  audit_changes(tx, clock, before, update);
  if (update.new_password_hash) {
    tell_new_password(tx, clock, before, update.kept_session);
    end_other_ways_in(tx, clock, account, update.kept_session);
  }
  return load_account(tx, account);
}

Result<Account> load_account(store::Read& tx, const AccountId& account) {
  const auto row = tx.one("office.load_account", account.value);
  if (!row) return fail(Code::not_found, "office.no_such_account", {account.value});
  return to_account(*row);
}

std::optional<Account> find_account_named(store::Read& tx, std::string_view name) {
  const auto row = tx.one("office.find_account_named", text::search_key(name));
  if (!row) return std::nullopt;
  return to_account(*row);
}

std::string setting(store::Read& tx, std::string_view key) {
  const auto row = tx.one("office.find_setting", key);
  return row ? row->text("value") : std::string();
}

void set_setting(store::Write& tx, std::string_view key, std::string_view value) {
  tx.run("office.set_setting", key, value);
}

store::QueryFile queries() {
  return {"office", sql::embedded_files().front().bytes};
}

}  // namespace nhipcau::office
