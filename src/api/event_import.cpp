#include "api/event_import.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "directive/parse.hpp"
#include "ical/reading.hpp"

namespace nhipcau::api {
namespace {

using calendar::ImportedEvent;

/// By the same rule as papers: as a head of its text, or as a line by itself in its title or its place.
bool bears_mark(const ical::Event& event) {
  return directive::bears_secrecy_mark(event.summary + "\n" + event.description, event.summary + "\n" + event.location);
}

json::array sentences(const std::vector<Error>& notes, Language language) {
  return array_of(notes, [&](const Error& note) { return json::value(message(language, note.key, note.args)); });
}

json::object to_json(const ImportedEvent& event, std::size_t position, const std::optional<calendar::KnownEvent>& known,
                     Language language) {
  const calendar::EventSaid& said = event.said;
  return {{"position", position},
          {"state", to_view(state_of(event, known))},
          {"newer", known && known->is_newer},
          {"event", known ? json::value(known->id.value) : json::value(nullptr)},
          {"title", said.title},
          {"place", said.place},
          {"first", said.when.first.to_iso()},
          {"last", said.when.last.to_iso()},
          {"start_time", text_or_null(said.when.start)},
          {"end_time", text_or_null(said.when.end)},
          {"zone", text_or_null(said.when.zone)},
          {"repeats", text_or_null(said.repeats)},
          {"status", to_view(calendar::name_of(said.status))},
          {"notes", sentences(event.notes, language)},
          {"fault", event.fault ? json::value(message(language, event.fault->key, event.fault->args)) : json::value(nullptr)}};
}

}  // namespace

Result<EventFile> read_event_file(std::string_view bytes, Language language) {
  const ical::Reading reading = ical::read_calendar(bytes);
  const auto& events = reading.calendar.events;
  if (std::any_of(events.begin(), events.end(), bears_mark)) return fail(Code::forbidden, "directive.classified");
  const calendar::ImportWords words{.cancelled = message(language, "calendar.import_cancelled"),
                                    .left_out = message(language, "calendar.import_left_out")};
  auto imported = calendar::read_import(reading.calendar, words);
  EventFile file{.sha = sha256(bytes).hex, .name = reading.calendar.name, .events = std::move(imported.list), .notes = {}};
  for (const ical::ReadingNote& note : reading.notes) file.notes.push_back({Code::invalid, note.key, note.args});
  if (file.events.empty()) return tl::unexpected(file.notes.empty() ? Error{Code::invalid, "calendar.import_nothing"} : file.notes.front());
  if (imported.in_all > file.events.size())
    file.notes.push_back(
        {Code::invalid, "calendar.import_first_alone", {std::to_string(file.events.size()), std::to_string(imported.in_all)}});
  return file;
}

std::string_view state_of(const ImportedEvent& event, const std::optional<calendar::KnownEvent>& known) {
  if (event.fault) return "unreadable";
  if (!known) return "new";
  return known->is_same ? "known" : "changed";
}

json::object to_json(store::Read& tx, const EventFile& file, const office::UnitId& unit, Language language) {
  json::array events;
  for (std::size_t i = 0; i < file.events.size(); ++i)
    events.push_back(to_json(file.events[i], i, calendar::find_known(tx, unit, file.events[i]), language));
  return {{"file", file.sha}, {"name", text_or_null(file.name)}, {"events", std::move(events)}, {"notes", sentences(file.notes, language)}};
}

}  // namespace nhipcau::api
