#include "calendar/event_import.hpp"
#include "calendar/event_records.hpp"

namespace nhipcau::calendar {
namespace {

constexpr std::string_view kOwnUid = "@events.nhipcau";  ///< event_file.cpp

/// An event that this calendar has written out itself.
std::optional<KnownEvent> find_own(store::Read& tx, const office::UnitId& unit, const std::string& uid) {
  if (!uid.ends_with(kOwnUid)) return std::nullopt;
  const auto event = load_event(tx, {uid.substr(0, uid.size() - kOwnUid.size())});
  if (!event || event->is_removed || event->unit.value != unit.value) return std::nullopt;
  return KnownEvent{.id = event->id, .version = event->version, .is_same = true};
}

/// What the file says of single times, where the calendar says something else.
Result<Event> take_changes(store::Write& tx, const Clock& clock, const office::Actor& actor, Event event, const ImportedEvent& imported) {
  for (const OccurrenceChange& change : imported.changes) {
    auto changed = change_occurrence(tx, clock, actor, {event.id, event.version}, change);
    if (!changed) return changed;
    event = std::move(*changed);
  }
  tx.run("calendar.put_origin", event.id.value, imported.uid, std::int64_t{imported.sequence}, imported.digest);
  return event;
}

/// What the office says of an event beside what files say stays: kind, title in English, what it is about.
EventSaid merged(const EventSaid& before, EventSaid said) {
  said.kind = before.kind;
  said.english = before.english;
  said.paper = before.paper;
  said.task = before.task;
  said.occasion = before.occasion;
  return said;
}

}  // namespace

std::optional<KnownEvent> find_known(store::Read& tx, const office::UnitId& unit, const ImportedEvent& event) {
  const auto row = tx.one("calendar.find_origin", event.uid, unit.value);
  if (!row) return find_own(tx, unit, event.uid);
  return KnownEvent{.id = {row->text("event_id")},
                    .version = row->integer("version"),
                    .is_same = row->text("digest") == event.digest,
                    .is_newer = event.sequence > row->integer("sequence")};
}

namespace {

Result<void> add(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit, const ImportedEvent& one,
                 TakenEvents& taken) {
  auto event = add_event(tx, clock, actor, unit, one.said);
  if (event) event = take_changes(tx, clock, actor, std::move(*event), one);
  if (!event) return tl::unexpected(event.error());
  taken.made.push_back(std::move(*event));
  return {};
}

Result<void> change(store::Write& tx, const Clock& clock, const office::Actor& actor, const EventId& id, const ImportedEvent& one,
                    TakenEvents& taken) {
  auto before = load_event(tx, id);
  if (!before) return tl::unexpected(before.error());
  auto event = change_event(tx, clock, actor, {id, before->version}, merged(before->said, one.said));
  if (event) event = take_changes(tx, clock, actor, std::move(*event), one);
  if (!event) return tl::unexpected(event.error());
  taken.changed.push_back({std::move(*before), std::move(*event)});
  return {};
}

}  // namespace

Result<TakenEvents> take_events(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit,
                                const std::vector<ImportedEvent>& events) {
  if (events.size() > kMostImported) return fail(Code::invalid, "calendar.import_too_many", {std::to_string(kMostImported)});
  TakenEvents taken;
  for (const ImportedEvent& one : events) {
    if (one.fault) return tl::unexpected(*one.fault);
    const auto known = find_known(tx, unit, one);
    if (known && known->is_same) continue;
    const auto done = known ? change(tx, clock, actor, known->id, one, taken) : add(tx, clock, actor, unit, one, taken);
    if (!done) return tl::unexpected(done.error());
  }
  return taken;
}

void note_refused_file(store::Write& tx, const Clock& clock, const office::Actor& actor) {
  office::audit(tx, clock, actor, {.event = "calendar.refused_classified", .subject_kind = "event"});
}

}  // namespace nhipcau::calendar
