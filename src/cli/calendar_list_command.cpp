#include <algorithm>
#include <iostream>

#include "api/calendar_json.hpp"
#include "api/calendar_words.hpp"
#include "cli/calendar_text.hpp"
#include "cli/commands.hpp"
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

bool is_country(const std::string& code) {
  const auto& all = calendar::shipped_occasions();
  return std::any_of(all.begin(), all.end(), [&](const calendar::Occasion& occasion) { return occasion.country == code; });
}

/// errors  invalid cli.not_a_number{word} | cli.calendar_no_country{code} | cli.calendar_no_theme{word, themes} |
/// cli.calendar_no_kind{word,
///         kinds} | cli.calendar_one_form
Result<Wish> read_wish(const Invocation& invocation) {
  const auto year = parse_whole_number(invocation.argument());
  if (!year) return fail(Code::invalid, "cli.not_a_number", {invocation.argument()});
  Wish wish{.year = *year, .country = upper(invocation.value("country")), .theme = invocation.value("theme"), .kind = {}};
  if (invocation.has("country") && !is_country(wish.country))
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

void print(std::span<const OccasionDay> days, const Wish& wish, const Invocation& invocation) {
  if (invocation.has("json")) {
    std::cout << api::json::serialize(api::array_of(days, [&](const auto& day) { return api::to_json(day, invocation.language); })) << '\n';
  } else if (invocation.has("ics")) {
    std::cout << api::calendar_ics(days, wish.year, invocation.language);
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
  auto days = calendar::list_days(calendar::shipped_occasions(), wish->year);
  if (!days) return invocation.complain(days.error());
  std::erase_if(*days, [&](const OccasionDay& day) { return !is_wished(day, *wish); });
  print(*days, *wish, invocation);
  return finish_output(invocation, kDone);
}

}  // namespace

/// `nhipcau calendar list YEAR`: the occasions of a year, with years since and their class; for people, as JSON or as iCalendar.
Command calendar_list_command() {
  return {.name = "calendar list",
          .about = "cli.calendar_list_about",
          .arguments = {{.name = "YEAR", .help = "cli.calendar_list_year"}},
          .flags = {{.name = "country", .help = "cli.calendar_list_country", .shape = "CODE"},
                    {.name = "theme", .help = "cli.calendar_list_theme", .shape = "THEME"},
                    {.name = "kind", .help = "cli.calendar_list_kind", .shape = "KIND"},
                    {.name = "json", .help = "cli.calendar_list_json"},
                    {.name = "ics", .help = "cli.calendar_list_ics"}},
          .footer = "cli.calendar_list_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_calendar_list};
}

}  // namespace nhipcau::cli
