#include <algorithm>
#include <iostream>

#include "api/json.hpp"
#include "base/clock.hpp"
#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/unit_text.hpp"
#include "directive/anniversaries.hpp"
#include "directive/read.hpp"
#include "directive/tables.hpp"
#include "files/converter.hpp"

namespace nhipcau::cli {
namespace {

using directive::Anniversary;

/// A file with what it names.
struct Proposed {
  std::string file;
  Result<directive::Reading> reading;
  std::vector<Anniversary> anniversaries = {};
};

Result<directive::Reading> read_file(const std::string& name) {
  const auto bytes = load_bytes(name, files::Limits{}.file_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return directive::read(*bytes, directive::shipped_tables(), with_recogniser({.converter = std::make_shared<files::Converter>()}));
}

Proposed propose(const std::string& name) {
  Proposed file{.file = name, .reading = read_file(name)};
  if (!file.reading) return file;
  file.anniversaries = directive::propose_anniversaries(file.reading->text, file.reading->parsed.document.occasions, SystemClock().today(),
                                                        calendar::shipped_occasions());
  return file;
}

/// From 1.
std::int64_t line_of(const std::string& text, Span where) {
  return std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(where.begin), '\n') + 1;
}

std::string_view class_of(const Anniversary& one) {
  return one.year_class ? calendar::name_of(*one.year_class) : std::string_view();
}

api::json::object to_json(const Anniversary& one, const std::string& text) {
  return {{"line", line_of(text, one.where)},
          {"name", api::to_view(one.occasion.name)},
          {"since", api::date_or_null(one.occasion.since)},
          {"kept", api::date_or_null(one.kept)},
          {"years", api::number_or_null(one.years)},
          {"year_class", api::text_or_null(class_of(one))},
          {"country", api::text_or_null(one.occasion.country)},
          {"written", api::text_or_null(one.written)},
          {"corrected", one.is_corrected},
          {"known", api::text_or_null(one.known ? one.known->id : std::string())}};
}

api::json::object to_json(const Proposed& file, const Invocation& invocation) {
  if (!file.reading) {
    const Error& error = file.reading.error();
    return {{"file", file.file}, {"error", {{"key", error.key}, {"message", invocation.say(error.key, error.args)}}}};
  }
  return {{"file", file.file},
          {"anniversaries", api::array_of(file.anniversaries, [&](const Anniversary& one) { return to_json(one, file.reading->text); })}};
}

void print(const Anniversary& one, const std::string& text, const Invocation& invocation) {
  std::cout << "  "
            << invocation.say("cli.calendar_propose_day",
                              {std::to_string(line_of(text, one.where)), shown_day(*one.occasion.since), one.occasion.name});
  if (one.years && one.kept)
    std::cout << " · " << invocation.say("cli.calendar_propose_years", {std::to_string(*one.years), shown_day(*one.kept)});
  if (one.year_class) std::cout << " · " << invocation.say("calendar.year_" + std::string(class_of(one)));
  if (one.is_corrected) std::cout << " · " << invocation.say("cli.calendar_propose_corrected", {one.written});
  if (one.known) std::cout << " · " << invocation.say("cli.calendar_propose_known");
  if (one.known && one.known->since && one.known->since != one.occasion.since)
    std::cout << " · " << invocation.say("cli.calendar_propose_differs", {shown_day(*one.known->since)});
  std::cout << '\n';
}

void print(const Proposed& file, const Invocation& invocation) {
  if (!file.reading) {
    std::cerr << file.file << ": " << invocation.say(file.reading.error().key, file.reading.error().args) << '\n';
    return;
  }
  std::cout << file.file << (file.anniversaries.empty() ? ": " + invocation.say("cli.calendar_propose_none") : std::string()) << '\n';
  for (const Anniversary& one : file.anniversaries) print(one, file.reading->text, invocation);
}

int run_calendar_propose(const Invocation& invocation) {
  outlive_reader();
  std::vector<Proposed> files;
  Progress progress(invocation.words.arguments.size());
  for (const std::string& name : invocation.words.arguments) {
    progress.show(name);
    files.push_back(propose(name));
  }
  progress.clear();
  if (invocation.has("json")) {
    std::cout << api::json::serialize(api::array_of(files, [&](const Proposed& file) { return to_json(file, invocation); })) << '\n';
  } else {
    for (const Proposed& file : files) print(file, invocation);
  }
  const bool all_read = std::ranges::all_of(files, [](const Proposed& file) { return file.reading.has_value(); });
  return finish_output(invocation, all_read ? kDone : kFailed);
}

}  // namespace

/// `nhipcau calendar propose FILE…`: the anniversaries that papers name, put right, with what the calendar has of them; kFailed when a file
/// could not be read.
Command calendar_propose_command() {
  return {.name = "calendar propose",
          .about = "cli.calendar_propose_about",
          .arguments = {{.name = "FILE", .help = "cli.read_files", .count = Argument::Count::one_or_more}},
          .flags = {{.name = "json", .help = "cli.read_json"}},
          .footer = "cli.calendar_propose_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_calendar_propose};
}

}  // namespace nhipcau::cli
