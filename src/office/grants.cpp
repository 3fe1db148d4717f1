#include "office/grants.hpp"

#include "base/require.hpp"
#include "office/account_row.hpp"
#include "office/area.hpp"
#include "office/notices.hpp"
#include "office/rights.hpp"
#include "office/unit_row.hpp"
#include "office/units.hpp"
#include "text/scan.hpp"

namespace nhipcau::office {
namespace {

constexpr std::string_view kMaster = "roles.manage";  ///< who has it everywhere can give any role

/// None for an empty text.
std::optional<Date> day_of(const std::string& iso) {
  const auto day = Date::from_iso(iso);
  require(day.has_value() || iso.empty(), "a stored grant whose day is none");
  return day;
}

Grant to_grant(const store::Row& row) {
  const auto until = row.maybe_text("until_on");
  return {.id = {row.text("id")},
          .account = {row.text("account_id")},
          .account_name = row.text("account_name"),
          .role = {row.text("role_id")},
          .role_name = row.text("role_name"),
          .role_english = row.text("role_english"),
          .unit = {row.maybe_text("unit_id").value_or("")},
          .with_below = row.boolean("with_below"),
          .from = day_of(row.text("from_on")),
          .until = until ? day_of(*until) : std::nullopt,
          .basis = {row.maybe_text("basis_id").value_or("")},
          .delegated_by = {row.maybe_text("delegated_by").value_or("")},
          .delegated_by_name = row.maybe_text("delegated_by_name").value_or(""),
          .reason = row.text("reason"),
          .granted_at = from_rfc3339(row.text("granted_at")),
          .mapping = {row.maybe_text("mapping_id").value_or("")},
          .group = row.maybe_text("group_name").value_or("")};
}

std::vector<Grant> to_grants(const std::vector<store::Row>& rows) {
  std::vector<Grant> grants;
  for (const store::Row& row : rows) grants.push_back(to_grant(row));
  return grants;
}

std::optional<Grant> find_grant(store::Read& tx, const GrantId& id) {
  const auto row = tx.one("office.load_grant", id.value);
  return row ? std::optional(to_grant(*row)) : std::nullopt;
}

/// What the trail says of a grant: "Văn thư" on a unit's id, or on "office", with "+" for what is below; of a group "van-thu → Văn thư".
std::string in_words(const Grant& grant) {
  std::string words =
      (grant.mapping.empty() ? "" : grant.group + " → ") + grant.role_name + " @ " + (grant.unit.empty() ? "office" : grant.unit.value);
  if (grant.with_below) words += "+";
  words += " " + to_stored(grant.from) + "/" + (grant.until ? grant.until->to_iso() : "");
  return words;
}

/// What any grant must keep to, given or delegated.
Result<void> check(store::Read& tx, const NewGrant& grant, const Date& today) {
  const auto account = load_account(tx, grant.account);
  if (!account) return tl::unexpected(account.error());
  if (account->is_closed) return fail(Code::invalid, "office.grant_to_closed", {account->shown_name});
  if (text::count_characters(grant.reason) > kGrantReasonCharacters) {
    return fail(Code::invalid, "office.grant_reason_too_long", {std::to_string(kGrantReasonCharacters)});
  }
  if (grant.until && grant.from && *grant.until <= *grant.from) return fail(Code::invalid, "office.grant_until_before_from");
  if (grant.until && *grant.until <= today) return fail(Code::invalid, "office.grant_over");
  if (list_grants_of(tx, grant.account, today).size() >= kMostGrants) {
    return fail(Code::invalid, "office.too_many_grants", {std::to_string(kMostGrants)});
  }
  return {};
}

/// To whom a role was given, or not theirs any more, unless they did it themselves, or the program.
void tell(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& to, std::string_view words, const Grant& grant) {
  if (actor.account.empty() || actor.account == to) return;
  const std::string whose = grant.account == to ? grant.delegated_by_name : grant.account_name;  // the other's
  notify(tx, clock, to,
         {.kind = "rights",
          .words = words,
          .subject_kind = "account",
          .subject_id = to.value,
          .facts = {grant.role_name, grant.role_english, grant.unit.value, whose}});
}

/// What a grant rests on; both empty: on nothing but who gave it.
struct Rest {
  GrantId basis = {};
  MappingId mapping = {};
};

std::optional<std::string> or_null(const std::string& id) {
  return id.empty() ? std::nullopt : std::optional(id);
}

Grant store_grant(store::Write& tx, const Clock& clock, const Actor& actor, const NewGrant& grant, const Rest& rest) {
  const Instant now = clock.now();
  const auto id = make_id<GrantId>(to_ms(now));
  const bool is_by_group = !rest.mapping.empty();
  tx.run("office.insert_grant", id.value, grant.account.value, grant.role.value, or_null(grant.unit.value), grant.with_below,
         to_stored(grant.from), to_stored_or_null(grant.until), or_null(rest.basis.value), grant.reason, to_rfc3339(now),
         is_by_group ? std::nullopt : or_null(actor.account.value), or_null(rest.mapping.value));
  need_area(tx, grant.unit, grant.with_below);
  remake_held(tx, grant.account);
  const Grant stored = *find_grant(tx, id);
  AuditLine line{.event = "office.role_granted",
                 .subject_kind = "account",
                 .subject_id = grant.account.value,
                 .field = "grant",
                 .after = in_words(stored)};
  if (!rest.basis.empty()) line.event = "office.role_delegated";
  if (is_by_group) line.event = "office.role_given_by_group";
  audit(tx, clock, actor, line);
  tell(tx, clock, actor, stored.account, rest.basis.empty() ? "role_given" : "role_delegated", stored);
  return stored;
}

void end_one(store::Write& tx, const Clock& clock, const Actor& actor, const Grant& grant) {
  tx.run("office.end_grant", grant.id.value, to_rfc3339(clock.now()),
         actor.account.empty() ? std::nullopt : std::optional(actor.account.value));
  remake_held(tx, grant.account);
  audit(tx, clock, actor,
        {.event = "office.grant_ended",
         .subject_kind = "account",
         .subject_id = grant.account.value,
         .field = "grant",
         .before = in_words(grant)});
  tell(tx, clock, actor, grant.account, grant.basis.empty() ? "role_ended" : "delegation_ended", grant);
  if (!grant.delegated_by.empty() && actor.account == grant.account)
    tell(tx, clock, actor, grant.delegated_by, "delegation_given_back", grant);
}

/// Whether somebody could still give roles.
bool has_master(store::Read& tx, const Date& on) {
  return tx.one("office.has_holder_everywhere", kMaster, on.to_iso())->boolean("has_holder");
}

/// The permissions of a role, and where a grant of it has each.
struct Held {
  std::string root;
  bool with_below = false;
};

std::optional<Held> where(const Permission& permission, const std::optional<std::string>& unit, bool with_below) {
  const bool is_everything = !unit && with_below;
  if (permission.scope == PermissionScope::anywhere || is_everything) return Held{.root = "*", .with_below = true};
  if (permission.scope == PermissionScope::whole) return std::nullopt;
  return Held{.root = unit.value_or(""), .with_below = with_below};
}

}  // namespace

void remake_held(store::Write& tx, const AccountId& account) {
  tx.run("office.remove_held", account.value);
  for (const store::Row& row : tx.many("office.list_standing_grants", account.value)) {
    const Days own{row.text("from_on"), row.maybe_text("until_on").value_or(std::string(kForever))};
    const Days basis{row.maybe_text("basis_from").value_or(""), row.maybe_text("basis_until").value_or(std::string(kForever))};
    const Days days = shared_days(own, basis);
    if (days.from >= days.until) continue;
    for (const std::string_view name : load_role(tx, {row.text("role_id")})->permissions.names()) {
      const auto held = where(*find_permission(name), row.maybe_text("unit_id"), row.boolean("with_below"));
      if (held) tx.run("office.insert_held", account.value, name, held->root, held->with_below, days.from, days.until, row.text("id"));
    }
  }
  tx.run("office.raise_rights_version", account.value);
}

Result<Grant> grant_role(store::Write& tx, const Clock& clock, const Actor& actor, const NewGrant& grant) {
  if (const auto fine = check(tx, grant, clock.today()); !fine) return tl::unexpected(fine.error());
  const auto role = load_role(tx, grant.role);
  if (!role) return tl::unexpected(role.error());
  if (!grant.unit.empty()) {
    if (const auto unit = load_unit(tx, grant.unit, clock.today()); !unit) return tl::unexpected(unit.error());
  }
  for (const Grant& there : list_grants_of(tx, grant.account, clock.today())) {
    const bool is_same = there.basis.empty() && there.mapping.empty() && there.role == grant.role && there.unit == grant.unit &&
                         there.with_below == grant.with_below && there.from == grant.from && there.until == grant.until;
    if (is_same) return fail(Code::conflict, "office.grant_there");
  }
  return store_grant(tx, clock, actor, grant, {});
}

Result<Grant> give_by_group(store::Write& tx, const Clock& clock, const Actor& actor, const NewGrant& grant, const MappingId& mapping) {
  if (const auto fine = check(tx, grant, clock.today()); !fine) return tl::unexpected(fine.error());
  if (const auto role = load_role(tx, grant.role); !role) return tl::unexpected(role.error());
  return store_grant(tx, clock, actor, grant, {.mapping = mapping});
}

void end_group_grant(store::Write& tx, const Clock& clock, const Actor& actor, const GrantId& id) {
  const auto grant = find_grant(tx, id);
  require(grant && !grant->mapping.empty(), "a grant of a group that is none");
  for (const store::Row& row : tx.many("office.list_delegated_of", id.value)) end_one(tx, clock, actor, to_grant(row));
  end_one(tx, clock, actor, *grant);
}

void make_administrator(store::Write& tx, const Clock& clock, const AccountId& account) {
  const auto roles = list_roles(tx);
  require(!roles.empty() && roles.front().has_all, "an office without the administrator's role");
  const auto granted = grant_role(
      tx, clock, {}, {.account = account, .role = roles.front().id, .unit = {}, .with_below = true, .from = {}, .until = {}, .reason = {}});
  require(granted.has_value(), "a first administrator who cannot have the role");
}

void prolong_group_grant(store::Write& tx, const Clock& clock, const Actor& actor, const GrantId& id, const Date& until) {
  const auto before = find_grant(tx, id);
  require(before && !before->mapping.empty(), "a grant of a group that is none");
  tx.run("office.prolong_grant", id.value, until.to_iso());
  remake_held(tx, before->account);
  audit(tx, clock, actor,
        {.event = "office.grant_prolonged",
         .subject_kind = "account",
         .subject_id = before->account.value,
         .field = "grant",
         .before = in_words(*before),
         .after = in_words(*find_grant(tx, id))});
}

Result<void> end_grant(store::Write& tx, const Clock& clock, const Actor& actor, const GrantId& id) {
  const auto grant = find_grant(tx, id);
  if (!grant) return fail(Code::not_found, "office.no_such_grant");
  const bool had_master = has_master(tx, clock.today());
  for (const store::Row& row : tx.many("office.list_delegated_of", id.value)) end_one(tx, clock, actor, to_grant(row));
  if (tx.one("office.is_grant_ended", id.value)->boolean("is_ended")) return {};
  end_one(tx, clock, actor, *grant);
  if (had_master && !has_master(tx, clock.today())) return fail(Code::forbidden, "office.last_administrator");
  return {};
}

Result<Grant> delegate(store::Write& tx, const Clock& clock, const Actor& actor, const Delegation& wanted) {
  const auto basis = find_grant(tx, wanted.basis);
  const bool is_own = basis && basis->account == actor.account && !actor.account.empty() &&
                      !tx.one("office.is_grant_ended", wanted.basis.value)->boolean("is_ended") &&
                      (!basis->until || *basis->until > clock.today());
  if (!is_own) return fail(Code::not_found, "office.no_such_grant");
  if (!basis->basis.empty()) return fail(Code::forbidden, "office.delegated_already");
  if (wanted.to == actor.account) return fail(Code::invalid, "office.delegate_to_oneself");
  if (wanted.from.plus_days(kLongestDelegationDays) < wanted.until) {
    return fail(Code::invalid, "office.delegation_too_long", {std::to_string(kLongestDelegationDays)});
  }
  const NewGrant grant{.account = wanted.to,
                       .role = basis->role,
                       .unit = basis->unit,
                       .with_below = basis->with_below,
                       .from = wanted.from,
                       .until = wanted.until,
                       .reason = wanted.reason};
  if (const auto fine = check(tx, grant, clock.today()); !fine) return tl::unexpected(fine.error());
  return store_grant(tx, clock, actor, grant, {.basis = basis->id});
}

Result<void> end_delegation(store::Write& tx, const Clock& clock, const Actor& actor, const GrantId& id) {
  const auto grant = find_grant(tx, id);
  const bool is_theirs = grant && !grant->basis.empty() && (grant->delegated_by == actor.account || grant->account == actor.account);
  if (!is_theirs) return fail(Code::not_found, "office.no_such_grant");
  return end_grant(tx, clock, actor, id);
}

std::vector<Grant> list_grants(store::Read& tx, const Date& on) {
  return to_grants(tx.many("office.list_grants", on.to_iso()));
}

std::vector<Grant> list_grants_of(store::Read& tx, const AccountId& account, const Date& on) {
  return to_grants(tx.many("office.list_grants_of", account.value, on.to_iso()));
}

std::vector<Grant> list_delegated_by(store::Read& tx, const AccountId& account, const Date& on) {
  return to_grants(tx.many("office.list_delegated_by", account.value, on.to_iso()));
}

}  // namespace nhipcau::office
