#include <algorithm>
#include <iostream>

#include "api/calendar_json.hpp"
#include "base/clock.hpp"
#include "calendar/occasion.hpp"
#include "cli/commands.hpp"
#include "cli/unit_text.hpp"
#include "text/clean.hpp"

namespace nhipcau::cli {
namespace {

using calendar::StatedRange;

std::string shown(const StatedRange::Days& days) {
  return shown_day(days.from) + " - " + shown_day(days.to);
}

/// What is wrong with it, in the words of the checker of papers where it has some.
std::string fault_of(const StatedRange& range, const Invocation& invocation) {
  const std::string likely = range.likely ? shown(*range.likely) : "…";
  switch (range.fault) {
    case StatedRange::Fault::none: return invocation.say("calendar.range_fine", {range.written});
    case StatedRange::Fault::no_such_day: return invocation.say("calendar.range_no_such_day", {range.written});
    case StatedRange::Fault::no_year: return invocation.say("calendar.range_no_year", {range.written});
    case StatedRange::Fault::backwards:
      if (range.is_anniversary) return invocation.say("check.anniversary-range", {range.written, likely});
      return invocation.say("check.date-range-backwards", {range.written}) + " " + invocation.say("calendar.range_likely", {likely});
    case StatedRange::Fault::wrong_years: break;
  }
  const int apart = *range.to.year - *range.from.year;
  return invocation.say("check.anniversary-years", {std::to_string(range.said_years.value_or(0)), std::to_string(apart), range.written}) +
         " " + invocation.say("calendar.range_likely", {likely});
}

/// "27/1/1973: Ngày ký Hiệp định Pa-ri …", for each event of that day that the calendar knows.
void print_known(const Date& day, const Invocation& invocation) {
  for (const calendar::Occasion* occasion : calendar::list_since(day)) {
    const std::string& name = invocation.language == api::Language::en ? occasion->english : occasion->name;
    const std::string doubt = occasion->is_confirmed ? "" : " (" + invocation.say("calendar.not_confirmed") + ")";
    std::cout << invocation.say("calendar.range_known", {shown_day(day), name + doubt}) << '\n';
  }
}

void print(const StatedRange& range, const Invocation& invocation) {
  std::cout << fault_of(range, invocation) << '\n';
  if (range.years.value_or(0) <= 0) return;
  const std::string meant = range.likely ? shown(*range.likely) : range.written;
  const std::string year_class = "calendar.year_" + std::string(calendar::name_of(calendar::class_of(*range.years)));
  std::cout << invocation.say("calendar.range_years", {meant, std::to_string(*range.years), invocation.say(year_class)}) << '\n';
  if (const auto from = range.likely ? std::optional(range.likely->from) : range.from.whole()) print_known(*from, invocation);
}

int run_calendar_check(const Invocation& invocation) {
  const std::string text = text::clean(invocation.argument()).text;
  const auto ranges = calendar::check_ranges(text, SystemClock().today());
  if (ranges.empty()) return invocation.complain({Code::invalid, "calendar.no_range", {text}});
  if (invocation.has("json")) {
    std::cout << api::json::serialize(api::array_of(ranges, [](const StatedRange& range) { return api::to_json(range); })) << '\n';
  } else {
    for (const StatedRange& range : ranges) print(range, invocation);
  }
  const bool has_fault =
      std::any_of(ranges.begin(), ranges.end(), [](const StatedRange& range) { return range.fault != StatedRange::Fault::none; });
  return has_fault ? kFailed : kDone;
}

}  // namespace

/// `nhipcau calendar check TEXT`: what is wrong with the ranges of days in it, and what was likely meant; kFailed when something is.
Command calendar_check_command() {
  return {.name = "calendar check",
          .about = "cli.calendar_check_about",
          .arguments = {{.name = "TEXT", .help = "cli.calendar_check_text"}},
          .flags = {{.name = "json", .help = "cli.calendar_check_json"}},
          .footer = "cli.calendar_check_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_calendar_check};
}

}  // namespace nhipcau::cli
