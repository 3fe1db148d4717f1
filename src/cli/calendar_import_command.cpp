#include <algorithm>
#include <iostream>

#include "api/event_import.hpp"
#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "cli/opened_office.hpp"
#include "cli/output.hpp"
#include "cli/unit_text.hpp"

namespace nhipcau::cli {
namespace {

using calendar::ImportedEvent;
using calendar::KnownEvent;

/// The events of a file beside what the calendar has of them.
using Compared = std::vector<std::pair<ImportedEvent, std::optional<KnownEvent>>>;

Compared compare(store::Read& tx, const api::EventFile& file) {
  Compared compared;
  for (const ImportedEvent& event : file.events) compared.emplace_back(event, calendar::find_known(tx, {}, event));
  return compared;
}

/// As the page chooses at first: what the calendar has not, and what was changed in the file since.
bool is_taken(const ImportedEvent& event, const std::optional<KnownEvent>& known) {
  return !event.fault && (!known || (!known->is_same && known->is_newer));
}

void print(const Compared& compared, const api::EventFile& file, const Invocation& invocation) {
  for (const auto& [event, known] : compared) {
    const calendar::EventTime& when = event.said.when;
    std::cout << shown_day(when.first) << (when.start.empty() ? "" : " " + when.start) << "  "
              << (event.said.title.empty() ? "—" : event.said.title) << "  ("
              << invocation.say("cli.calendar_import_" + std::string(api::state_of(event, known))) << ")\n";
    if (event.fault) std::cout << "  " << invocation.say(event.fault->key, event.fault->args) << '\n';
    for (const Error& note : event.notes) std::cout << "  " << invocation.say(note.key, note.args) << '\n';
  }
  for (const Error& note : file.notes) std::cout << invocation.say(note.key, note.args) << '\n';
}

/// Tells what there is; `made` and `changed` where something was taken over.
int tell(const Invocation& invocation, const api::EventFile& file, const Compared& compared, api::json::object as_json,
         const std::optional<calendar::TakenEvents>& taken) {
  if (invocation.has("json")) {
    as_json["made"] = taken ? taken->made.size() : 0;
    as_json["changed"] = taken ? taken->changed.size() : 0;
    std::cout << api::json::serialize(as_json) << '\n';
  } else {
    print(compared, file, invocation);
    if (taken)
      std::cout << invocation.say("cli.calendar_import_done", {std::to_string(taken->made.size()), std::to_string(taken->changed.size())})
                << '\n';
  }
  return finish_output(invocation, kDone);
}

Result<calendar::TakenEvents> take(OpenedOffice& office, const Compared& compared) {
  std::vector<ImportedEvent> events;
  for (const auto& [event, known] : compared)
    if (is_taken(event, known)) events.push_back(event);
  return office.database->write([&](store::Write& tx) { return calendar::take_events(tx, office.clock, office::Actor{}, {}, events); });
}

int run_calendar_import(const Invocation& invocation) {
  outlive_reader();
  const auto bytes = load_bytes(invocation.words.arguments[0], api::kCalendarFileBytes);
  if (!bytes) return invocation.complain(bytes.error());
  const auto file = api::read_event_file(*bytes, invocation.language);
  if (!file) return invocation.complain(file.error());
  const bool is_dry = invocation.has("dry-run");
  const auto opened = is_dry ? look_at_office(office_place(invocation.settings)) : open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  store::Database& database = *(*opened)->database;
  const Compared compared = database.read([&](store::Read& tx) { return compare(tx, *file); });
  auto as_json = database.read([&](store::Read& tx) { return api::to_json(tx, *file, {}, invocation.language); });
  if (is_dry) return tell(invocation, *file, compared, std::move(as_json), std::nullopt);
  const auto taken = take(**opened, compared);
  if (!taken) return invocation.complain(taken.error());
  return tell(invocation, *file, compared, std::move(as_json), *taken);
}

}  // namespace

/// `nhipcau calendar import FILE`: events of a calendar file of another program, into the calendar of the office as a whole.
Command calendar_import_command() {
  return {.name = "calendar import",
          .about = "cli.calendar_import_about",
          .arguments = {{.name = "FILE", .help = "cli.calendar_import_file"}},
          .flags = {{.name = "dry-run", .help = "cli.calendar_import_dry_run"}, {.name = "json", .help = "cli.calendar_import_json"}},
          .settings = {"data", "database", "language", "log"},
          .footer = "cli.calendar_import_footer",
          .run = run_calendar_import};
}

}  // namespace nhipcau::cli
