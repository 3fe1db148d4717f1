#include <algorithm>
#include <iostream>

#include "api/workday_json.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/unit_text.hpp"
#include "cli/whole_number.hpp"

namespace nhipcau::cli {
namespace {

using calendar::ReportingPeriod;

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

/// The periods that are called by the year: its first may begin in the year before.
/// errors  invalid cli.not_a_number{word} | cli.calendar_no_regulation{word, regulations}
Result<std::vector<ReportingPeriod>> list_wished(const Invocation& invocation) {
  const auto year = parse_whole_number(invocation.argument());
  const auto first = year ? Date::make(*year, 1, 1) : std::nullopt, last = year ? Date::make(*year, 12, 31) : std::nullopt;
  if (!first || !last) return fail(Code::invalid, "cli.not_a_number", {invocation.argument()});
  const auto& regulations = calendar::reporting_regulations();
  const std::string regulation = invocation.value("regulation");
  if (invocation.has("regulation") && std::find(regulations.begin(), regulations.end(), regulation) == regulations.end())
    return fail(Code::invalid, "cli.calendar_no_regulation", {regulation, joined(regulations)});
  auto periods = calendar::list_periods(calendar::shipped_period_rules(), *first, *last, calendar::PeriodPart::reported_days);
  std::erase_if(periods, [&](const ReportingPeriod& period) {
    return period.year != *year || (!regulation.empty() && period.rule->regulation != regulation);
  });
  return periods;
}

std::string line_of(const ReportingPeriod& period, const Invocation& invocation) {
  const calendar::PeriodRule& rule = *period.rule;
  std::string line = "  " + api::period_words(period, invocation.language) + ": " + shown_day(period.from) + " - " + shown_day(period.to);
  if (period.due) line += " · " + invocation.say("calendar.due", {shown_day(*period.due)});
  const std::string& to = invocation.language == api::Language::en ? rule.due_to_en : rule.due_to;
  if (!to.empty()) line += " (" + to + ")";
  if (!rule.is_confirmed) line += " · " + invocation.say("calendar.not_confirmed");
  return line + "\n";
}

void print(const std::vector<ReportingPeriod>& periods, const Invocation& invocation) {
  for (const std::string& regulation : calendar::reporting_regulations()) {
    bool is_headed = false;
    for (const ReportingPeriod& period : periods) {
      if (period.rule->regulation != regulation) continue;
      const bool is_english = invocation.language == api::Language::en;
      if (!is_headed) std::cout << regulation << ": " << (is_english ? period.rule->english : period.rule->name) << '\n';
      is_headed = true;
      std::cout << line_of(period, invocation);
    }
  }
}

int run_calendar_periods(const Invocation& invocation) {
  outlive_reader();
  const auto periods = list_wished(invocation);
  if (!periods) {
    (void)invocation.complain(periods.error());
    return kWrongUsage;
  }
  if (invocation.has("json")) {
    const auto write = [&](const ReportingPeriod& period) { return api::to_json(period, invocation.language); };
    std::cout << api::json::serialize(api::array_of(*periods, write)) << '\n';
  } else {
    print(*periods, invocation);
  }
  return finish_output(invocation, kDone);
}

}  // namespace

/// `nhipcau calendar periods YEAR`: the reporting periods of a year by regulation, with cut-offs and due days.
Command calendar_periods_command() {
  return {.name = "calendar periods",
          .about = "cli.calendar_periods_about",
          .arguments = {{.name = "YEAR", .help = "cli.calendar_list_year"}},
          .flags = {{.name = "regulation", .help = "cli.calendar_periods_regulation", .shape = "NUMBER"},
                    {.name = "json", .help = "cli.calendar_periods_json"}},
          .footer = "cli.calendar_periods_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_calendar_periods};
}

}  // namespace nhipcau::cli
