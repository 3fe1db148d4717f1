#include "office/unit_change_books.hpp"

#include <algorithm>

#include "base/require.hpp"
#include "office/account_row.hpp"

namespace nhipcau::office {
namespace {

constexpr std::size_t kMostParts = kMostMerged + kMostSplit;
constexpr std::size_t kMostCarried = 1000;

StoredChange to_change(store::Read& tx, const store::Row& row) {
  const auto kind = change_kind_named(row.text("kind"));
  const auto on = Date::from_iso(row.text("on_day"));
  require(kind && on, "a stored change of units of an unknown kind or without a day");
  const auto undone_at = row.maybe_text("undone_at");
  StoredChange change{.id = {row.text("id")},
                      .kind = *kind,
                      .on = *on,
                      .source = row.text("source"),
                      .made_at = from_rfc3339(row.text("made_at")),
                      .made_by = row.maybe_text("made_by").value_or(""),
                      .of = {},
                      .into = {},
                      .undone_at = undone_at ? std::optional(from_rfc3339(*undone_at)) : std::nullopt,
                      .undone_by = row.maybe_text("undone_by").value_or("")};
  for (const store::Row& part : tx.many("office.list_unit_change_parts", change.id.value, kMostParts))
    (part.text("part") == "of" ? change.of : change.into).push_back({{part.text("unit_id")}, part.text("name")});
  return change;
}

void save_parts(store::Write& tx, const UnitChangeId& id, const ChangePlan& plan) {
  std::size_t position = 0;
  for (const auto& [name, parts] : {std::pair("of", &plan.of), {"into", &plan.into}}) {
    for (const StoredChange::Part& part : *parts)
      tx.run("office.insert_unit_change_part", id.value, position++, name, part.unit.value, part.name);
  }
}

std::string event_of(const TouchedUnit& unit, ChangeKind kind) {
  if (!unit.before) return "office.unit_began";
  if (!unit.after) return "office.unit_ended";
  if (unit.before->parent != unit.after->parent) return "office.unit_moved";
  if (kind == ChangeKind::correct) return "office.unit_name_corrected";
  return kind == ChangeKind::rename ? "office.unit_renamed" : "office.unit_took_in";
}

/// What a line says of one side: a move is told by what stands above.
std::string words_of(const std::optional<UnitSide>& side, const std::string& event) {
  if (!side) return {};
  return event == "office.unit_moved" ? side->parent_name : side->name;
}

void audit_units(store::Write& tx, const Clock& clock, const Actor& actor, const UnitChange& change, const ChangePlan& plan) {
  const std::string why = " (" + shown_day(change.on) + ", " + change.source + ")";
  for (const TouchedUnit& unit : plan.units) {
    AuditLine line{
        .event = event_of(unit, change.kind), .subject_kind = "unit", .subject_id = unit.id.value, .field = {}, .before = {}, .after = {}};
    const auto link = std::ranges::find(plan.links, unit.id, &SuccessionLink::older);
    if (link != plan.links.end() && plan.links.size() == 1) line.field = link->newer.value;
    line.before = words_of(unit.before, line.event);
    const std::string after = words_of(unit.after, line.event);
    line.after = after.empty() ? why.substr(2, why.size() - 3) : after + why;
    audit(tx, clock, actor, line);
  }
}

}  // namespace

StoredChange enter_change(store::Write& tx, const Clock& clock, const Actor& actor, const UnitChange& change, const ChangePlan& plan,
                          const std::vector<GrantId>& grants) {
  const UnitChangeId id{tx.next_id(to_ms(clock.now()))};
  const auto account = actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
  tx.run("office.insert_unit_change", id.value, to_name(change.kind), change.on.to_iso(), change.source, to_rfc3339(clock.now()), account);
  save_parts(tx, id, plan);
  save_edits(tx, id.value, plan.edits);
  for (const GrantId& grant : grants) tx.run("office.insert_unit_change_grant", id.value, grant.value);
  audit_units(tx, clock, actor, change, plan);
  return *load_change(tx, id);
}

Result<StoredChange> load_change(store::Read& tx, const UnitChangeId& id) {
  const auto row = tx.one("office.load_unit_change", id.value);
  if (!row) return fail(Code::not_found, "office.no_such_change");
  return to_change(tx, *row);
}

std::vector<GrantId> list_carried(store::Read& tx, const UnitChangeId& id) {
  std::vector<GrantId> grants;
  for (const store::Row& row : tx.many("office.list_unit_change_grants", id.value, kMostCarried)) grants.push_back({row.text("grant_id")});
  return grants;
}

std::vector<StoredChange> list_changes(store::Read& tx, const UnitId& unit) {
  std::vector<StoredChange> changes;
  for (const store::Row& row : tx.many("office.list_unit_changes", unit.value, kMostChangesListed)) changes.push_back(to_change(tx, row));
  return changes;
}

}  // namespace nhipcau::office
