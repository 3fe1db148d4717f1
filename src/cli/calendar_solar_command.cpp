#include <iostream>

#include "api/calendar_json.hpp"
#include "cli/commands.hpp"
#include "cli/whole_number.hpp"
#include "lunar/lunar_date.hpp"

namespace nhipcau::cli {
namespace {

/// errors  invalid cli.not_a_number{word}
Result<lunar::LunarDate> read_lunar_date(const Invocation& invocation) {
  const auto& words = invocation.words.arguments;
  int numbers[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto number = parse_whole_number(words.at(i));
    if (!number) return fail(Code::invalid, "cli.not_a_number", {words.at(i)});
    numbers[i] = *number;
  }
  return lunar::LunarDate{numbers[0], numbers[1], invocation.has("leap"), numbers[2]};
}

int run_calendar_solar(const Invocation& invocation) {
  const auto date = read_lunar_date(invocation);
  if (!date) {
    (void)invocation.complain(date.error());
    return kWrongUsage;
  }
  const auto solar = lunar::to_solar(*date);
  if (!solar) return invocation.complain(solar.error());
  const auto certainty = lunar::certainty_of(*solar);
  if (!certainty) return invocation.complain(certainty.error());
  auto line = api::to_json(*solar, *date, *certainty);
  if (invocation.has("names")) line["names"] = api::names_of(*solar, *date, invocation.language);
  std::cout << api::json::serialize(line) << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau calendar solar YEAR MONTH DAY`: the solar day of a lunar date, as a line of JSON.
Command calendar_solar_command() {
  return {.name = "calendar solar",
          .about = "cli.calendar_solar_about",
          .arguments = {{.name = "YEAR", .help = "cli.calendar_solar_year"},
                        {.name = "MONTH", .help = "cli.calendar_solar_month"},
                        {.name = "DAY", .help = "cli.calendar_solar_day"}},
          .flags = {{.name = "leap", .help = "cli.calendar_solar_leap"}, {.name = "names", .help = "cli.calendar_names"}},
          .footer = "cli.calendar_lunar_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_calendar_solar};
}

}  // namespace nhipcau::cli
