#include <iostream>

#include "api/header_words.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "cli/unit_text.hpp"
#include "office/succession.hpp"
#include "office/units.hpp"

namespace nhipcau::cli {
namespace {

enum class Side { older, newer };

bool fits(const office::Unit& unit, const Date& on, Side side) {
  return side == Side::older ? unit.period.until && *unit.period.until <= on : unit.period.holds(on);
}

/// Why none of the units of that name is the one: the first of them is told.
Fail explain(const office::FoundUnits& found, const std::string& words, Side side) {
  if (found.places.empty()) return fail(Code::not_found, "office.no_unit_named", {words});
  const office::Unit& unit = found.places.front().unit;
  if (side == Side::newer) return fail(Code::invalid, "office.succession_not_there", {unit.name});
  if (!unit.period.until) return fail(Code::invalid, "office.succession_still_there", {unit.name});
  return fail(Code::invalid, "office.succession_ends_later", {unit.name, shown_day(*unit.period.until)});
}

/// The one unit that is meant: of the older side one that ended by the day, of the newer one that was there. A code goes before a name.
/// errors  not_found office.no_unit_named | conflict cli.units_many{words, how many} | those of office::state_succession on days
Result<office::Unit> find_one(store::Read& tx, const std::string& words, const Date& on, Side side) {
  const auto found = office::find_units(tx, words, on);
  std::vector<office::Unit> fitting;
  for (const auto& place : found.places) {
    if (!fits(place.unit, on, side)) continue;
    if (place.unit.code == words) return place.unit;
    fitting.push_back(place.unit);
  }
  if (fitting.empty()) return explain(found, words, side);
  if (fitting.size() > 1) return fail(Code::conflict, "cli.units_many", {words, std::to_string(fitting.size())});
  return fitting.front();
}

struct Wanted {
  std::string older, newer;  ///< names or codes
  Date on;
  office::Share share = office::Share::whole;
  std::string source;
  bool is_withdrawn = false;
};

Result<std::string> carry_out(store::Write& tx, const Clock& clock, const Wanted& wanted, const Invocation& invocation) {
  const auto older = find_one(tx, wanted.older, wanted.on, Side::older), newer = find_one(tx, wanted.newer, wanted.on, Side::newer);
  if (!older) return tl::unexpected(older.error());
  if (!newer) return tl::unexpected(newer.error());
  const auto done = wanted.is_withdrawn
                        ? office::withdraw_succession(tx, clock, office::Actor{}, older->id, newer->id)
                        : office::state_succession(
                              tx, clock, office::Actor{},
                              {.older = older->id, .newer = newer->id, .share = wanted.share, .on = wanted.on, .source = wanted.source});
  if (!done) return tl::unexpected(done.error());
  return invocation.say(wanted.is_withdrawn ? "cli.units_succession_withdrawn" : "cli.units_succession_stated", {older->name, newer->name});
}

int run_units_succeed(const Invocation& invocation) {
  const std::string day = invocation.value("on");
  const auto on = Date::from_iso(day);
  if (!on) return invocation.complain({Code::invalid, "cli.not_a_day", {day}});
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const Wanted wanted{.older = api::words_on_one_line(invocation.words.arguments.at(0)),
                      .newer = api::words_on_one_line(invocation.words.arguments.at(1)),
                      .on = *on,
                      .share = invocation.has("part") ? office::Share::part : office::Share::whole,
                      .source = api::words_on_one_line(invocation.value("source")),
                      .is_withdrawn = invocation.has("withdraw")};
  const auto said = (*opened)->database->write([&](store::Write& tx) { return carry_out(tx, (*opened)->clock, wanted, invocation); });
  if (!said) return invocation.complain(said.error());
  std::cout << *said << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau units succeed OLDER NEWER --on DAY --source TEXT`: says what became of a unit where no list says so.
Command units_succeed_command() {
  return {.name = "units succeed",
          .about = "cli.units_succeed_about",
          .arguments = {{.name = "OLDER", .help = "cli.units_succeed_older"}, {.name = "NEWER", .help = "cli.units_succeed_newer"}},
          .flags = {{.name = "on", .help = "cli.units_succeed_on", .shape = "DAY"},
                    {.name = "source", .help = "cli.units_succeed_source", .shape = "TEXT"},
                    {.name = "part", .help = "cli.units_succeed_part"},
                    {.name = "withdraw", .help = "cli.units_succeed_withdraw"}},
          .settings = {"data", "database", "language", "log"},
          .run = run_units_succeed};
}

}  // namespace nhipcau::cli
