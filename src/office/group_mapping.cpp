#include "office/group_mapping.hpp"

#include <algorithm>

#include "base/log.hpp"
#include "office/account_row.hpp"
#include "office/accounts.hpp"
#include "office/units.hpp"

namespace nhipcau::office {
namespace {

GroupMapping to_mapping(const store::Row& row) {
  return {.id = {row.text("id")},
          .provider = {row.text("provider_id")},
          .group = row.text("group_name"),
          .role = {row.text("role_id")},
          .role_name = row.text("role_name"),
          .role_english = row.text("role_english"),
          .unit = {row.maybe_text("unit_id").value_or("")},
          .with_below = row.boolean("with_below")};
}

/// "van-thu → Văn thư @ office+"
std::string in_words(const std::string& group, const std::string& role, const std::string& unit, bool with_below) {
  return group + " → " + role + " @ " + (unit.empty() ? "office" : unit) + (with_below ? "+" : "");
}

void audit_mapping(store::Write& tx, const Clock& clock, const Actor& actor, const ProviderId& provider, const std::string& before,
                   const std::string& after) {
  audit(tx, clock, actor,
        {.event = "office.group_mapped",
         .subject_kind = "provider",
         .subject_id = provider.value,
         .field = "mapping",
         .before = before,
         .after = after});
}

bool is_there(store::Read& tx, const UnitId& unit, const Date& on) {
  return unit.empty() || load_unit(tx, unit, on).has_value();
}

/// Whose grants of which provider.
struct Followed {
  AccountId account;
  ProviderId provider;
};

/// Of the grants there are: those that fit no more, or are over, end; the others hold on. Which mappings these are.
std::vector<MappingId> keep_or_end(store::Write& tx, const Clock& clock, const Actor& actor, const Followed& whose,
                                   const std::vector<GroupMapping>& fitting) {
  const Date today = clock.today();
  std::vector<MappingId> kept;
  for (const auto& row : tx.many("office.list_mapped_grants", whose.account.value, whose.provider.value, kMostMappings)) {
    const GrantId grant{row.text("id")};
    const MappingId mapping{row.text("mapping_id")};
    const auto until = Date::from_iso(row.maybe_text("until_on").value_or(""));
    const bool fits = std::ranges::find(fitting, mapping, &GroupMapping::id) != fitting.end();
    if (!fits || !until || *until <= today) {
      end_group_grant(tx, clock, actor, grant);
      continue;
    }
    kept.push_back(mapping);
    if (*until <= today.plus_days(kProlongDays)) prolong_group_grant(tx, clock, actor, grant, today.plus_days(kGroupGrantDays));
  }
  return kept;
}

}  // namespace

std::vector<GroupMapping> list_mappings(store::Read& tx, const ProviderId& provider) {
  std::vector<GroupMapping> mappings;
  for (const auto& row : tx.many("office.list_mappings", provider.value, kMostMappings)) mappings.push_back(to_mapping(row));
  return mappings;
}

Result<GroupMapping> add_mapping(store::Write& tx, const Clock& clock, const Actor& actor, const GroupMapping& mapping) {
  if (mapping.group.empty()) return fail(Code::invalid, "office.no_group_name");
  if (const auto provider = load_provider(tx, mapping.provider); !provider) return tl::unexpected(provider.error());
  const auto role = load_role(tx, mapping.role);
  if (!role) return tl::unexpected(role.error());
  if (!is_there(tx, mapping.unit, clock.today())) return fail(Code::not_found, "office.no_such_unit");
  const auto there = list_mappings(tx, mapping.provider);
  if (std::ssize(there) >= kMostMappings) return fail(Code::invalid, "office.too_many_mappings", {std::to_string(kMostMappings)});
  const auto is_same = [&](const GroupMapping& one) {
    return one.group == mapping.group && one.role == mapping.role && one.unit == mapping.unit && one.with_below == mapping.with_below;
  };
  if (std::ranges::any_of(there, is_same)) return fail(Code::conflict, "office.mapping_there");
  GroupMapping added = mapping;
  added.id = make_id<MappingId>(to_ms(clock.now()));
  added.role_name = role->name, added.role_english = role->english;
  tx.run("office.add_mapping", added.id.value, added.provider.value, added.group, added.role.value,
         added.unit.empty() ? std::nullopt : std::optional(added.unit.value), added.with_below, to_rfc3339(clock.now()),
         actor.account.empty() ? std::nullopt : std::optional(actor.account.value));
  audit_mapping(tx, clock, actor, added.provider, {}, in_words(added.group, added.role_name, added.unit.value, added.with_below));
  return added;
}

Result<void> remove_mapping(store::Write& tx, const Clock& clock, const Actor& actor, const ProviderId& provider,
                            const MappingId& mapping) {
  const auto row = tx.one("office.remove_mapping", mapping.value, provider.value, to_rfc3339(clock.now()));
  if (!row) return fail(Code::not_found, "office.no_such_mapping");
  const auto role = load_role(tx, {row->text("role_id")});
  audit_mapping(tx, clock, actor, provider,
                in_words(row->text("group_name"), role ? role->name : row->text("role_id"), row->maybe_text("unit_id").value_or(""),
                         row->boolean("with_below")),
                {});
  for (const auto& grant : tx.many("office.list_grants_of_mapping", mapping.value, kMostAccounts)) {
    end_group_grant(tx, clock, actor, {grant.text("id")});
  }
  return {};
}

std::vector<GroupMapping> list_fitting(store::Read& tx, const Clock& clock, const ProviderId& provider,
                                       const std::vector<std::string>& groups) {
  std::vector<GroupMapping> fitting = list_mappings(tx, provider);
  std::erase_if(fitting, [&](const GroupMapping& one) {
    return std::ranges::find(groups, one.group) == groups.end() || !is_there(tx, one.unit, clock.today());
  });
  return fitting;
}

void follow_groups(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, const ProviderId& provider,
                   const std::vector<GroupMapping>& fitting) {
  const Date today = clock.today();
  const std::vector<MappingId> kept = keep_or_end(tx, clock, actor, {account, provider}, fitting);
  for (const GroupMapping& one : fitting) {
    if (std::ranges::find(kept, one.id) != kept.end()) continue;
    const NewGrant grant{.account = account,
                         .role = one.role,
                         .unit = one.unit,
                         .with_below = one.with_below,
                         .from = {},
                         .until = today.plus_days(kGroupGrantDays),
                         .reason = {}};
    const auto granted = give_by_group(tx, clock, actor, grant, one.id);
    if (!granted) log::warning("provider.role_left_out", {{"mapping", one.id.value}, {"why", granted.error().key}});
  }
}

}  // namespace nhipcau::office
