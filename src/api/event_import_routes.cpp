#include <algorithm>
#include <charconv>

#include "api/acting_unit.hpp"
#include "api/event_import.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"

// Calendar files of other programs: looked at, then sent once more with what is chosen of them. Nothing is kept in between.
namespace nhipcau::api {
namespace {

constexpr std::string_view kEdit = "calendar.edit";
constexpr std::size_t kShaCharacters = 64;
constexpr std::size_t kChoiceCharacters = 6000;
const std::string kBytes = "application/octet-stream";

Result<EventFile> read_file(const Call& call) {
  auto file = read_event_file(call.request.body, call.language);
  if (file || file.error().key != "directive.classified") return file;
  const auto noted = call.app.database.write([&](store::Write& tx) -> Result<void> {
    calendar::note_refused_file(tx, call.app.clock, call.actor());
    return {};
  });
  return noted ? file : Result<EventFile>(tl::unexpected(noted.error()));
}

std::optional<std::size_t> number(std::string_view digits) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

/// "0-4,7,9" of a list of `size`, rising; none for anything else.
std::optional<std::vector<std::size_t>> read_choice(std::string_view text, std::size_t size) {
  std::vector<std::size_t> chosen;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t dash = std::min(part.find('-'), part.size());
    const auto first = number(part.substr(0, dash)), last = dash == part.size() ? first : number(part.substr(dash + 1));
    if (!first || !last || *last < *first || *last >= size || (!chosen.empty() && *first <= chosen.back())) return std::nullopt;
    for (std::size_t i = *first; i <= *last; ++i) chosen.push_back(i);
  }
  return chosen.empty() ? std::nullopt : std::optional(std::move(chosen));
}

Result<http::Response> look_at_file(const Call& call) {
  const auto unit = read_acting_unit(call, kEdit);
  if (!unit) return tl::unexpected(unit.error());
  const auto file = read_file(call);
  if (!file) return tl::unexpected(file.error());
  return json_response(200, call.app.database.read([&](store::Read& tx) { return to_json(tx, *file, *unit, call.language); }));
}

json::object to_json(const calendar::Event& event) {
  return {{"id", event.id.value}, {"version", event.version}, {"title", event.said.title}};
}

/// As it is said again: openapi.yaml's NewEvent.
json::object to_json(const calendar::EventSaid& said) {
  return {{"title", said.title},
          {"english", said.english},
          {"kind", said.kind},
          {"place", said.place},
          {"description", said.description},
          {"first", said.when.first.to_iso()},
          {"last", said.when.last.to_iso()},
          {"start_time", text_or_null(said.when.start)},
          {"end_time", text_or_null(said.when.end)},
          {"zone", text_or_null(said.when.zone)},
          {"repeats", text_or_null(said.repeats)},
          {"status", to_view(calendar::name_of(said.status))},
          {"reason", text_or_null(said.reason)},
          {"paper", text_or_null(said.paper)},
          {"task", text_or_null(said.task)},
          {"occasion", text_or_null(said.occasion)}};
}

bool have_same_times(const calendar::Event& a, const calendar::Event& b) {
  const auto is_same = [](const calendar::OccurrenceChange& x, const calendar::OccurrenceChange& y) {
    return x.occurrence == y.occurrence && x.title == y.title && x.place == y.place && x.when == y.when && x.status == y.status;
  };
  return std::equal(a.changes.begin(), a.changes.end(), b.changes.begin(), b.changes.end(), is_same);
}

json::object to_json(const calendar::TakenEvents& taken) {
  const auto changed = [](const calendar::TakenEvents::Changed& one) {
    return json::object{
        {"event", to_json(one.after)}, {"before", to_json(one.before.said)}, {"times_changed", !have_same_times(one.before, one.after)}};
  };
  return {{"made", array_of(taken.made, [](const auto& event) { return to_json(event); })}, {"changed", array_of(taken.changed, changed)}};
}

Result<http::Response> take_from_file(const Call& call) {
  const auto unit = read_acting_unit(call, kEdit);
  if (!unit) return tl::unexpected(unit.error());
  QueryReader query(call.request);
  const std::string sha = query.text("file", kShaCharacters), choice = query.text("chosen", kChoiceCharacters);
  if (query.fault()) return tl::unexpected(*query.fault());
  auto file = read_file(call);
  if (!file) return tl::unexpected(file.error());
  if (file->sha != sha) return fail(Code::conflict, "calendar.import_other_file");
  const auto chosen = read_choice(choice, file->events.size());
  if (!chosen) return fail(Code::invalid, "api.bad_parameter", {"chosen"});
  std::vector<calendar::ImportedEvent> events;
  for (const std::size_t position : *chosen) events.push_back(file->events[position]);
  const auto taken =
      call.app.database.write([&](store::Write& tx) { return calendar::take_events(tx, call.app.clock, call.actor(), *unit, events); });
  if (!taken) return tl::unexpected(taken.error());
  return json_response(200, to_json(*taken));
}

}  // namespace

void add_event_import_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = post,
              .pattern = "/api/calendar/imports",
              .permission = "calendar.edit",
              .body_limit = kCalendarFileBytes,
              .body_type = kBytes},
             look_at_file);
  routes.add({.method = post,
              .pattern = "/api/calendar/imports/taking",
              .permission = "calendar.edit",
              .body_limit = kCalendarFileBytes,
              .body_type = kBytes},
             take_from_file);
}

}  // namespace nhipcau::api
