#include "schedule/leaders.hpp"

#include <algorithm>

#include "base/require.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::schedule {
namespace {

Leader to_leader(const store::Row& row) {
  return {.id = {row.text("id")},
          .unit = {row.text("unit_id")},
          .version = row.integer("version"),
          .said = {.name = row.text("name"),
                   .post = row.text("post"),
                   .is_retired = row.boolean("is_retired"),
                   .place = static_cast<int>(row.integer("place"))}};
}

Result<LeaderSaid> clean(LeaderSaid said) {
  for (std::string* text : {&said.name, &said.post}) {
    std::string clean = text::clean(*text).text;
    std::replace(clean.begin(), clean.end(), '\n', ' ');
    *text = std::string(text::trim(clean));
    if (text::count_characters(*text) > kLeaderCharacters)
      return fail(Code::invalid, "schedule.text_too_long", {std::to_string(kLeaderCharacters)});
  }
  if (said.name.empty()) return fail(Code::invalid, "schedule.leader_name_missing");
  return said;
}

std::optional<std::string> account_of(const office::Actor& actor) {
  return actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
}

void audit(store::Write& tx, const Clock& clock, const office::Actor& actor, const LeaderId& leader, const std::string& event,
           const std::string& field, const std::string& before, const std::string& after) {
  if (before == after) return;
  office::audit(
      tx, clock, actor,
      {.event = event, .subject_kind = "schedule_leader", .subject_id = leader.value, .field = field, .before = before, .after = after});
}

/// Puts a leader at its place among those of its unit; the others close up.
void put_at(store::Write& tx, const Leader& leader, int place) {
  auto leaders = list_leaders(tx, leader.unit);
  std::erase_if(leaders, [&](const Leader& other) { return other.id == leader.id; });
  const auto at = std::clamp<std::ptrdiff_t>(place - 1, 0, static_cast<std::ptrdiff_t>(leaders.size()));
  leaders.insert(leaders.begin() + at, leader);
  for (std::size_t i = 0; i < leaders.size(); ++i) tx.run("schedule.place_leader", leaders[i].id.value, static_cast<std::int64_t>(i + 1));
}

Leader load(store::Read& tx, const LeaderId& id) {
  const auto row = tx.one("schedule.load_leader", id.value);
  require(row.has_value(), "a leader went away under the transaction that holds it");
  return to_leader(*row);
}

}  // namespace

std::string shown(const LeaderSaid& leader) {
  return leader.post.empty() ? leader.name : leader.post + " " + leader.name;
}

std::vector<Leader> list_leaders(store::Read& tx, const office::UnitId& unit) {
  std::vector<Leader> leaders;
  for (const auto& row : tx.many("schedule.list_leaders", unit.value)) leaders.push_back(to_leader(row));
  return leaders;
}

std::optional<office::UnitId> find_unit(store::Read& tx, const LeaderId& leader) {
  const auto row = tx.one("schedule.load_leader", leader.value);
  return row ? std::optional(office::UnitId{row->text("unit_id")}) : std::nullopt;
}

Result<Leader> add_leader(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit,
                          const LeaderSaid& said) {
  const auto is_clean = clean(said);
  if (!is_clean) return tl::unexpected(is_clean.error());
  const auto leaders = list_leaders(tx, unit);
  if (leaders.size() >= kMostLeaders) return fail(Code::invalid, "schedule.too_many_leaders", {std::to_string(kMostLeaders)});
  const LeaderId id{tx.next_id(clock.now().time_since_epoch().count())};
  const auto last = static_cast<std::int64_t>(leaders.size() + 1);
  tx.run("schedule.insert_leader", id.value, unit.value, is_clean->name, is_clean->post, last, to_rfc3339(clock.now()), account_of(actor));
  audit(tx, clock, actor, id, "schedule.leader_added", "name", "", shown(*is_clean));
  if (is_clean->place) put_at(tx, load(tx, id), *is_clean->place);
  return load(tx, id);
}

Result<Leader> change_leader(store::Write& tx, const Clock& clock, const office::Actor& actor, const LeaderId& leader, std::int64_t version,
                             const LeaderSaid& said) {
  const auto row = tx.one("schedule.load_leader", leader.value);
  if (!row) return fail(Code::not_found, "schedule.no_such_leader");
  const Leader before = to_leader(*row);
  if (before.version != version) return fail(Code::conflict, "api.changed_meanwhile");
  const auto is_clean = clean(said);
  if (!is_clean) return tl::unexpected(is_clean.error());
  tx.run("schedule.update_leader", leader.value, is_clean->name, is_clean->post, is_clean->is_retired, to_rfc3339(clock.now()),
         account_of(actor));
  if (is_clean->place) put_at(tx, load(tx, leader), *is_clean->place);
  const Leader after = load(tx, leader);
  const std::string event = "schedule.leader_changed";
  audit(tx, clock, actor, leader, event, "name", shown(before.said), shown(after.said));
  audit(tx, clock, actor, leader, event, "place", std::to_string(*before.said.place), std::to_string(*after.said.place));
  audit(tx, clock, actor, leader, event, "retired", before.said.is_retired ? "yes" : "no", after.said.is_retired ? "yes" : "no");
  return after;
}

}  // namespace nhipcau::schedule
