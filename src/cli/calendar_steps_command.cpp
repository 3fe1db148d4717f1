#include <iostream>

#include "api/calendar_words.hpp"
#include "api/step_json.hpp"
#include "calendar/office_lead_times.hpp"
#include "calendar/records.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
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

/// What is kept and how long before it is prepared: as shipped, or as the office that is named has both.
struct Kept {
  std::vector<calendar::Occasion> occasions;
  std::vector<calendar::LeadTime> lead_times;
};

/// errors  those of look_at_office
Result<Kept> load_kept(const Invocation& invocation) {
  if (invocation.settings.value("data").origin == Origin::fallback)
    return Kept{.occasions = calendar::shipped_occasions(), .lead_times = calendar::shipped_lead_times()};
  const auto opened = look_at_office(office_place(invocation.settings));
  if (!opened) return tl::unexpected(opened.error());
  return (*opened)->database->read([](store::Read& tx) {
    const auto said = calendar::load_office_days(tx, office::sight_of_all());
    return Kept{.occasions = calendar::merge(calendar::shipped_occasions(), said), .lead_times = calendar::load_lead_times(tx)};
  });
}

/// errors  invalid cli.not_a_number{word} | calendar.year_outside{year, first, last}
Result<YearSteps> list_year(const Invocation& invocation, const Kept& kept) {
  const auto year = parse_whole_number(invocation.argument());
  const auto first = year ? Date::make(*year, 1, 1) : std::nullopt, last = year ? Date::make(*year, 12, 31) : std::nullopt;
  if (!first || !last) return fail(Code::invalid, "cli.not_a_number", {invocation.argument()});
  const auto days = calendar::list_days(kept.occasions, *year);
  if (!days) return tl::unexpected(days.error());
  auto steps = calendar::list_steps(kept.occasions, kept.lead_times, calendar::shipped_working_days(), *first, *last);
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
  const auto kept = load_kept(invocation);
  if (!kept) return invocation.complain(kept.error());
  const auto year = list_year(invocation, *kept);
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

/// `nhipcau calendar steps YEAR`: by when plans, drafts and translations are ready for the days of a year, week by week. With
/// --data by that office's own days and lead times.
Command calendar_steps_command() {
  return {.name = "calendar steps",
          .about = "cli.calendar_steps_about",
          .arguments = {{.name = "YEAR", .help = "cli.calendar_list_year"}},
          .flags = {{.name = "json", .help = "cli.calendar_steps_json"}},
          .settings = {"data", "database"},
          .footer = "cli.calendar_steps_footer",
          .config_file = Command::ConfigFile::named,
          .run = run_calendar_steps};
}

}  // namespace nhipcau::cli
