#include "ical/reading.hpp"

#include <libical/ical.h>

#include <memory>

#include "ical/event_reading.hpp"
#include "ical/lines.hpp"
#include "text/clean.hpp"

namespace nhipcau::ical {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

constexpr std::size_t kMostOctetsOfName = 200;

std::string name_of(icalcomponent* root) {
  std::string name;
  for_each_component(root, ICAL_VCALENDAR_COMPONENT, [&](icalcomponent* calendar) {
    if (name.empty()) name = text_of(calendar, ICAL_NAME_PROPERTY);
    for_each_property(calendar, ICAL_X_PROPERTY, [&](icalproperty* property) {
      const char* word = icalproperty_get_x_name(property);
      if (name.empty() && word && std::string_view(word) == "X-WR-CALNAME") name = value_of(property);
    });
  });
  return tidy(std::move(name), kMostOctetsOfName);
}

/// Two of the same words in a row say nothing more than one.
void add_once(std::vector<ReadingNote>& notes, ReadingNote note) {
  if (notes.empty() || notes.back() != note) notes.push_back(std::move(note));
}

void read_events(icalcomponent* root, Reading& out) {
  std::vector<ReadingNote> notes;
  ZoneReading zones(root, notes);
  std::size_t seen = 0;
  for_each_component(root, ICAL_VEVENT_COMPONENT, [&](icalcomponent* component) {
    if (++seen > kMostEvents) return;
    if (auto event = read_event(component, zones, notes)) out.calendar.events.push_back(std::move(*event));
  });
  if (seen > kMostEvents) notes.push_back({"ical.too_many_events", {std::to_string(kMostEvents)}});
  for (ReadingNote& note : notes) add_once(out.notes, std::move(note));
  out.calendar.zones = zones.used();
  out.calendar.name = name_of(root);
}

}  // namespace

Reading read_calendar(std::string_view bytes) {
  Reading out;
  if (bytes.size() > kMostOctetsOfFile) {
    out.notes.push_back({"ical.file_too_large", {std::to_string(kMostOctetsOfFile / 1024 / 1024)}});
    return out;
  }
  const std::string text = unfolded(text::clean(unfolded(bytes)).text);  // again: what was UTF-16 has its folds only now
  if (const std::string fault = fault_of_lines(text); !fault.empty()) {
    out.notes.push_back({fault});
    return out;
  }
  const std::unique_ptr<icalcomponent, FreeComponent> root(icalparser_parse_string(balanced(text).c_str()));
  if (root) read_events(root.get(), out);
  if (!root || (out.calendar.events.empty() && out.notes.empty() && count_components(text, "VCALENDAR") == 0))
    out.notes.push_back({"ical.no_calendar"});
  return out;
}

}  // namespace nhipcau::ical
