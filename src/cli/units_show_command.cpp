#include <iostream>

#include "api/header_words.hpp"
#include "api/unit_json.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "cli/unit_text.hpp"
#include "office/units.hpp"

namespace nhipcau::cli {
namespace {

void print(store::Read& tx, const office::FoundUnits& found, const Date& on, const Invocation& invocation) {
  if (invocation.has("json")) {
    const auto pages = api::array_of(found.places, [&](const auto& place) { return api::unit_page(tx, place.unit, on); });
    std::cout << api::json::serialize(pages) << '\n';
    return;
  }
  for (const auto& place : found.places) std::cout << unit_summary(tx, place.unit, on, invocation.language);
  if (found.has_more) std::cout << invocation.say("cli.units_more") << '\n';
}

int run_units_show(const Invocation& invocation) {
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const std::string day = invocation.value("on");
  const auto on = day.empty() ? std::optional((*opened)->clock.today()) : Date::from_iso(day);
  if (!on) return invocation.complain({Code::invalid, "cli.not_a_day", {day}});
  const std::string words = api::words_on_one_line(invocation.argument());
  return (*opened)->database->read([&](store::Read& tx) {
    const auto found = office::find_units(tx, words, *on);
    if (found.places.empty()) return invocation.complain({Code::not_found, "office.no_unit_named", {words}});
    print(tx, found, *on, invocation);
    return kDone;
  });
}

}  // namespace

/// `nhipcau units show WORDS`: what a unit is, was, and became, by name or code and as of a day.
Command units_show_command() {
  return {.name = "units show",
          .about = "cli.units_show_about",
          .arguments = {{.name = "NAME", .help = "cli.units_show_name"}},
          .flags = {{.name = "on", .help = "cli.units_show_on", .shape = "DAY"}, {.name = "json", .help = "cli.units_show_json"}},
          .settings = {"data", "database", "language", "log"},
          .run = run_units_show};
}

}  // namespace nhipcau::cli
