#include <iostream>

#include "api/header_words.hpp"
#include "api/role_json.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "cli/unit_text.hpp"
#include "office/units.hpp"
#include "office/who_can.hpp"

namespace nhipcau::cli {
namespace {

struct Question {
  const office::Permission* permission = nullptr;
  office::UnitId unit;  ///< empty: the office as a whole
  std::string unit_name;
  office::AccountId account;  ///< empty: who can
  std::string account_name;
  Date on;
};

/// "Văn thư, Tỉnh Vân Sơn và các đơn vị bên dưới, từ 1/7/2025"
std::string in_words(store::Read& tx, const office::Grant& grant, const Date& on, const Invocation& invocation) {
  std::string where = invocation.say("cli.who_can_office");
  if (!grant.unit.empty()) {
    const auto unit = office::load_unit(tx, grant.unit, on);
    where = unit ? unit->name : grant.unit.value;
  }
  if (grant.with_below) where = invocation.say(grant.unit.empty() ? "cli.who_can_all" : "cli.who_can_below", {where});
  std::string words = invocation.say("cli.who_can_grant", {grant.role_name, where});
  if (grant.from) words += invocation.say("cli.who_can_from", {shown_day(*grant.from)});
  if (grant.until) words += invocation.say("cli.who_can_until", {shown_day(grant.until->plus_days(-1))});
  if (!grant.delegated_by.empty()) words += invocation.say("cli.who_can_delegated", {grant.delegated_by_name});
  return words;
}

std::string_view key_of(office::Bearing bearing) {
  switch (bearing) {
    case office::Bearing::allows: return "cli.bearing_allows";
    case office::Bearing::not_in_role: return "cli.bearing_not_in_role";
    case office::Bearing::elsewhere: return "cli.bearing_elsewhere";
    case office::Bearing::not_whole: return "cli.bearing_not_whole";
    case office::Bearing::to_come: return "cli.bearing_to_come";
  }
  return "cli.bearing_elsewhere";
}

std::string words_of(const Question& question, const Invocation& invocation) {
  return api::words_of(*question.permission, invocation.language);
}

std::string place_of(const Question& question, const Invocation& invocation) {
  return question.unit.empty() ? invocation.say("cli.who_can_office") : question.unit_name;
}

int tell_who(store::Read& tx, const Question& question, const Invocation& invocation) {
  const auto grounds = office::who_can(tx, question.permission->name, question.unit, question.on);
  const auto* const head = grounds.empty() ? "cli.who_can_nobody" : "cli.who_can_these";
  std::cout << invocation.say(head, {words_of(question, invocation), place_of(question, invocation)}) << '\n';
  for (const auto& ground : grounds)
    std::cout << "  " << ground.grant.account_name << ": " << in_words(tx, ground.grant, question.on, invocation) << '\n';
  return kDone;
}

int tell_why(store::Read& tx, const Question& question, const Invocation& invocation) {
  const auto grounds = office::explain(tx, question.account, question.permission->name, question.unit, question.on);
  const bool may = !grounds.empty() && grounds.front().bearing == office::Bearing::allows;
  std::cout << invocation.say(may ? "cli.who_can_may" : "cli.who_can_may_not",
                              {question.account_name, words_of(question, invocation), place_of(question, invocation)})
            << '\n';
  for (const auto& ground : grounds) {
    std::cout << "  " << in_words(tx, ground.grant, question.on, invocation) << ": " << invocation.say(key_of(ground.bearing)) << '\n';
  }
  return may ? kDone : kFailed;
}

/// errors  invalid cli.no_such_permission{name, all} | not_found office.no_unit_named | conflict cli.units_many | not_found
/// cli.no_such_account{name}
Result<Question> read_question(store::Read& tx, const Invocation& invocation, const Date& on) {
  Question question{.permission = office::find_permission(invocation.words.arguments.at(0)),
                    .unit = {},
                    .unit_name = {},
                    .account = {},
                    .account_name = {},
                    .on = on};
  if (question.permission == nullptr) {
    std::string all;
    for (const auto& one : office::kPermissions) all.append(all.empty() ? "" : ", ").append(one.name);
    return fail(Code::invalid, "cli.no_such_permission", {invocation.words.arguments.at(0), all});
  }
  if (invocation.words.arguments.size() > 1) {
    const std::string words = api::words_on_one_line(invocation.words.arguments.at(1));
    auto places = office::find_units(tx, words, on).places;
    if (places.size() > 1) std::erase_if(places, [&](const auto& place) { return !place.unit.period.holds(on); });
    if (places.empty()) return fail(Code::not_found, "office.no_unit_named", {words});
    if (places.size() > 1 && places.front().unit.code != words) {
      return fail(Code::conflict, "cli.units_many", {words, std::to_string(places.size())});
    }
    question.unit = places.front().unit.id;
    question.unit_name = places.front().unit.name;
  }
  if (invocation.has("account")) {
    const auto account = office::find_account_named(tx, invocation.value("account"));
    if (!account) return fail(Code::not_found, "cli.no_such_account", {invocation.value("account")});
    question.account = account->id;
    question.account_name = account->shown_name;
  }
  return question;
}

int run_who_can(const Invocation& invocation) {
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const std::string day = invocation.value("on");
  const auto on = day.empty() ? std::optional((*opened)->clock.today()) : Date::from_iso(day);
  if (!on) return invocation.complain({Code::invalid, "cli.not_a_day", {day}});
  return (*opened)->database->read([&](store::Read& tx) {
    const auto question = read_question(tx, invocation, *on);
    if (!question) return invocation.complain(question.error());
    return question->account.empty() ? tell_who(tx, *question, invocation) : tell_why(tx, *question, invocation);
  });
}

}  // namespace

/// `nhipcau who-can PERMISSION [UNIT]`: who may do something, or why somebody may or may not.
Command who_can_command() {
  return {.name = "who-can",
          .about = "cli.who_can_about",
          .arguments = {{.name = "PERMISSION", .help = "cli.who_can_permission"},
                        {.name = "UNIT", .help = "cli.who_can_unit", .count = Argument::Count::maybe_one}},
          .flags = {{.name = "account", .help = "cli.who_can_account", .shape = "NAME"},
                    {.name = "on", .help = "cli.who_can_on", .shape = "DAY"}},
          .settings = {"data", "database", "language", "log"},
          .run = run_who_can};
}

}  // namespace nhipcau::cli
