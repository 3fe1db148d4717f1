#include <iostream>

#include "api/workday_json.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/unit_text.hpp"

namespace nhipcau::cli {
namespace {

struct Span {
  Date first, last;
};

/// errors  invalid cli.not_a_day{word} | cli.calendar_days_backwards{first, last}
Result<Span> read_span(const Invocation& invocation) {
  const auto& words = invocation.words.arguments;
  for (const std::string& word : {words.at(0), words.at(1)}) {
    if (!Date::from_iso(word)) return fail(Code::invalid, "cli.not_a_day", {word});
  }
  const Span span{*Date::from_iso(words.at(0)), *Date::from_iso(words.at(1))};
  if (span.last < span.first) return fail(Code::invalid, "cli.calendar_days_backwards", {words.at(0), words.at(1)});
  return span;
}

/// errors  invalid calendar.workdays_outside
Result<std::vector<calendar::DayOff>> list_within(const Span& span) {
  std::vector<calendar::DayOff> within;
  for (int year = span.first.year(); year <= span.last.year(); ++year) {
    const auto days = calendar::shipped_working_days().list(year);
    if (!days) return tl::unexpected(days.error());
    for (const calendar::DayOff& off : *days) {
      if (off.on >= span.first && off.on <= span.last) within.push_back(off);
    }
  }
  return within;
}

std::string line_of(const calendar::DayOff& off, const Invocation& invocation) {
  const unsigned weekday = std::chrono::weekday(off.on.to_days()).c_encoding();
  std::string line = "  " + invocation.say("calendar.weekday_" + std::to_string(weekday)) + " " + shown_day(off.on) + "  " +
                     api::day_off_words(off, invocation.language);
  if (!off.rule->is_confirmed) line += " · " + invocation.say("calendar.not_confirmed");
  return line + "\n";
}

void print(const Span& span, int worked, const std::vector<calendar::DayOff>& days, const Invocation& invocation) {
  if (!invocation.has("json")) {
    std::cout << invocation.say("calendar.workdays", {std::to_string(worked), shown_day(span.first), shown_day(span.last)}) << '\n';
    for (const auto& off : days) std::cout << line_of(off, invocation);
    return;
  }
  const auto write = [&](const calendar::DayOff& off) { return api::to_json(off, invocation.language); };
  std::cout << api::json::serialize(api::json::object{{"from", span.first.to_iso()},
                                                      {"to", span.last.to_iso()},
                                                      {"working_days", worked},
                                                      {"days", api::array_of(days, write)}})
            << '\n';
}

int run_calendar_workdays(const Invocation& invocation) {
  outlive_reader();
  const auto span = read_span(invocation);
  if (!span) {
    (void)invocation.complain(span.error());
    return kWrongUsage;
  }
  const auto days = list_within(*span);
  if (!days) return invocation.complain(days.error());
  const auto worked = calendar::shipped_working_days().count(span->first, span->last);
  if (!worked) return invocation.complain(worked.error());
  print(*span, *worked, *days, invocation);
  return finish_output(invocation, kDone);
}

}  // namespace

/// `nhipcau calendar workdays FROM TO`: how many days are worked from one to another, both included, and which are off.
Command calendar_workdays_command() {
  return {.name = "calendar workdays",
          .about = "cli.calendar_workdays_about",
          .arguments = {{.name = "FROM", .help = "cli.calendar_workdays_from"}, {.name = "TO", .help = "cli.calendar_workdays_to"}},
          .flags = {{.name = "json", .help = "cli.calendar_workdays_json"}},
          .footer = "cli.calendar_workdays_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_calendar_workdays};
}

}  // namespace nhipcau::cli
