#pragma once
#include <functional>

#include "api/json.hpp"
#include "api/messages.hpp"
#include "calendar/event.hpp"

/// Events as openapi.yaml has them: schemas CalendarEvent and EventDay.
namespace nhipcau::api {

json::object to_json(const calendar::Event& event, bool may_edit);
json::object to_json(const calendar::EventDay& day, bool may_edit);
json::array event_kinds_json(Language language);

/// Reads what is said of an event: all of its fields, those that may be left out among them.
/// errors  invalid api.missing_field | api.wrong_type | api.too_long | api.unknown_field
struct SentEvent {
  calendar::EventSaid said;
  std::int64_t version = 0;  ///< of a change
  std::string scope;         ///< of a change: "all", "one", "later"
  std::string occurrence;    ///< of "one" and "later"
};
Result<SentEvent> read_new_event(std::string_view body);
Result<SentEvent> read_changed_event(std::string_view body);

}  // namespace nhipcau::api
