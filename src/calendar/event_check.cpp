#include <algorithm>

#include "base/embedded.hpp"
#include "calendar/event_time.hpp"
#include "text/clean.hpp"
#include "text/csv.hpp"
#include "text/scan.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::calendar {
namespace {

std::vector<EventKind> load_kinds() {
  const auto table = text::read_csv(base::bytes_of(data::embedded_files(), "event_kinds.csv"));
  std::vector<EventKind> kinds;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    kinds.push_back({.id = table.cell(row, "id"), .name = table.cell(row, "name"), .english = table.cell(row, "english")});
  return kinds;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \n\t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \n\t") - first + 1));
}

/// Cleans a text in its place.
Result<void> clean_text(std::string& text, std::size_t most, bool is_one_line = true) {
  text = trimmed(text::clean(text).text);
  if (is_one_line) std::replace(text.begin(), text.end(), '\n', ' ');
  if (text::count_characters(text) > most) return fail(Code::invalid, "calendar.event_text_too_long", {std::to_string(most)});
  return {};
}

Result<void> check_clock(const EventTime& when) {
  for (const std::string& clock : {when.start, when.end}) {
    if (!is_clock_time(clock)) return fail(Code::invalid, "calendar.event_bad_time", {clock});
  }
  if (!ical::load_zone(when.zone)) return fail(Code::invalid, "calendar.no_such_zone", {when.zone});
  return {};
}

Result<void> clean_when(EventTime& when) {
  if (when.start.empty() && when.end.empty()) {
    when.zone.clear();
  } else if (const auto clock = check_clock(when); !clock) {
    return clock;
  }
  if (when.first.year() < kFirstEventYear || when.last.year() > kLastEventYear)
    return fail(Code::invalid, "calendar.event_year", {std::to_string(kFirstEventYear), std::to_string(kLastEventYear)});
  if (when.last < when.first || end_of(when) < start_of(when)) return fail(Code::invalid, "calendar.event_backwards");
  if (when.last.to_days() - when.first.to_days() >= std::chrono::days(kMostDaysOfEvent))
    return fail(Code::invalid, "calendar.event_too_long", {std::to_string(kMostDaysOfEvent)});
  return {};
}

Result<void> check_reason(EventStatus status, const std::string& reason) {
  if (status != EventStatus::planned && reason.empty()) return fail(Code::invalid, "calendar.event_reason_missing");
  return {};
}

Result<void> clean_rule(std::string& repeats) {
  if (repeats.empty()) return {};
  const auto rule = ical::parse_rule(repeats);
  if (!rule) return tl::unexpected(rule.error());
  if (rule->frequency < ical::Rule::Frequency::daily || !rule->hours.empty() || !rule->minutes.empty() || !rule->seconds.empty())
    return fail(Code::invalid, "calendar.event_too_often");
  repeats = ical::to_text(*rule);
  return {};
}

Result<void> clean_texts(EventSaid& said) {
  for (std::string* text : {&said.title, &said.english, &said.place}) {
    if (const auto clean = clean_text(*text, kEventTitleCharacters); !clean) return clean;
  }
  if (const auto clean = clean_text(said.description, kEventTextCharacters, false); !clean) return clean;
  if (const auto clean = clean_text(said.reason, kEventReasonCharacters); !clean) return clean;
  if (said.title.empty()) return fail(Code::invalid, "calendar.event_title_missing");
  return {};
}

}  // namespace

std::string_view name_of(EventStatus status) {
  return kEventStatuses.at(static_cast<std::size_t>(status));
}

std::optional<EventStatus> find_event_status(std::string_view name) {
  const auto* const found = std::find(kEventStatuses.begin(), kEventStatuses.end(), name);
  return found == kEventStatuses.end() ? std::nullopt : std::optional(static_cast<EventStatus>(found - kEventStatuses.begin()));
}

const std::vector<EventKind>& shipped_event_kinds() {
  static const std::vector<EventKind> kinds = load_kinds();
  return kinds;
}

Result<EventSaid> clean_event(EventSaid said) {
  if (const auto texts = clean_texts(said); !texts) return tl::unexpected(texts.error());
  const auto& kinds = shipped_event_kinds();
  if (std::none_of(kinds.begin(), kinds.end(), [&](const EventKind& kind) { return kind.id == said.kind; }))
    return fail(Code::invalid, "calendar.no_such_event_kind", {said.kind});
  if (const auto when = clean_when(said.when); !when) return tl::unexpected(when.error());
  if (const auto rule = clean_rule(said.repeats); !rule) return tl::unexpected(rule.error());
  if (const auto reason = check_reason(said.status, said.reason); !reason) return tl::unexpected(reason.error());
  return said;
}

Result<OccurrenceChange> clean_change(OccurrenceChange change, const EventSaid& event) {
  for (std::string* text : {&change.title, &change.place}) {
    if (const auto clean = clean_text(*text, kEventTitleCharacters); !clean) return tl::unexpected(clean.error());
  }
  if (change.title.empty()) return fail(Code::invalid, "calendar.event_title_missing");
  if (const auto clean = clean_text(change.reason, kEventReasonCharacters); !clean) return tl::unexpected(clean.error());
  change.when.zone = event.when.zone;
  if (change.when.is_all_day() != event.when.is_all_day() || change.when.end.empty() != event.when.end.empty())
    return fail(Code::invalid, "calendar.event_bad_time", {change.when.start});
  if (const auto when = clean_when(change.when); !when) return tl::unexpected(when.error());
  if (const auto reason = check_reason(change.status, change.reason); !reason) return tl::unexpected(reason.error());
  return change;
}

}  // namespace nhipcau::calendar
