#include "calendar/event_records.hpp"

#include <algorithm>

#include "base/require.hpp"
#include "calendar/event_news.hpp"
#include "calendar/event_time.hpp"
#include "calendar/occasion.hpp"

namespace nhipcau::calendar {
namespace {

struct Field {
  std::string name, before, after;
};

std::string shown(const EventTime& when) {
  const std::string last = when.last == when.first ? "" : when.last.to_iso();
  if (when.is_all_day()) return when.first.to_iso() + (last.empty() ? "" : " - " + last);
  return when.first.to_iso() + " " + when.start + " - " + (last.empty() ? "" : last + " ") + when.end + " " + when.zone;
}

std::string shown(bool truth) {
  return truth ? "yes" : "no";
}

/// Of a description that it changed, not what it says.
std::vector<Field> fields_of(const Event& before, const Event& after) {
  const EventSaid &old = before.said, &said = after.said;
  std::vector<Field> fields{{"title", old.title, said.title},
                            {"english", old.english, said.english},
                            {"kind", old.kind, said.kind},
                            {"place", old.place, said.place},
                            {"time", shown(old.when), shown(said.when)},
                            {"repeats", old.repeats, said.repeats},
                            {"status", std::string(name_of(old.status)), std::string(name_of(said.status))},
                            {"reason", old.reason, said.reason},
                            {"paper", old.paper, said.paper},
                            {"task", old.task, said.task},
                            {"occasion", old.occasion, said.occasion},
                            {"removed", shown(before.is_removed), shown(after.is_removed)}};
  std::erase_if(fields, [](const Field& field) { return field.before == field.after; });
  if (old.description != said.description) fields.push_back({"description", "", ""});
  return fields;
}

std::optional<std::string> id_or_null(const std::string& id) {
  return id.empty() ? std::nullopt : std::optional(id);
}

std::optional<std::string> account_or_null(const office::Actor& actor) {
  return id_or_null(actor.account.value);
}

void save(store::Write& tx, const Clock& clock, const office::Actor& actor, const Event& event, bool is_moved) {
  const EventSaid& said = event.said;
  const EventTime& when = said.when;
  const SeenDays seen = seen_days_of(event);
  const auto changed =
      tx.run("calendar.update_event", event.id.value, event.version, is_moved ? 1 : 0, said.title, said.english, said.kind, said.place,
             said.description, when.is_all_day(), when.first.to_iso(), when.last.to_iso(), when.start, when.end, when.zone, said.repeats,
             name_of(said.status), said.reason, event.moved_from, seen.from.to_iso(), seen.until.to_iso(), id_or_null(said.paper),
             id_or_null(said.task), said.occasion, event.is_removed, to_rfc3339(clock.now()), account_or_null(actor));
  require(changed == 1, "an event changed under the transaction that holds it");
}

void put_change(store::Write& tx, const EventId& id, const OccurrenceChange& change) {
  const EventTime& when = change.when;
  tx.run("calendar.put_change", id.value, change.occurrence, change.title, change.place, when.first.to_iso(), when.last.to_iso(),
         when.start, when.end, name_of(change.status), change.reason);
}

void audit(store::Write& tx, const Clock& clock, const office::Actor& actor, const EventId& id, const std::string& event,
           const Field& field) {
  office::audit(
      tx, clock, actor,
      {.event = event, .subject_kind = "event", .subject_id = id.value, .field = field.name, .before = field.before, .after = field.after});
}

Result<Event> load_seen(store::Read& tx, const SeenEvent& seen) {
  auto event = load_event(tx, seen.id);
  if (event && event->version != seen.version) return fail(Code::conflict, "api.changed_meanwhile");
  return event;
}

Result<EventSaid> check(const EventSaid& said) {
  const auto& occasions = shipped_occasions();
  const auto is_it = [&](const Occasion& occasion) { return occasion.id == said.occasion; };
  if (!said.occasion.empty() && std::none_of(occasions.begin(), occasions.end(), is_it))
    return fail(Code::invalid, "calendar.no_such_occasion", {said.occasion});
  return clean_event(said);
}

/// What was changed of single times, for a series that begins at another time: each goes along by as much.
std::vector<OccurrenceChange> carried(const std::vector<OccurrenceChange>& changes, const EventTime& before, const EventTime& after) {
  std::vector<OccurrenceChange> carried;
  const auto by = start_of(after) - start_of(before);
  for (OccurrenceChange change : changes) {
    const auto original = read_occurrence(change.occurrence, before.is_all_day());
    require(original.has_value(), "a stored occurrence without its time");
    const auto start = start_of(change.when) + by;
    const bool keeps_form = before.is_all_day() == after.is_all_day();
    EventTime when = keeps_form ? change.when : after;
    when.zone = after.zone;
    change.when = moved_to(when, start);
    change.occurrence = occurrence_name(*original + by, after.is_all_day());
    carried.push_back(std::move(change));
  }
  return carried;
}

/// Where it was to be first, of an event that happens once.
std::string moved_from(const Event& before, const EventSaid& said) {
  if (!said.repeats.empty() || !before.said.repeats.empty()) return "";
  const bool is_moved = start_of(before.said.when) != start_of(said.when) || before.said.when.is_all_day() != said.when.is_all_day();
  if (!is_moved) return before.moved_from;
  const std::string first =
      before.moved_from.empty() ? occurrence_name(start_of(before.said.when), before.said.when.is_all_day()) : before.moved_from;
  return first == occurrence_name(start_of(said.when), said.when.is_all_day()) ? "" : first;
}

/// Saves what became of an event, with a line a field.
Result<Event> save_changed(store::Write& tx, const Clock& clock, const office::Actor& actor, const Event& before, Event after) {
  const auto fields = fields_of(before, after);
  if (fields.empty()) return before;
  const bool is_moved = before.said.when != after.said.when || before.said.repeats != after.said.repeats ||
                        before.said.status != after.said.status || before.is_removed != after.is_removed;
  if (before.said.when != after.said.when && !after.changes.empty()) {
    after.changes = carried(before.changes, before.said.when, after.said.when);
    tx.run("calendar.remove_changes_of_event", after.id.value);
    for (const OccurrenceChange& change : after.changes) put_change(tx, after.id, change);
  }
  save(tx, clock, actor, after, is_moved);
  for (const Field& field : fields) audit(tx, clock, actor, after.id, "calendar.event_changed", field);
  tell_changed(tx, clock, actor, before, after);
  return load_event(tx, after.id);
}

/// The times of a series before one of them.
std::int64_t count_before(const Event& event, ical::LocalTime at) {
  return static_cast<std::int64_t>(ical::list_occurrences(series_of(event.said), start_of(event.said.when), at).list.size());
}

/// The rule up to a time of it, that time left out.
std::string ended_before(const std::string& repeats, ical::LocalTime at, bool is_all_day) {
  auto rule = ical::parse_rule(repeats);
  require(rule.has_value(), "an event whose rule was not checked");
  rule->count.reset();
  rule->until = ical::Rule::Until{.at = is_all_day ? at - ical::kDay : at - std::chrono::seconds(1), .is_utc = false, .is_day = is_all_day};
  return ical::to_text(*rule);
}

/// A rule with a count counts on: what was before does not happen again.
std::string rest_of(const std::string& wished, const std::string& repeats, std::int64_t passed) {
  auto rule = ical::parse_rule(wished);
  if (!rule || wished != repeats || !rule->count) return wished;
  rule->count = std::max<int>(1, *rule->count - static_cast<int>(passed));
  return ical::to_text(*rule);
}

EventId insert(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit, const EventSaid& said) {
  const auto id = make_id<EventId>(clock.now().time_since_epoch().count());
  const EventTime& when = said.when;
  const SeenDays seen = seen_days_of({.id = id, .unit = unit, .said = said});
  tx.run("calendar.insert_event", id.value, unit.value, said.title, said.english, said.kind, said.place, said.description,
         when.is_all_day(), when.first.to_iso(), when.last.to_iso(), when.start, when.end, when.zone, said.repeats, name_of(said.status),
         said.reason, seen.from.to_iso(), seen.until.to_iso(), id_or_null(said.paper), id_or_null(said.task), said.occasion,
         to_rfc3339(clock.now()), account_or_null(actor));
  audit(tx, clock, actor, id, "calendar.event_added", {"title", "", said.title});
  audit(tx, clock, actor, id, "calendar.event_added", {"time", "", shown(said.when)});
  return id;
}

}  // namespace

Result<Event> add_event(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit,
                        const EventSaid& said) {
  const auto clean = check(said);
  if (!clean) return tl::unexpected(clean.error());
  return load_event(tx, insert(tx, clock, actor, unit, *clean));
}

Result<Event> change_event(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEvent& seen, const EventSaid& said) {
  const auto before = load_seen(tx, seen);
  if (!before) return before;
  const auto clean = check(said);
  if (!clean) return tl::unexpected(clean.error());
  Event after = *before;
  after.said = *clean;
  after.moved_from = moved_from(*before, *clean);
  return save_changed(tx, clock, actor, *before, std::move(after));
}

Result<Event> change_occurrence(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEvent& seen,
                                const OccurrenceChange& change) {
  const auto before = load_seen(tx, seen);
  if (!before) return before;
  if (!has_occurrence(*before, change.occurrence)) return fail(Code::not_found, "calendar.no_such_occurrence", {change.occurrence});
  const auto clean = clean_change(change, before->said);
  if (!clean) return tl::unexpected(clean.error());
  if (tx.one("calendar.count_changes_of_event", seen.id.value)->integer("changes") >= kMostChangesOfEvent)
    return fail(Code::invalid, "calendar.too_many_changes", {std::to_string(kMostChangesOfEvent)});
  put_change(tx, seen.id, *clean);
  auto after = load_event(tx, seen.id);
  require(after.has_value(), "an event went away under the transaction that holds it");
  save(tx, clock, actor, *after, true);
  const std::string words = shown(clean->when) + " " + std::string(name_of(clean->status));
  audit(tx, clock, actor, seen.id, "calendar.event_occurrence_changed", {"occurrence", clean->occurrence, words});
  tell_changed(tx, clock, actor, *after, *clean);
  return load_event(tx, seen.id);
}

Result<Event> change_later(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEvent& seen,
                           const std::string& occurrence, const EventSaid& said) {
  const auto before = load_seen(tx, seen);
  if (!before) return before;
  const bool is_all_day = before->said.when.is_all_day();
  const auto at = read_occurrence(occurrence, is_all_day);
  if (!at || !has_occurrence(*before, occurrence)) return fail(Code::not_found, "calendar.no_such_occurrence", {occurrence});
  if (*at == start_of(before->said.when)) return change_event(tx, clock, actor, seen, said);
  EventSaid rest = said;
  rest.repeats = rest_of(said.repeats, before->said.repeats, count_before(*before, *at));
  const auto clean = check(rest);
  if (!clean) return tl::unexpected(clean.error());

  Event ended = *before;
  ended.said.repeats = ended_before(before->said.repeats, *at, is_all_day);
  if (const auto saved = save_changed(tx, clock, actor, *before, ended); !saved) return saved;
  const EventId later = insert(tx, clock, actor, before->unit, *clean);
  std::vector<OccurrenceChange> left = before->changes;
  std::erase_if(left, [&](const OccurrenceChange& change) { return change.occurrence < occurrence; });
  for (const OccurrenceChange& change : carried(left, moved_to(before->said.when, *at), clean->when)) put_change(tx, later, change);
  const auto made = load_event(tx, later);
  save(tx, clock, actor, *made, false);
  return load_event(tx, later);
}

Result<Event> move_event(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEvent& seen, const EventMove& move) {
  const auto event = load_seen(tx, seen);
  if (!event) return event;
  const bool is_all_day = event->said.when.is_all_day();
  if (move.start && (is_all_day || !is_clock_time(*move.start))) return fail(Code::invalid, "calendar.event_bad_time", {*move.start});
  if (move.occurrence.empty() != event->said.repeats.empty()) return fail(Code::invalid, "calendar.event_repeats");
  if (move.from.year() < kFirstEventYear || move.from.year() > kLastEventYear)
    return fail(Code::invalid, "calendar.event_year", {std::to_string(kFirstEventYear), std::to_string(kLastEventYear)});
  const auto to = [&](const EventTime& when) {
    const EventTime wished{.first = move.from, .last = move.from, .start = is_all_day ? "" : move.start.value_or(when.start), .end = {}};
    return moved_to(when, start_of(wished));
  };
  if (move.occurrence.empty()) {
    EventSaid said = event->said;
    said.when = to(said.when);
    return change_event(tx, clock, actor, seen, said);
  }
  const auto original = read_occurrence(move.occurrence, is_all_day);
  if (!original || !has_occurrence(*event, move.occurrence)) return fail(Code::not_found, "calendar.no_such_occurrence", {move.occurrence});
  OccurrenceChange change{
      .occurrence = move.occurrence, .title = event->said.title, .place = event->said.place, .when = moved_to(event->said.when, *original)};
  for (const OccurrenceChange& known : event->changes) {
    if (known.occurrence == move.occurrence) change = known;
  }
  change.when = to(change.when);
  return change_occurrence(tx, clock, actor, seen, change);
}

Result<Event> set_removed(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenEvent& seen, bool is_removed) {
  const auto before = load_seen(tx, seen);
  if (!before) return before;
  Event after = *before;
  after.is_removed = is_removed;
  return save_changed(tx, clock, actor, *before, std::move(after));
}

}  // namespace nhipcau::calendar
