#include "api/event_json.hpp"

#include "api/field_reader.hpp"

namespace nhipcau::api {
namespace {

using calendar::EventDay;
using calendar::EventSaid;
using calendar::EventTime;

constexpr std::size_t kIdCharacters = 60;
constexpr std::size_t kClockCharacters = 5;
constexpr std::size_t kZoneCharacters = 60;
constexpr std::size_t kRuleCharacters = 500;
constexpr std::size_t kDateCharacters = 10;
constexpr std::size_t kOccurrenceCharacters = 16;

json::value instant_or_null(const std::optional<Instant>& at) {
  return at ? json::value(to_rfc3339(*at)) : json::value(nullptr);
}

void put_when(json::object& out, const EventTime& when) {
  out["all_day"] = when.is_all_day();
  out["first"] = when.first.to_iso();
  out["last"] = when.last.to_iso();
  out["start_time"] = text_or_null(when.start);
  out["end_time"] = text_or_null(when.end);
  out["zone"] = text_or_null(when.zone);
}

json::object to_json(const calendar::OccurrenceChange& change) {
  json::object out{{"occurrence", change.occurrence},
                   {"title", change.title},
                   {"place", change.place},
                   {"status", to_view(calendar::name_of(change.status))},
                   {"reason", text_or_null(change.reason)}};
  put_when(out, change.when);
  return out;
}

/// A text that may be null or absent.
std::string take_text(FieldReader& fields, std::string_view name, std::size_t most) {
  if (fields.is_null(name)) return {};
  return fields.text(name, most).value_or("");
}

Date take_day(FieldReader& fields, std::string_view name) {
  fields.need(name);
  const auto text = fields.text(name, kDateCharacters);
  const auto day = text ? Date::from_iso(*text) : std::nullopt;
  if (text && !day) fields.blame({Code::invalid, "api.wrong_type", {std::string(name)}});
  return day.value_or(*Date::make(1, 1, 1));
}

EventTime take_when(FieldReader& fields) {
  EventTime when{.first = take_day(fields, "first"), .last = take_day(fields, "last"), .start = {}, .end = {}};
  when.start = take_text(fields, "start_time", kClockCharacters);
  when.end = take_text(fields, "end_time", kClockCharacters);
  when.zone = take_text(fields, "zone", kZoneCharacters);
  if (when.zone.empty() && !when.start.empty()) when.zone = calendar::kOfficeZone;
  return when;
}

EventSaid take_said(FieldReader& fields) {
  for (const auto* name : {"title", "kind"}) fields.need(name);
  EventSaid said{.title = fields.text("title", calendar::kEventTitleCharacters, 1).value_or(""), .when = take_when(fields)};
  said.kind = fields.text("kind", kIdCharacters).value_or("");
  said.english = take_text(fields, "english", calendar::kEventTitleCharacters);
  said.place = take_text(fields, "place", calendar::kEventTitleCharacters);
  said.description = take_text(fields, "description", calendar::kEventTextCharacters);
  said.repeats = take_text(fields, "repeats", kRuleCharacters);
  said.reason = take_text(fields, "reason", calendar::kEventReasonCharacters);
  said.paper = take_text(fields, "paper", kIdCharacters);
  said.task = take_text(fields, "task", kIdCharacters);
  said.occasion = take_text(fields, "occasion", kIdCharacters);
  const auto status = fields.text("status", kIdCharacters);
  const auto named = status ? calendar::find_event_status(*status) : std::nullopt;
  if (status && !named) fields.blame({Code::invalid, "api.wrong_type", {"status"}});
  said.status = named.value_or(calendar::EventStatus::planned);
  return said;
}

}  // namespace

json::object to_json(const calendar::Event& event, bool may_edit) {
  const EventSaid& said = event.said;
  json::object out{{"id", event.id.value},
                   {"version", event.version},
                   {"title", said.title},
                   {"english", said.english},
                   {"kind", said.kind},
                   {"place", said.place},
                   {"description", said.description},
                   {"repeats", text_or_null(said.repeats)},
                   {"status", to_view(calendar::name_of(said.status))},
                   {"reason", text_or_null(said.reason)},
                   {"moved_from", text_or_null(event.moved_from)},
                   {"paper", text_or_null(said.paper)},
                   {"task", text_or_null(said.task)},
                   {"occasion", text_or_null(said.occasion)},
                   {"unit", text_or_null(event.unit.value)},
                   {"removed", event.is_removed},
                   {"may_edit", may_edit},
                   {"changed_at", to_rfc3339(event.changed_at)},
                   {"changed_by", event.changed_by}};
  put_when(out, said.when);
  out["changes"] = array_of(event.changes, [](const auto& change) { return to_json(change); });
  return out;
}

json::object to_json(const EventDay& day, bool may_edit) {
  const calendar::Event& event = *day.event;
  return {{"id", event.id.value},
          {"occurrence", text_or_null(day.occurrence)},
          {"title", day.title()},
          {"english", day.title() == event.said.title ? event.said.english : std::string()},
          {"place", day.place()},
          {"kind", event.said.kind},
          {"all_day", day.when.is_all_day()},
          {"from", day.from.to_iso()},
          {"to", day.to.to_iso()},
          {"start", instant_or_null(day.start)},
          {"end", instant_or_null(day.end)},
          {"zone", text_or_null(day.when.zone)},
          {"local_first", day.when.first.to_iso()},
          {"local_last", day.when.last.to_iso()},
          {"start_time", text_or_null(day.when.start)},
          {"end_time", text_or_null(day.when.end)},
          {"status", to_view(calendar::name_of(day.status()))},
          {"reason", text_or_null(day.reason())},
          {"moved_from", text_or_null(day.moved_from)},
          {"repeats", text_or_null(event.said.repeats)},
          {"paper", text_or_null(event.said.paper)},
          {"task", text_or_null(event.said.task)},
          {"occasion", text_or_null(event.said.occasion)},
          {"unit", text_or_null(event.unit.value)},
          {"version", event.version},
          {"may_edit", may_edit}};
}

json::array event_kinds_json(Language language) {
  return array_of(calendar::shipped_event_kinds(), [&](const calendar::EventKind& kind) {
    return json::object{{"name", to_view(kind.id)}, {"words", to_view(language == Language::en ? kind.english : kind.name)}};
  });
}

Result<SentEvent> read_new_event(std::string_view body) {
  const auto object = parse_object(body);
  if (!object) return tl::unexpected(object.error());
  FieldReader fields(*object);
  SentEvent sent{.said = take_said(fields), .scope = {}, .occurrence = {}};
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return sent;
}

Result<SentEvent> read_changed_event(std::string_view body) {
  const auto object = parse_object(body);
  if (!object) return tl::unexpected(object.error());
  FieldReader fields(*object);
  SentEvent sent{.said = take_said(fields), .scope = {}, .occurrence = {}};
  fields.need("version");
  sent.version = fields.integer("version").value_or(0);
  sent.scope = fields.text("scope", kIdCharacters).value_or("all");
  sent.occurrence = take_text(fields, "occurrence", kOccurrenceCharacters);
  if (sent.scope != "all" && sent.scope != "one" && sent.scope != "later") fields.blame({Code::invalid, "api.wrong_type", {"scope"}});
  if ((sent.scope == "all") != sent.occurrence.empty()) fields.blame({Code::invalid, "api.wrong_type", {"occurrence"}});
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return sent;
}

}  // namespace nhipcau::api
