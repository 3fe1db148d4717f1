#include "api/schedule_json.hpp"

#include <map>

#include "api/paper_json.hpp"
#include "office/units.hpp"
#include "schedule/comparison.hpp"
#include "schedule/records.hpp"

namespace nhipcau::api {
namespace {

using schedule::Change;
using schedule::Entry;
using schedule::EntrySaid;

json::array leaders_json(const EntrySaid& said, bool chairs) {
  json::array out;
  for (const schedule::Attendance& attendance : said.leaders) {
    if (attendance.chairs == chairs) out.push_back(json::object{{"id", attendance.leader.value}, {"shown", attendance.shown}});
  }
  return out;
}

json::object said_json(const EntrySaid& said) {
  return {{"day", said.day.to_iso()},
          {"part_of_day", to_view(schedule::name_of(said.part))},
          {"start_time", text_or_null(said.start)},
          {"end_time", text_or_null(said.end)},
          {"content", said.content},
          {"participants", said.participants},
          {"place", said.place},
          {"prepared_by", said.prepared_by},
          {"note", said.note},
          {"cancelled", said.is_cancelled},
          {"chairs", leaders_json(said, true)},
          {"attends", leaders_json(said, false)},
          {"event", text_or_null(said.event)},
          {"occurrence", text_or_null(said.occurrence)},
          {"task", text_or_null(said.task)},
          {"paper", text_or_null(said.paper)}};
}

json::object to_json(const Entry& entry, const Change* change) {
  json::object out = said_json(entry.said);
  out["id"] = entry.id.value;
  out["version"] = entry.version;
  out["mark"] = change == nullptr ? json::value(nullptr) : json::value(to_view(schedule::name_of(change->mark)));
  out["before"] = change == nullptr || !change->before ? json::value(nullptr) : json::value(said_json(change->before->said));
  return out;
}

json::object to_json(const schedule::Heading& heading) {
  return {{"number", heading.number},
          {"issued_at", heading.issued_at},
          {"idle_words", heading.idle_words},
          {"signer_title", heading.signer_title},
          {"signer_name", heading.signer_name},
          {"recipients", heading.recipients},
          {"note", heading.note}};
}

json::object to_json(const schedule::Edition& edition) {
  return {{"number", edition.number}, {"approved_at", to_rfc3339(edition.approved_at)}, {"approved_by", edition.approved_by}};
}

json::object to_json(const schedule::Conflict& conflict) {
  const bool is_leader = conflict.kind == schedule::Conflict::Kind::leader;
  return {{"kind", is_leader ? "leader" : "place"},
          {"first", conflict.first.value},
          {"second", conflict.second.value},
          {"name", conflict.name}};
}

/// What is otherwise than in the edition before the one that is looked at.
std::vector<Change> changes_of(store::Read& tx, const schedule::Schedule& schedule) {
  const std::int64_t before = schedule.edition == 0 ? schedule.newest : schedule.edition - 1;
  if (before == 0) return {};
  const auto known = schedule::load_schedule(tx, schedule.id, before);
  return known ? schedule::list_changes(known->entries, schedule.entries) : std::vector<Change>{};
}

json::array entries_json(store::Read& tx, const schedule::Schedule& schedule) {
  const auto changes = changes_of(tx, schedule);
  std::map<std::string, const Change*> of_entry;
  for (const Change& change : changes) of_entry.emplace(change.entry.value, &change);
  return array_of(schedule.entries, [&](const Entry& entry) {
    const auto found = of_entry.find(entry.id.value);
    return to_json(entry, found == of_entry.end() ? nullptr : found->second);
  });
}

/// The unit and what stands right above it, as a letterhead names them; null for the office as a whole.
json::value unit_json(store::Read& tx, const office::UnitId& unit, const Date& on) {
  if (unit.empty()) return nullptr;
  const auto above = office::list_above(tx, unit, on);
  return json::object{{"id", unit.value}, {"name", unit_name(tx, unit, on)}, {"parent", above.empty() ? "" : above.front().name}};
}

}  // namespace

json::object to_json(const schedule::Leader& leader) {
  return {{"id", leader.id.value},
          {"version", leader.version},
          {"unit", text_or_null(leader.unit.value)},
          {"name", leader.said.name},
          {"post", leader.said.post},
          {"shown", schedule::shown(leader.said)},
          {"place", leader.said.place.value_or(0)},
          {"retired", leader.said.is_retired}};
}

json::object schedule_json(store::Read& tx, const Call& call, const schedule::Schedule& schedule) {
  const Date today = call.app.clock.today();
  const auto may = [&](std::string_view permission) { return office::may(tx, call.session->account, permission, schedule.unit, today); };
  const bool may_edit = may("schedule.edit");
  json::object out{{"id", schedule.id.value},
                   {"version", schedule.version},
                   {"unit", unit_json(tx, schedule.unit, schedule.monday)},
                   {"monday", schedule.monday.to_iso()},
                   {"edition", schedule.edition},
                   {"newest", schedule.newest},
                   {"heading", to_json(schedule.heading)},
                   {"entries", entries_json(tx, schedule)},
                   {"editions", array_of(schedule.editions, [](const auto& edition) { return to_json(edition); })},
                   {"leaders", array_of(schedule::list_leaders(tx, schedule.unit), [](const auto& leader) { return to_json(leader); })},
                   {"may_edit", may_edit},
                   {"may_approve", may("schedule.approve")}};
  // What is being drawn up is nobody's but theirs who do.
  out["state"] = may_edit ? json::value(to_view(schedule::name_of(schedule.state))) : json::value("approved");
  out["reason"] = may_edit ? text_or_null(schedule.reason) : json::value(nullptr);
  out["changed_at"] = may_edit ? json::value(to_rfc3339(schedule.changed_at)) : json::value(nullptr);
  out["changed_by"] = may_edit ? text_or_null(schedule.changed_by) : json::value(nullptr);
  const auto conflicts = may_edit && schedule.edition == 0 ? schedule::list_conflicts(schedule.entries) : std::vector<schedule::Conflict>{};
  out["conflicts"] = array_of(conflicts, [](const auto& conflict) { return to_json(conflict); });
  return out;
}

}  // namespace nhipcau::api
