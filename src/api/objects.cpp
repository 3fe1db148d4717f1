#include "api/routes.hpp"
#include "briefing/records.hpp"
#include "calendar/event_records.hpp"
#include "calendar/records.hpp"
#include "directive/records.hpp"
#include "office/units.hpp"
#include "programme/records.hpp"
#include "schedule/leaders.hpp"
#include "schedule/records.hpp"

namespace nhipcau::api {
namespace {

std::optional<office::UnitId> unit_itself(store::Read& tx, const std::string& id) {
  return office::is_unit(tx, {id}) ? std::optional(office::UnitId{id}) : std::nullopt;
}

}  // namespace

void add_objects(Routes& routes) {
  routes.add_object({.name = "paper", .no_such = "directive.no_such_paper", .find_unit = [](store::Read& tx, const std::string& id) {
                       return directive::find_unit(tx, {id});
                     }});
  routes.add_object({.name = "plan", .no_such = "programme.no_such_plan", .find_unit = [](store::Read& tx, const std::string& id) {
                       return programme::find_unit(tx, programme::PlanId{id});
                     }});
  routes.add_object({.name = "task", .no_such = "programme.no_such_task", .find_unit = [](store::Read& tx, const std::string& id) {
                       return programme::find_unit(tx, programme::TaskId{id});
                     }});
  routes.add_object({.name = "day", .no_such = "calendar.no_such_day", .find_unit = [](store::Read& tx, const std::string& id) {
                       return calendar::find_unit(tx, calendar::DayId{id});
                     }});
  routes.add_object({.name = "event",
                     .no_such = "calendar.no_such_event",
                     .find_unit = [](store::Read& tx, const std::string& id) { return calendar::find_unit(tx, calendar::EventId{id}); },
                     .is_everybodys = true});
  routes.add_object({.name = "meeting", .no_such = "briefing.no_such_meeting", .find_unit = [](store::Read& tx, const std::string& id) {
                       return briefing::find_unit(tx, briefing::MeetingId{id});
                     }});
  routes.add_object({.name = "schedule", .no_such = "schedule.no_such_schedule", .find_unit = [](store::Read& tx, const std::string& id) {
                       return schedule::find_unit(tx, schedule::ScheduleId{id});
                     }});
  routes.add_object({.name = "leader", .no_such = "schedule.no_such_leader", .find_unit = [](store::Read& tx, const std::string& id) {
                       return schedule::find_unit(tx, schedule::LeaderId{id});
                     }});
  routes.add_object({.name = "unit", .no_such = "office.no_such_unit", .find_unit = unit_itself});
  routes.add_part("newer");     // of a unit: the directory of units is open to all who may read it
  routes.add_part("since");     // of a unit: the first day of one of its codes
  routes.add_part("post");      // of a unit
  routes.add_part("change");    // of a unit that it touched: unit_change_undo.cpp
  routes.add_part("position");  // of a paper's earlier files, or of a job's items
  routes.add_part("page");      // of a paper
  routes.add_part("entry");     // of a week of the office
  routes.add_part("answer");    // of a paper: check/answers.cpp
  routes.add_part("proposal");  // of a paper: letters/proposals.cpp
  routes.add_part("letter");    // of a proposal: by class of error
  routes.add_part("point");     // of a meeting: briefing/points.cpp
  routes.add_part("setting");   // of the checker, which is of the whole office
  routes.add_part("role");      // of the whole office
  routes.add_part("grant");     // of the whole office, or one's own delegation: grants.cpp
  routes.add_part("provider");  // of the whole office
  routes.add_part("mapping");   // of the provider before it: group_mapping.cpp
  routes.add_part("account");   // of the whole office
  routes.add_part("notice");    // one's own: office/notices.cpp
  routes.add_part("line");      // of the audit trail, which is of the whole office
  routes.add_part("session");   // one's own: sessions.cpp
  routes.add_part("job");       // whose it is is who asked for it: job_routes.cpp
  routes.add_part("scan");      // waits for who sent it: scan_routes.cpp
}

}  // namespace nhipcau::api
