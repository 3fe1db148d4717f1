#include <iostream>

#include "api/calendar_words.hpp"
#include "api/step_json.hpp"
#include "calendar/lead_time.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/unit_text.hpp"
#include "cli/whole_number.hpp"

namespace nhipcau::cli {
namespace {

using calendar::StepDay;
using calendar::Week;

struct YearSteps {
  std::vector<StepDay> steps;
  std::vector<Week> weeks;
};

/// errors  invalid cli.not_a_number{word} | calendar.year_outside{year, first, last}
Result<YearSteps> list_year(const Invocation& invocation) {
  const auto year = parse_whole_number(invocation.argument());
  const auto first = year ? Date::make(*year, 1, 1) : std::nullopt, last = year ? Date::make(*year, 12, 31) : std::nullopt;
  if (!first || !last) return fail(Code::invalid, "cli.not_a_number", {invocation.argument()});
  const auto& occasions = calendar::shipped_occasions();
  const auto days = calendar::list_days(occasions, *year);
  if (!days) return tl::unexpected(days.error());
  auto steps = calendar::list_steps(occasions, calendar::shipped_lead_times(), calendar::shipped_working_days(), *first, *last);
  if (!steps) return tl::unexpected(steps.error());
  YearSteps found{.steps = std::move(*steps), .weeks = {}};
  found.weeks = calendar::list_weeks(*days, found.steps, *first, *last);
  return found;
}

std::string line_of(const StepDay& step, const Invocation& invocation) {
  const std::string title = api::OccasionWords(step.of, invocation.language).title();
  return "  " + shown_day(step.on) + "  " +
         invocation.say("calendar.step_line", {api::step_words(step.step, invocation.language), title, shown_day(step.of.first)}) + "\n";
}

/// The weeks in which something is due, with what, and those in which nothing is.
void print(const YearSteps& year, const Invocation& invocation) {
  std::string empty;
  auto step = year.steps.begin();
  for (const Week& week : year.weeks) {
    const std::string days = shown_day(week.monday) + " - " + shown_day(week.monday.plus_days(6));
    if (week.state == Week::State::empty) empty += (empty.empty() ? "" : "; ") + days;
    if (week.steps == 0) continue;
    const char* const key = week.state == Week::State::crowded ? "calendar.week_crowded" : "calendar.week_steps";
    std::cout << invocation.say(key, {days, std::to_string(week.steps)}) << '\n';
    for (; step != year.steps.end() && step->on <= week.monday.plus_days(6); ++step) std::cout << line_of(*step, invocation);
  }
  if (!empty.empty()) std::cout << invocation.say("calendar.weeks_empty", {empty}) << '\n';
}

int run_calendar_steps(const Invocation& invocation) {
  outlive_reader();
  const auto year = list_year(invocation);
  if (!year) {
    (void)invocation.complain(year.error());
    return year.error().key == "cli.not_a_number" ? kWrongUsage : kFailed;
  }
  if (invocation.has("json")) {
    const auto write_step = [&](const StepDay& step) { return api::to_json(step, invocation.language); };
    const auto write_week = [](const Week& week) { return api::to_json(week); };
    std::cout << api::json::serialize(api::json::object{{"steps", api::array_of(year->steps, write_step)},
                                                        {"weeks", api::array_of(year->weeks, write_week)}})
              << '\n';
  } else {
    print(*year, invocation);
  }
  return finish_output(invocation, kDone);
}

}  // namespace

/// `nhipcau calendar steps YEAR`: by when plans, drafts and translations are ready for the days of a year, week by week.
Command calendar_steps_command() {
  return {.name = "calendar steps",
          .about = "cli.calendar_steps_about",
          .arguments = {{.name = "YEAR", .help = "cli.calendar_list_year"}},
          .flags = {{.name = "json", .help = "cli.calendar_steps_json"}},
          .footer = "cli.calendar_steps_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_calendar_steps};
}

}  // namespace nhipcau::cli
