#include "office/accounts.hpp"

#include <algorithm>

#include "base/require.hpp"
#include "office/account_row.hpp"
#include "office/calendar_links.hpp"
#include "office/email.hpp"
#include "office/grants.hpp"
#include "office/identities.hpp"
#include "office/known_browser.hpp"
#include "office/notices.hpp"
#include "office/person_erasure.hpp"
#include "office/rights.hpp"
#include "office/session_span.hpp"
#include "office/sessions.hpp"
#include "office/ways_in.hpp"
#include "text/fold.hpp"

namespace nhipcau::office {
namespace {

constexpr std::string_view kStates[] = {"invited", "active", "closed"};

AccountEntry to_entry(const store::Row& row) {
  AccountEntry entry{.account = to_account(row)};
  const auto used_on = row.maybe_text("last_used_on"), closed_at = row.maybe_text("closed_at"), link_until = row.maybe_text("link_until");
  if (used_on) entry.last_used_on = Date::from_iso(*used_on);
  if (closed_at) entry.closed_on = Date::from_iso(time_in_vietnam(from_rfc3339(*closed_at)).substr(0, 10));
  if (link_until) entry.link_until = from_rfc3339(*link_until);
  entry.state = closed_at ? AccountState::closed : used_on ? AccountState::active : AccountState::invited;
  entry.closed_reason = row.text("closed_reason");
  entry.sessions = row.integer("sessions");
  entry.is_erased = row.maybe_text("erased_at").has_value();
  return entry;
}

std::vector<store::Row> rows_of(store::Read& tx, Instant now, const AccountId& only) {
  const SessionSpan good(now);
  return tx.many("office.list_accounts", to_rfc3339(now), good.used_after, good.begun_after, good.used_before, only.value, kMostAccounts);
}

bool has_words(const Account& account, const std::string& folded) {
  return folded.empty() || text::folded_key(account.name).find(folded) != std::string::npos ||
         text::folded_key(account.shown_name).find(folded) != std::string::npos;
}

/// An account that is there, and may be changed by this one: who was closed a moment ago does nothing more.
Result<Account> load_for(store::Read& tx, const Actor& actor, const AccountId& account) {
  if (!actor.account.value.empty()) {
    const auto self = load_account(tx, actor.account);
    if (!self || self->is_closed) return fail(Code::forbidden, "office.account_closed");
  }
  return load_account(tx, account);
}

/// What a manager wants of somebody else's account: a link lets them in as it, closing does not, and ends what it holds.
enum class Aim { link, closing };

/// Who hands out a link for an account could come in as it, so it must hold nothing everywhere that they do not. For closing, what is held
/// by name alone is no hindrance: the data protection officer may leave too.
Result<void> check_reach(store::Read& tx, const Actor& actor, const AccountId& account, const Date& on, Aim aim) {
  if (actor.account.empty()) return {};
  const Permissions mine = load_rights(tx, actor.account, on).everywhere;
  for (const std::string_view name : load_rights(tx, account, on).everywhere.names()) {
    if (aim == Aim::closing && find_permission(name)->is_by_name) continue;
    if (!mine.contains(name)) return fail(Code::forbidden, "office.holds_more");
  }
  return {};
}

/// What somebody held, and what they had passed on, ends with them.
Result<void> end_grants(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account) {
  for (const Grant& grant : list_grants_of(tx, account, clock.today())) {
    if (auto ended = end_grant(tx, clock, actor, grant.id); !ended) return ended;
  }
  return {};
}

Result<void> check_name(store::Read& tx, std::string_view name, const AccountId& own) {
  if (text::search_key(name).empty()) return fail(Code::invalid, "office.no_account_name");
  const auto same = find_account_named(tx, name);
  if (same && same->id != own) return fail(Code::conflict, "office.name_taken", {std::string(name)});
  return {};
}

void audit_change(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, std::string field,
                  const std::string& before, const std::string& after) {
  if (before != after) audit(tx, clock, actor, {"office.account_changed", "account", account.value, std::move(field), before, after});
}

}  // namespace

std::string_view to_name(AccountState state) {
  return kStates[static_cast<std::size_t>(state)];
}

std::optional<AccountState> account_state_named(std::string_view name) {
  const auto* const found = std::ranges::find(kStates, name);
  if (found == std::end(kStates)) return std::nullopt;
  return static_cast<AccountState>(found - std::begin(kStates));
}

AccountPage list_accounts(store::Read& tx, const Clock& clock, const AccountFilter& filter) {
  struct Sorted {
    std::string key;
    AccountEntry entry;
  };
  const std::string folded = text::folded_key(filter.words);
  AccountPage page;
  std::vector<Sorted> found;
  for (const auto& row : rows_of(tx, clock.now(), {})) {
    AccountEntry entry = to_entry(row);
    if (!has_words(entry.account, folded)) continue;
    ++page.counts.at(static_cast<std::size_t>(entry.state));
    if (filter.state && *filter.state != entry.state) continue;
    std::string key = text::sort_key(entry.account.shown_name) + '\0' + entry.account.id.value;
    found.push_back({std::move(key), std::move(entry)});
  }
  std::ranges::sort(found, {}, &Sorted::key);
  auto from = found.begin();
  if (!filter.after.value.empty()) {
    from = std::ranges::find_if(found, [&](const Sorted& one) { return one.entry.account.id == filter.after; });
    if (from != found.end()) ++from;
  }
  for (; from != found.end() && page.entries.size() < filter.limit; ++from) page.entries.push_back(std::move(from->entry));
  page.has_more = from != found.end();
  return page;
}

Result<AccountEntry> load_account_entry(store::Read& tx, const Clock& clock, const AccountId& account) {
  const auto rows = account.value.empty() ? std::vector<store::Row>() : rows_of(tx, clock.now(), account);
  if (rows.empty()) return fail(Code::not_found, "office.no_such_account", {account.value});
  return to_entry(rows.front());
}

Result<Invited> invite(store::Write& tx, const Clock& clock, const Actor& actor, const NewAccount& wish, LinkPurpose purpose) {
  if (text::search_key(wish.shown_name).empty()) return fail(Code::invalid, "office.no_account_name");
  if (const auto checked = check_name(tx, wish.name, {}); !checked) return tl::unexpected(checked.error());
  if (!is_language(wish.language)) return fail(Code::invalid, "office.unknown_language", {wish.language});
  if (tx.one("office.count_accounts")->integer("how_many") >= kMostAccounts) {
    return fail(Code::conflict, "office.too_many_accounts", {std::to_string(kMostAccounts)});
  }
  Account account = add_account(tx, clock, actor, {.name = wish.name, .shown_name = wish.shown_name, .language = wish.language});
  std::string token = add_link(tx, clock, actor, account.id, purpose);
  return Invited{std::move(account), std::move(token)};
}

Result<std::string> hand_out_link(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, LinkPurpose purpose) {
  const auto loaded = load_for(tx, actor, account);
  if (!loaded) return tl::unexpected(loaded.error());
  if (account == actor.account) return fail(Code::conflict, "office.not_oneself");
  if (loaded->is_closed) return fail(Code::conflict, "office.account_closed");
  if (const auto reached = check_reach(tx, actor, account, clock.today(), Aim::link); !reached) return tl::unexpected(reached.error());
  if (purpose == LinkPurpose::invitation) {
    end_ways_in(tx, clock, actor, account);
    remove_identities(tx, clock, actor, account);
  } else if (const std::int64_t ended = tx.run("office.end_sessions_by_link", account.value); ended > 0) {
    audit(tx, clock, actor, {"office.sessions_ended", "account", account.value, {}, {}, std::to_string(ended)});
  }
  notify_owner(tx, clock, account, "link_made");
  return add_link(tx, clock, actor, account, purpose);
}

void end_ways_in(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account) {
  tx.run("office.end_links", account.value);
  end_sessions(tx, clock, actor, account);
  forget_browsers(tx, account);
  remove_passkeys_and_codes(tx, clock, actor, account);
  end_calendar_links(tx, clock, actor, account);
  if (tx.run("office.remove_password", account.value) > 0) {
    audit(tx, clock, actor, {"office.account_changed", "account", account.value, "password", {}, {}});
  }
}

Result<Account> rename_account(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account,
                               const AccountNames& names) {
  const auto loaded = load_for(tx, actor, account);
  if (!loaded) return tl::unexpected(loaded.error());
  if (const auto whole = check_not_erased(tx, account); !whole) return tl::unexpected(whole.error());
  const std::string name = names.name.value_or(loaded->name), shown_name = names.shown_name.value_or(loaded->shown_name);
  const std::string language = names.language.value_or(loaded->language);
  if (text::search_key(shown_name).empty()) return fail(Code::invalid, "office.no_account_name");
  if (const auto checked = check_name(tx, name, account); !checked) return tl::unexpected(checked.error());
  if (!is_language(language)) return fail(Code::invalid, "office.unknown_language", {language});
  tx.run("office.rename_account", account.value, name, text::search_key(name), shown_name, language);
  audit_change(tx, clock, actor, account, "name", loaded->name, name);
  audit_change(tx, clock, actor, account, "shown_name", loaded->shown_name, shown_name);
  audit_change(tx, clock, actor, account, "language", loaded->language, language);
  return load_account(tx, account);
}

Result<void> close_account(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, const std::string& reason) {
  const auto loaded = load_for(tx, actor, account);
  if (!loaded) return tl::unexpected(loaded.error());
  if (account == actor.account) return fail(Code::conflict, "office.not_oneself");
  if (loaded->is_closed) return fail(Code::conflict, "office.already_closed", {loaded->shown_name});
  if (text::search_key(reason).empty()) return fail(Code::invalid, "office.no_reason");
  if (auto reached = check_reach(tx, actor, account, clock.today(), Aim::closing); !reached) return reached;
  const std::string today = clock.today().to_iso();
  if (!tx.one("office.has_other_manager", account.value, today)->boolean("has_other")) return fail(Code::conflict, "office.last_manager");
  if (const auto ended = end_grants(tx, clock, actor, account); !ended) return ended;
  end_ways_in(tx, clock, actor, account);
  remove_notices(tx, account);
  remove_email(tx, clock, actor, account);
  tx.run("office.close_account", account.value, to_rfc3339(clock.now()), reason);
  audit(tx, clock, actor, {"office.account_closed", "account", account.value, {}, {}, reason});
  return {};
}

Result<std::string> reopen_account(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account,
                                   LinkPurpose purpose) {
  const auto loaded = load_for(tx, actor, account);
  if (!loaded) return tl::unexpected(loaded.error());
  if (!loaded->is_closed) return fail(Code::conflict, "office.not_closed", {loaded->shown_name});
  if (const auto whole = check_not_erased(tx, account); !whole) return tl::unexpected(whole.error());
  tx.run("office.reopen_account", account.value);
  remove_identities(tx, clock, actor, account);
  audit(tx, clock, actor, {"office.account_reopened", "account", account.value, {}, {}, {}});
  return add_link(tx, clock, actor, account, purpose);
}

}  // namespace nhipcau::office
