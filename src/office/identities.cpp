#include "office/identities.hpp"

#include "office/account_row.hpp"
#include "office/accounts.hpp"
#include "office/group_mapping.hpp"
#include "text/fold.hpp"

namespace nhipcau::office {
namespace {

Identity to_identity(const store::Row& row) {
  const auto used_on = row.maybe_text("used_on");
  return {.id = {row.text("id")},
          .provider = {row.text("provider_id")},
          .provider_name = row.text("provider_name"),
          .provider_english = row.text("provider_english"),
          .is_provider_used = row.boolean("is_used"),
          .account = {row.text("account_id")},
          .label = row.text("label"),
          .joined_at = from_rfc3339(row.text("joined_at")),
          .used_on = used_on ? Date::from_iso(*used_on) : std::nullopt};
}

std::optional<Identity> find_identity(store::Read& tx, const ProviderId& provider, const std::string& subject) {
  const auto row = tx.one("office.find_identity", provider.value, subject);
  return row ? std::optional(to_identity(*row)) : std::nullopt;
}

const std::string& label_of(const authenticator::ProvidedPerson& person) {
  return person.name.empty() ? person.shown_name : person.name;
}

/// What the provider says of groups; nothing is as good as none.
std::vector<GroupMapping> fitting_of(store::Read& tx, const Clock& clock, const ProviderId& provider,
                                     const authenticator::ProvidedPerson& person) {
  return list_fitting(tx, clock, provider, person.groups.value_or(std::vector<std::string>()));
}

void audit_identity(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, std::string event,
                    const std::string& provider_name, const std::string& label) {
  audit(tx, clock, actor,
        {.event = std::move(event),
         .subject_kind = "account",
         .subject_id = account.value,
         .field = "identity",
         .before = {},
         .after = label.empty() ? provider_name : provider_name + ": " + label});
}

void store_identity(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, const Provider& provider,
                    const authenticator::ProvidedPerson& person) {
  const Instant now = clock.now();
  tx.run("office.add_identity", make_id<IdentityId>(to_ms(now)).value, provider.id.value, account.value, person.subject, label_of(person),
         to_rfc3339(now));
  audit_identity(tx, clock, actor, account, "office.identity_joined", provider.name, label_of(person));
}

void remove_one(store::Write& tx, const Clock& clock, const Actor& actor, const Identity& identity) {
  follow_groups(tx, clock, actor, identity.account, identity.provider, {});
  tx.run("office.remove_identity", identity.id.value, identity.account.value);
  audit_identity(tx, clock, actor, identity.account, "office.identity_removed", identity.provider_name, identity.label);
}

/// A name to sign in with that nobody has: the one from there, or with a number behind it.
std::string free_name(store::Read& tx, const authenticator::ProvidedPerson& person) {
  constexpr int kTries = 1'000;
  const bool has_name = !text::search_key(person.name).empty();
  const std::string wanted = has_name ? person.name : person.subject.substr(0, kLongestAccountName - kNumberCharacters);
  std::string name = wanted;
  for (int number = 2; number < kTries && find_account_named(tx, name); ++number) name = wanted + "-" + std::to_string(number);
  return name;
}

Result<AccountId> make_account(store::Write& tx, const Clock& clock, const Actor& actor, const Provider& provider,
                               const authenticator::ProvidedPerson& person) {
  if (tx.one("office.count_accounts")->integer("how_many") >= kMostAccounts) {
    return fail(Code::conflict, "office.too_many_accounts", {std::to_string(kMostAccounts)});
  }
  const std::string name = free_name(tx, person);
  if (find_account_named(tx, name)) return fail(Code::conflict, "office.name_taken", {name});
  const bool has_shown_name = !text::search_key(person.shown_name).empty();
  const Account account =
      add_account(tx, clock, actor, {.name = name, .shown_name = has_shown_name ? person.shown_name : name, .language = "vi"});
  store_identity(tx, clock, actor, account.id, provider, person);
  tx.run("office.use_identity", find_identity(tx, provider.id, person.subject)->id.value, label_of(person), clock.today().to_iso());
  return account.id;
}

/// The account of who was vouched for; a new one where that is allowed.
Result<AccountId> need_account(store::Write& tx, const Clock& clock, const Actor& actor, const Provider& provider,
                               const authenticator::ProvidedPerson& person, bool has_role) {
  if (const auto known = find_identity(tx, provider.id, person.subject)) {
    const auto account = load_account(tx, known->account);
    if (!account || account->is_closed) return fail(Code::unauthenticated, "office.account_closed");
    tx.run("office.use_identity", known->id.value, label_of(person), clock.today().to_iso());
    return known->account;
  }
  if (!provider.takes_new || !has_role) return fail(Code::unauthenticated, "office.identity_unknown", {provider.name});
  return make_account(tx, clock, actor, provider, person);
}

}  // namespace

std::vector<Identity> list_identities(store::Read& tx, const AccountId& account) {
  std::vector<Identity> identities;
  for (const auto& row : tx.many("office.list_identities", account.value, kMostProviders)) identities.push_back(to_identity(row));
  return identities;
}

Result<Identity> join_identity(store::Write& tx, const Clock& clock, const Actor& actor, const ProviderId& id,
                               const authenticator::ProvidedPerson& person) {
  const auto provider = load_provider(tx, id);
  if (!provider) return tl::unexpected(provider.error());
  if (!provider->is_used) return fail(Code::conflict, "office.provider_not_used", {provider->name});
  const auto known = find_identity(tx, id, person.subject);
  if (known && known->account != actor.account) return fail(Code::conflict, "office.identity_taken", {provider->name});
  for (const Identity& own : list_identities(tx, actor.account)) {
    if (own.provider == id) return fail(Code::conflict, "office.identity_there", {provider->name});
  }
  store_identity(tx, clock, actor, actor.account, *provider, person);
  follow_groups(tx, clock, actor, actor.account, id, fitting_of(tx, clock, id, person));
  return *find_identity(tx, id, person.subject);
}

Result<void> remove_identity(store::Write& tx, const Clock& clock, const Actor& actor, const IdentityId& identity) {
  for (const Identity& own : list_identities(tx, actor.account)) {
    if (own.id != identity) continue;
    remove_one(tx, clock, actor, own);
    return {};
  }
  return fail(Code::not_found, "office.no_such_identity");
}

void remove_identities(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account) {
  tx.run("office.remove_attempts", account.value);
  for (const Identity& one : list_identities(tx, account)) remove_one(tx, clock, actor, one);
}

Result<SignedIn> sign_in_by_provider(store::Write& tx, const Clock& clock, const ProviderId& id,
                                     const authenticator::ProvidedPerson& person, const Arrival& from) {
  const auto provider = load_provider(tx, id);
  if (!provider) return tl::unexpected(provider.error());
  if (!provider->is_used) return fail(Code::unauthenticated, "office.provider_not_used", {provider->name});
  const Actor actor{.account = {}, .from_address = from.from_address};  // the program, by the provider's word
  const auto fitting = fitting_of(tx, clock, id, person);
  const auto account = need_account(tx, clock, actor, *provider, person, !fitting.empty());
  if (!account) return tl::unexpected(account.error());
  follow_groups(tx, clock, actor, *account, id, fitting);
  return sign_in(tx, clock, *account, from, SignInWay::provider);
}

std::optional<AccountId> find_owner(store::Read& tx, const ProviderId& provider, const std::string& subject) {
  const auto identity = find_identity(tx, provider, subject);
  return identity ? std::optional(identity->account) : std::nullopt;
}

}  // namespace nhipcau::office
