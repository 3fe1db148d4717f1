#include "api/audit_words.hpp"

#include <algorithm>
#include <map>

#include "api/paper_json.hpp"
#include "base/shown_date.hpp"
#include "briefing/records.hpp"
#include "calendar/event_records.hpp"
#include "calendar/records.hpp"
#include "directive/records.hpp"
#include "office/account.hpp"
#include "office/identity_provider.hpp"
#include "office/rights.hpp"
#include "office/role.hpp"
#include "office/units.hpp"
#include "programme/records.hpp"
#include "schedule/records.hpp"

namespace nhipcau::api {
namespace {

using office::ChainedLine;
using office::SealedValue;

/// What a line is about: its name and the page where it is found; both empty if it is gone, has none, or may not be seen.
struct Thing {
  std::string name;
  std::string page_kind, page_id;
};

bool may(store::Read& tx, const Call& call, std::string_view permission, const std::optional<office::UnitId>& unit) {
  return unit && office::may(tx, call.session->account, permission, *unit, call.app.clock.today());
}

Thing find_paper(store::Read& tx, const Call& call, const std::string& id) {
  if (!may(tx, call, "papers.read", directive::find_unit(tx, {id}))) return {};
  const auto row = directive::load_paper_row(tx, {id});
  if (!row) return {};
  return {.name = row->number.empty() ? row->file_name : row->number, .page_kind = "paper", .page_id = id};
}

Thing find_plan(store::Read& tx, const Call& call, const std::string& id) {
  if (!may(tx, call, "plans.read", programme::find_unit(tx, programme::PlanId{id}))) return {};
  const auto plan = programme::load_plan(tx, {id});
  return plan ? Thing{.name = plan->title, .page_kind = "plan", .page_id = id} : Thing{};
}

Thing find_task(store::Read& tx, const Call& call, const std::string& id) {
  if (!may(tx, call, "plans.read", programme::find_unit(tx, programme::TaskId{id}))) return {};
  const auto task = programme::load_task(tx, {id});
  return task ? Thing{.name = task->title, .page_kind = "plan", .page_id = task->plan.value} : Thing{};
}

/// Days of the office as a whole are everybody's.
Thing find_day(store::Read& tx, const Call& call, const std::string& id) {
  const auto day = calendar::load_day(tx, {id});
  if (!day || !(day->unit.empty() || may(tx, call, "papers.read", day->unit))) return {};
  return {.name = day->occasion.name, .page_kind = {}, .page_id = {}};
}

Thing find_shipped_day(store::Read&, const Call&, const std::string& id) {
  const auto& shipped = calendar::shipped_occasions();
  const auto found = std::ranges::find(shipped, id, &calendar::Occasion::id);
  return found == shipped.end() ? Thing{} : Thing{.name = found->name, .page_kind = {}, .page_id = {}};
}

Thing find_unit(store::Read& tx, const Call& call, const std::string& id) {
  if (!office::is_unit(tx, {id})) return {};
  const bool is_shown = call.session->rights.anywhere.contains("units.read");
  return {.name = unit_name(tx, {id}, call.app.clock.today()), .page_kind = is_shown ? "unit" : "", .page_id = is_shown ? id : ""};
}

Thing find_account(store::Read& tx, const Call&, const std::string& id) {
  const auto account = office::load_account(tx, {id});
  return account ? Thing{.name = account->shown_name, .page_kind = {}, .page_id = {}} : Thing{};
}

Thing find_event(store::Read& tx, const Call& call, const std::string& id) {
  const auto unit = calendar::find_unit(tx, calendar::EventId{id});
  if (!unit || (!unit->empty() && !may(tx, call, "papers.read", unit))) return {};
  const auto event = calendar::load_event(tx, {id});
  return event ? Thing{.name = event->said.title, .page_kind = "event", .page_id = id} : Thing{};
}

Thing find_meeting(store::Read& tx, const Call& call, const std::string& id) {
  if (!may(tx, call, "plans.read", briefing::find_unit(tx, {id}))) return {};
  const auto meeting = briefing::load_meeting(tx, {id});
  const briefing::MeetingKind* kind = meeting ? briefing::find_meeting_kind(meeting->said.kind) : nullptr;
  if (kind == nullptr) return {};
  const std::string& words = call.language == Language::vi ? kind->name : kind->english;
  return {.name = words + ", " + shown_date(meeting->said.held_on), .page_kind = "briefing", .page_id = id};
}

/// "23/11/2026": the first day of the week.
Thing find_schedule(store::Read& tx, const Call& call, const std::string& id) {
  const auto unit = schedule::find_unit(tx, schedule::ScheduleId{id});
  if (!unit || !may(tx, call, "schedule.edit", unit)) return {};
  const auto week = schedule::load_schedule(tx, {id});
  if (!week) return {};
  return {.name = shown_date(week->monday), .page_kind = "schedule", .page_id = week->monday.to_iso()};
}

Thing find_role(store::Read& tx, const Call& call, const std::string& id) {
  const auto role = office::load_role(tx, {id});
  if (!role) return {};
  const bool is_shown = call.session->rights.anywhere.contains("roles.manage");
  const bool is_english = call.language == Language::en && !role->english.empty();
  return {.name = is_english ? role->english : role->name, .page_kind = is_shown ? "role" : "", .page_id = is_shown ? id : ""};
}

Thing find_provider(store::Read& tx, const Call& call, const std::string& id) {
  const auto provider = office::load_provider(tx, {id});
  if (!provider) return {};
  const bool is_shown = call.session->rights.anywhere.contains("providers.manage");
  const bool is_english = call.language == Language::en && !provider->english.empty();
  return {.name = is_english ? provider->english : provider->name, .page_kind = is_shown ? "provider" : "", .page_id = is_shown ? id : ""};
}

/// "memorial round plan": days of history, round years, plan.
Thing find_lead_time(store::Read&, const Call& call, const std::string& id) {
  const std::size_t first = id.find(' '), second = id.find(' ', first + 1);
  if (first == std::string::npos || second == std::string::npos) return {};
  const auto words = [&](const std::string& key) { return has_message(key) ? message(call.language, key) : std::string(); };
  const std::string kind = words("calendar.kind_" + id.substr(0, first)), step = words("calendar.step_" + id.substr(second + 1)),
                    years = words("calendar.lead_" + id.substr(first + 1, second - first - 1));
  return {.name = kind + " · " + years + " · " + step, .page_kind = "", .page_id = ""};
}

Thing find_thing(store::Read& tx, const Call& call, const std::string& kind, const std::string& id) {
  using Find = Thing (*)(store::Read&, const Call&, const std::string&);
  static const std::map<std::string, Find, std::less<>> finds{
      {"paper", find_paper},        {"plan", find_plan},        {"task", find_task},
      {"unit", find_unit},          {"account", find_account},  {"role", find_role},
      {"provider", find_provider},  {"calendar_day", find_day}, {"shipped_day", find_shipped_day},
      {"event", find_event},        {"briefing", find_meeting}, {"schedule", find_schedule},
      {"lead_time", find_lead_time}};
  const auto find = finds.find(kind);
  return find == finds.end() || id.empty() ? Thing{} : find->second(tx, call, id);
}

/// A field's words, or its name where it has none.
std::string field_words(store::Read& tx, const Call& call, const ChainedLine& line) {
  if (line.field.empty()) return {};
  if (line.subject_kind == "unit" && office::is_unit(tx, {line.field})) return find_unit(tx, call, line.field).name;
  const std::string key = "audit_field." + line.field;
  return has_message(key) ? message(call.language, key) : line.field;
}

std::string permissions_in_words(const Call& call, const std::string& names) {
  std::string words;
  for (std::size_t begin = 0; begin < names.size();) {
    const std::size_t end = std::min(names.find(' ', begin), names.size());
    const std::string name = names.substr(begin, end - begin);
    const std::string key = "permission." + name;
    words += (words.empty() ? "" : "; ") + (has_message(key) ? message(call.language, key) : name);
    begin = end + 1;
  }
  return words;
}

/// "Văn thư @ 01JD…+ 2026-11-22/2026-11-29", as grants.cpp writes it, in words; what is written otherwise stays as it is.
std::string grant_in_words(store::Read& tx, const Call& call, const std::string& written) {
  const std::size_t at = written.rfind(" @ "), days = written.rfind(' '), slash = written.rfind('/');
  if (at == std::string::npos || days <= at + 2 || slash == std::string::npos || slash < days) return written;
  std::string unit = written.substr(at + 3, days - at - 3);
  const bool with_below = unit.ends_with('+');
  if (with_below) unit.pop_back();
  const bool is_office = unit == "office";
  const std::string where = is_office ? message(call.language, with_below ? "audit_grant.office_below" : "audit_grant.office")
                                      : message(call.language, with_below ? "audit_grant.below" : "audit_grant.unit",
                                                std::vector{unit_name(tx, {unit}, call.app.clock.today())});
  std::string words = written.substr(0, at) + ", " + where;
  const auto add_day = [&](std::string_view key, const std::optional<Date>& day) {
    if (day) words += message(call.language, key, std::vector{shown_date(*day)});
  };
  add_day("audit_grant.from", Date::from_iso(written.substr(days + 1, slash - days - 1)));
  const auto until = Date::from_iso(written.substr(slash + 1));
  add_day("audit_grant.to", until ? std::optional(until->plus_days(-1)) : std::nullopt);
  return words;
}

/// "@01JD…, Phó Trưởng ban 2025-07-01/", as posts.cpp writes a holder with an account, under the name that the account has now.
std::string post_in_words(store::Read& tx, const std::string& written) {
  constexpr std::size_t kIdCharacters = 26;
  if (!written.starts_with('@')) return written;
  const auto account = office::load_account(tx, {written.substr(1, kIdCharacters)});
  return account ? account->shown_name + written.substr(1 + kIdCharacters) : written;
}

std::string value_in_words(store::Read& tx, const Call& call, const ChainedLine& line, SealedValue which) {
  const std::string& value = line.values.at(static_cast<std::size_t>(which));
  if (value.empty()) return {};
  if (line.field == "permissions") return permissions_in_words(call, value);
  if (line.field == "grant") return grant_in_words(tx, call, value);
  if (line.field.starts_with("post_")) return post_in_words(tx, value);
  if (line.field == "mapping") return grant_in_words(tx, call, value + " /");  // without days
  const bool is_paper = which == SealedValue::before && line.event == "directive.kept_beside";
  const bool is_made_of = which == SealedValue::after && line.event == "programme.plan_made" && line.field.empty();
  if (is_paper || is_made_of) return find_paper(tx, call, value).name;
  const std::string key = "audit_value." + value;
  return has_message(key) ? message(call.language, key) : value;
}

json::value who(store::Read& tx, const ChainedLine& line) {
  if (!line.account) return nullptr;
  const auto account = office::load_account(tx, {*line.account});
  return json::object{{"id", *line.account}, {"shown_name", account ? account->shown_name : *line.account}};
}

json::object about(store::Read& tx, const Call& call, const ChainedLine& line) {
  const Thing thing = find_thing(tx, call, line.subject_kind, line.subject_id);
  const json::value page = thing.page_id.empty() ? json::value(nullptr) : json::object{{"kind", thing.page_kind}, {"id", thing.page_id}};
  return {{"kind", line.subject_kind}, {"id", line.subject_id}, {"name", text_or_null(thing.name)}, {"page", page}};
}

}  // namespace

std::string key_of_event(std::string_view event) {
  return "audit." + std::string(event);
}

json::object to_told(store::Read& tx, const Call& call, const ChainedLine& line) {
  json::array erased;
  for (const auto value : {SealedValue::from_address, SealedValue::before, SealedValue::after}) {
    if (office::is_erased(line, value)) erased.emplace_back(to_view(office::to_name(value)));
  }
  const std::string key = key_of_event(line.event);
  return {{"id", line.id},
          {"at", line.at},
          {"by", who(tx, line)},
          {"from_address", line.values[0]},
          {"event", line.event},
          {"words", has_message(key) ? message(call.language, key) : line.event},
          {"about", about(tx, call, line)},
          {"field", field_words(tx, call, line)},
          {"before", value_in_words(tx, call, line, SealedValue::before)},
          {"after", value_in_words(tx, call, line, SealedValue::after)},
          {"erased", erased}};
}

}  // namespace nhipcau::api
