#pragma once
#include <string>
#include <vector>

#include "api/json.hpp"
#include "api/messages.hpp"
#include "base/result.hpp"
#include "calendar/event_import.hpp"

/// Calendar files of other programs, as the page and the command line take them over.
namespace nhipcau::api {

inline constexpr std::size_t kCalendarFileBytes = 8U << 20U;

/// A file as it was read; nothing of it is kept.
struct EventFile {
  std::string sha;   ///< SHA-256 of its bytes, by which it is known when it comes again
  std::string name;  ///< what it calls itself; may be empty
  std::vector<calendar::ImportedEvent> events;
  std::vector<Error> notes;  ///< what of the file was not read as it stands
};
/// errors  forbidden directive.classified: an event bears a secrecy mark; nothing else is said of the file
///         invalid calendar.import_nothing: there is no event in it
Result<EventFile> read_event_file(std::string_view bytes, Language language);

/// What the calendar makes of one of its events: "new", "known" (nothing to do), "changed", or "unreadable".
std::string_view state_of(const calendar::ImportedEvent& event, const std::optional<calendar::KnownEvent>& known);

/// As openapi.yaml has it: EventFile.
json::object to_json(store::Read& tx, const EventFile& file, const office::UnitId& unit, Language language);

/// With those of events, which they are about.
class Routes;
void add_event_import_routes(Routes& routes);

}  // namespace nhipcau::api
