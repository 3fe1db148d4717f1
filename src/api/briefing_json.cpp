#include "api/briefing_json.hpp"

#include <algorithm>
#include <array>

#include "api/due_json.hpp"
#include "api/paper_json.hpp"
#include "briefing/draft.hpp"
#include "text/fold.hpp"

namespace nhipcau::api {
namespace {

using briefing::AgendaRow;
using briefing::Point;

json::value instant_or_null(const std::optional<Instant>& at) {
  return at ? json::value(to_rfc3339(*at)) : json::value(nullptr);
}

json::array texts(const std::vector<std::string>& lines) {
  return array_of(lines, [](const std::string& line) { return json::value(line); });
}

std::string kind_words(const std::string& id, Language language) {
  const briefing::MeetingKind* kind = briefing::find_meeting_kind(id);
  if (kind == nullptr) return id;
  return language == Language::vi ? kind->name : kind->english;
}

json::value reason_of(const Call& call, const std::string& key) {
  const auto& duties = call.app.tables.declined;
  const auto found = std::ranges::find(duties, key, &directive::DeclinedDuty::key);
  if (key.empty() || found == duties.end()) return nullptr;
  return text_or_null(call.language == Language::vi ? found->reason_vi : found->reason_en);
}

json::object to_json(const AgendaRow& row) {
  return {{"name", row.name},
          {"version", row.version},
          {"section", to_view(name_of(row.section))},
          {"title", row.title},
          {"owner", row.owner},
          {"due_on", date_or_null(row.due_on)},
          {"within", text_or_null(row.within)},
          {"aside", row.is_aside},
          {"reason", text_or_null(row.reason)},
          {"presenter", row.presenter},
          {"minutes", row.minutes}};
}

json::value task_or_null(const std::optional<briefing::TaskState>& task) {
  if (!task) return nullptr;
  return json::object{{"id", task->id.value},
                      {"plan", task->plan.value},
                      {"done", task->is_done},
                      {"removed", task->is_removed},
                      {"due_on", date_or_null(task->due_on)},
                      {"owner", task->owner}};
}

json::object to_json(const Call& call, const Point& point) {
  const auto& said = point.said;
  const auto part = [&](const briefing::PointPart& one) {
    return json::object{{"text", one.text},
                        {"scope", one.scope == directive::Scope::open ? "open" : "declined"},
                        {"reason", reason_of(call, one.reason_key)}};
  };
  return {{"id", point.id.value},
          {"version", point.version},
          {"wording", said.wording},
          {"owner", said.owner},
          {"with", texts(said.with)},
          {"deadline", said.due ? json::value(api::to_json(*said.due)) : json::value(nullptr)},
          {"report_to", said.report_to},
          {"about", text_or_null(said.about)},
          {"done", said.is_done},
          {"removed", said.is_removed},
          {"parts", array_of(briefing::judge_point(said.wording), part)},
          {"task", task_or_null(point.task)},
          {"changed_at", to_rfc3339(point.changed_at)},
          {"changed_by", point.changed_by}};
}

json::object to_json(const briefing::NoticeSaid& said) {
  return {{"number", said.number},        {"symbol", said.symbol},   {"issued_on", date_or_null(said.issued_on)},
          {"place", said.place},          {"opening", said.opening}, {"closing", said.closing},
          {"titles", texts(said.titles)}, {"signer", said.signer},   {"recipients", texts(said.recipients)}};
}

json::object to_json(const briefing::NoticeSource& source) {
  const bool is_party = source.sender.form == files::Letter::Form::party;
  return {{"version", source.notice.version},
          {"state", to_view(name_of(source.notice.state))},
          {"issued", source.notice.is_issued()},
          {"said", to_json(source.notice.said)},
          {"whole", to_json(briefing::whole_notice(source))},
          {"form", is_party ? "party" : "state"},
          {"parent", text::to_upper(source.sender.parent)},
          {"issuer", text::to_upper(source.sender.name)},
          {"subject", briefing::notice_subject(source)},
          {"sentences", array_of(source.points, [](const Point& point) { return json::value(briefing::say_point(point.said)); })},
          {"settled_by", text_or_null(source.notice.settled_by)},
          {"settled_at", instant_or_null(source.notice.settled_at)}};
}

json::object to_json(const briefing::Meeting& meeting, Language language) {
  const briefing::MeetingSaid& said = meeting.said;
  return {{"id", meeting.id.value},
          {"version", meeting.version},
          {"unit", text_or_null(meeting.unit.value)},
          {"kind", said.kind},
          {"kind_words", kind_words(said.kind, language)},
          {"held_on", said.held_on.to_iso()},
          {"start_time", text_or_null(said.start_time)},
          {"place", said.place},
          {"chair", said.chair},
          {"back_from", date_or_null(said.back_from)},
          {"ahead_until", date_or_null(said.ahead_until)},
          {"state", to_view(name_of(meeting.state))},
          {"reason", text_or_null(meeting.reason)},
          {"settled_at", instant_or_null(meeting.settled_at)},
          {"changed_at", to_rfc3339(meeting.changed_at)},
          {"changed_by", meeting.changed_by}};
}

/// How many rows of each section are gone over.
json::object figures_of(const std::vector<AgendaRow>& rows) {
  json::object figures;
  for (const std::string_view section : briefing::kSections) {
    const auto is_in = [&](const AgendaRow& row) { return name_of(row.section) == section && !row.is_aside; };
    figures[to_view(section)] = std::ranges::count_if(rows, is_in);
  }
  return figures;
}

}  // namespace

Result<json::object> briefing_json(store::Read& tx, const Call& call, const briefing::MeetingId& id) {
  const auto meeting = briefing::load_meeting(tx, id);
  if (!meeting) return tl::unexpected(meeting.error());
  const Date today = call.app.clock.today();
  const auto may = [&](std::string_view permission) { return office::may(tx, call.session->account, permission, meeting->unit, today); };
  json::object out = to_json(*meeting, call.language);
  out["unit_name"] = meeting->unit.empty() ? std::string() : unit_name(tx, meeting->unit, today);
  out["participants"] = texts(meeting->said.participants);
  out["event"] = text_or_null(meeting->said.event);
  out["may_edit"] = may("briefing.edit");
  out["may_approve"] = may("briefing.approve");
  out["may_plan"] = may("plans.edit");
  out["kinds"] = meeting_kinds_json(call.language);
  out["agenda"] =
      array_of(briefing::load_agenda(tx, *meeting, agenda_sight(call), today), [](const AgendaRow& row) { return to_json(row); });
  out["points"] = array_of(briefing::list_points(tx, id), [&](const Point& point) { return to_json(call, point); });
  out["notice"] = to_json(briefing::load_notice_source(tx, *meeting, today));
  return out;
}

json::object to_json(store::Read& tx, const Call& call, const briefing::MeetingRow& row, const std::vector<AgendaRow>* figures) {
  json::object out = to_json(row.meeting, call.language);
  out["unit_name"] = row.meeting.unit.empty() ? std::string() : unit_name(tx, row.meeting.unit, call.app.clock.today());
  out["notice"] = to_view(name_of(row.notice));
  out["number"] = text_or_null(row.number);
  out["issued_on"] = date_or_null(row.issued_on);
  out["points"] = row.points;
  out["done"] = row.done;
  out["figures"] = figures == nullptr ? json::value(nullptr) : json::value(figures_of(*figures));
  return out;
}

json::array meeting_kinds_json(Language language) {
  return array_of(briefing::shipped_meeting_kinds(), [&](const briefing::MeetingKind& kind) {
    return json::object{{"name", kind.id}, {"words", language == Language::vi ? kind.name : kind.english}};
  });
}

briefing::AgendaSight agenda_sight(const Call& call) {
  return {.plans = call.sight("plans.read"), .papers = call.sight("papers.read")};
}

}  // namespace nhipcau::api
