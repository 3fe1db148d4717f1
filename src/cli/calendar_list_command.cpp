#include <algorithm>
#include <iostream>

#include "api/calendar_json.hpp"
#include "api/calendar_words.hpp"
#include "calendar/countries.hpp"
#include "calendar/records.hpp"
#include "cli/calendar_text.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "cli/output.hpp"
#include "cli/whole_number.hpp"

namespace nhipcau::cli {
namespace {

using calendar::OccasionDay;

struct Wish {
  int year = 0;
  std::string country;                         ///< empty: any
  std::string theme;                           ///< empty: any
  std::optional<calendar::OccasionKind> kind;  ///< none: any
};

std::string joined(std::span<const std::string> words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

/// "fr" → "FR": country codes are ASCII.
std::string upper(std::string code) {
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return code;
}

/// errors  invalid cli.not_a_number{word} | cli.calendar_no_country{code} | cli.calendar_no_theme{word, themes} |
/// cli.calendar_no_kind{word,
///         kinds} | cli.calendar_one_form
Result<Wish> read_wish(const Invocation& invocation) {
  const auto year = parse_whole_number(invocation.argument());
  if (!year) return fail(Code::invalid, "cli.not_a_number", {invocation.argument()});
  Wish wish{.year = *year, .country = upper(invocation.value("country")), .theme = invocation.value("theme"), .kind = {}};
  if (invocation.has("country") && !calendar::is_country(wish.country))
    return fail(Code::invalid, "cli.calendar_no_country", {invocation.value("country")});
  const auto& themes = calendar::shipped_themes();
  if (invocation.has("theme") && std::find(themes.begin(), themes.end(), wish.theme) == themes.end())
    return fail(Code::invalid, "cli.calendar_no_theme", {wish.theme, joined(themes)});
  wish.kind = calendar::find_kind(invocation.value("kind"));
  if (invocation.has("kind") && !wish.kind) {
    const std::vector<std::string> kinds(calendar::kOccasionKinds.begin(), calendar::kOccasionKinds.end());
    return fail(Code::invalid, "cli.calendar_no_kind", {invocation.value("kind"), joined(kinds)});
  }
  if (invocation.has("json") && invocation.has("ics")) return fail(Code::invalid, "cli.calendar_one_form");
  return wish;
}

bool is_wished(const OccasionDay& day, const Wish& wish) {
  const calendar::Occasion& occasion = *day.occasion;
  return (wish.country.empty() || occasion.country == wish.country) && (wish.theme.empty() || occasion.theme == wish.theme) &&
         (!wish.kind || occasion.kind == *wish.kind);
}

/// What an office says of its calendar, where one is named; else nothing is said.
/// errors  those of look_at_office
Result<calendar::OfficeDays> load_said(const Invocation& invocation) {
  if (invocation.settings.value("data").origin == Origin::fallback) return calendar::OfficeDays{};
  const auto opened = look_at_office(office_place(invocation.settings));
  if (!opened) return tl::unexpected(opened.error());
  return (*opened)->database->read([](store::Read& tx) { return calendar::load_office_days(tx, office::sight_of_all()); });
}

void print(std::span<const OccasionDay> days, const Wish& wish, const calendar::OfficeDays& said, const Invocation& invocation) {
  if (invocation.has("json")) {
    const auto write = [&](const OccasionDay& day) { return api::to_json(day, invocation.language, &said); };
    std::cout << api::json::serialize(api::array_of(days, write)) << '\n';
  } else if (invocation.has("ics")) {
    const std::string name = api::message(invocation.language, "calendar.file_name", std::vector{std::to_string(wish.year)});
    std::cout << api::calendar_ics(days, name, invocation.language, calendar::changed_at(said));
  } else {
    std::cout << (days.empty() ? invocation.say("calendar.none", {std::to_string(wish.year)}) + "\n"
                               : calendar_text(days, invocation.language));
  }
}

int run_calendar_list(const Invocation& invocation) {
  outlive_reader();
  const auto wish = read_wish(invocation);
  if (!wish) {
    (void)invocation.complain(wish.error());
    return kWrongUsage;
  }
  const auto said = load_said(invocation);
  if (!said) return invocation.complain(said.error());
  const auto kept = calendar::merge(calendar::shipped_occasions(), *said);
  auto days = calendar::list_days(kept, wish->year);
  if (!days) return invocation.complain(days.error());
  std::erase_if(*days, [&](const OccasionDay& day) { return !is_wished(day, *wish); });
  print(*days, *wish, *said, invocation);
  return finish_output(invocation, kDone);
}

}  // namespace

/// `nhipcau calendar list YEAR`: the occasions of a year, with years since and their class; for people, as JSON or as iCalendar. With
/// --data as that office keeps them.
Command calendar_list_command() {
  return {.name = "calendar list",
          .about = "cli.calendar_list_about",
          .arguments = {{.name = "YEAR", .help = "cli.calendar_list_year"}},
          .flags = {{.name = "country", .help = "cli.calendar_list_country", .shape = "CODE"},
                    {.name = "theme", .help = "cli.calendar_list_theme", .shape = "THEME"},
                    {.name = "kind", .help = "cli.calendar_list_kind", .shape = "KIND"},
                    {.name = "json", .help = "cli.calendar_list_json"},
                    {.name = "ics", .help = "cli.calendar_list_ics"}},
          .settings = {"data", "database"},
          .footer = "cli.calendar_list_footer",
          .config_file = Command::ConfigFile::named,
          .run = run_calendar_list};
}

}  // namespace nhipcau::cli
