#include <iostream>

#include "api/calendar_json.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "lunar/lunar_date.hpp"

namespace nhipcau::cli {
namespace {

struct Days {
  Date first, last;
};

/// errors  invalid cli.not_a_day{word}
Result<Date> read_day(const std::string& word) {
  const auto day = Date::from_iso(word);
  if (!day) return fail(Code::invalid, "cli.not_a_day", {word});
  return *day;
}

/// errors  invalid cli.not_a_day{word} | cli.calendar_day_or_days | cli.calendar_days_backwards{first, last}
Result<Days> read_days(const Invocation& invocation) {
  const bool has_range = invocation.has("from") && invocation.has("to");
  if (invocation.words.arguments.empty() != has_range || invocation.has("from") != invocation.has("to"))
    return fail(Code::invalid, "cli.calendar_day_or_days");
  const auto first = read_day(has_range ? invocation.value("from") : invocation.argument());
  if (!first) return tl::unexpected(first.error());
  if (!has_range) return Days{*first, *first};
  const auto last = read_day(invocation.value("to"));
  if (!last) return tl::unexpected(last.error());
  if (*last < *first) return fail(Code::invalid, "cli.calendar_days_backwards", {first->to_iso(), last->to_iso()});
  return Days{*first, *last};
}

Result<void> print(const Date& day, const Invocation& invocation) {
  const auto lunar = lunar::to_lunar(day);
  if (!lunar) return tl::unexpected(lunar.error());
  const auto certainty = lunar::certainty_of(day);
  if (!certainty) return tl::unexpected(certainty.error());
  auto line = api::to_json(day, *lunar, *certainty);
  if (invocation.has("names")) line["names"] = api::names_of(day, *lunar, invocation.language);
  std::cout << api::json::serialize(line) << '\n';
  return {};
}

int run_calendar_lunar(const Invocation& invocation) {
  outlive_reader();
  const auto days = read_days(invocation);
  if (!days) {
    (void)invocation.complain(days.error());
    return kWrongUsage;
  }
  for (Date day = days->first;; day = day.plus_days(1)) {
    if (const auto printed = print(day, invocation); !printed) return invocation.complain(printed.error());
    if (day == days->last || !std::cout) return finish_output(invocation, kDone);
  }
}

}  // namespace

/// `nhipcau calendar lunar DAY`: the lunar date of a solar day, or of each day from one to another; a line of JSON a day.
Command calendar_lunar_command() {
  return {.name = "calendar lunar",
          .about = "cli.calendar_lunar_about",
          .arguments = {{.name = "DAY", .help = "cli.calendar_lunar_day", .count = Argument::Count::maybe_one}},
          .flags = {{.name = "from", .help = "cli.calendar_lunar_from", .shape = "DAY"},
                    {.name = "to", .help = "cli.calendar_lunar_to", .shape = "DAY"},
                    {.name = "names", .help = "cli.calendar_names"}},
          .footer = "cli.calendar_lunar_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_calendar_lunar};
}

}  // namespace nhipcau::cli
