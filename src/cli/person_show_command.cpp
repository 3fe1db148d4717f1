#include <iostream>

#include "api/header_words.hpp"
#include "api/personal_data_json.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/person.hpp"

namespace nhipcau::cli {
namespace {

/// "2026-11-22 15:00", as a clock on a wall in Việt Nam says it.
std::string in_words(Instant at) {
  constexpr std::chrono::hours kOffset{7};
  std::string text = to_rfc3339(at + kOffset).substr(0, 16);
  text[10] = ' ';
  return text;
}

void print(const office::PersonalValue& value, const Invocation& invocation) {
  std::cout << "  " << invocation.say(value.label_key);
  const std::string said = api::said_by(value, invocation.language);
  if (!said.empty()) std::cout << ": " << said;
  if (value.count && !value.text.empty()) std::cout << " (" << *value.count << ')';
  if (value.from) std::cout << "; " << in_words(*value.from);
  if (value.to) std::cout << " – " << in_words(*value.to);
  if (!value.note.empty()) std::cout << "; " << value.note;
  std::cout << '\n';
}

void print(const office::PersonalSection& section, const Invocation& invocation) {
  const office::RegisterEntry& entry = *section.entry;
  const auto words = [&](const office::TwoWords& both) { return api::in_language(both, invocation.language); };
  std::cout << '\n' << words(entry.what) << '\n';
  std::cout << "  " << invocation.say("cli.person_why", {words(entry.purpose), words(entry.ground)}) << '\n';
  std::cout << "  " << invocation.say("cli.person_kept", {words(entry.kept)}) << '\n';
  std::cout << "  " << invocation.say("cli.person_seen_by", {words(entry.seen_by)}) << '\n';
  if (section.is_listed && section.values.empty()) std::cout << "  " << invocation.say("cli.person_nothing") << '\n';
  for (const auto& value : section.values) print(value, invocation);
}

/// What is there, and the line that it was looked at.
Result<office::PersonalData> look(OpenedOffice& opened, const Invocation& invocation) {
  return opened.database->write([&](store::Write& tx) -> Result<office::PersonalData> {
    const auto account = find_account(tx, api::words_on_one_line(invocation.argument()));
    if (!account) return tl::unexpected(account.error());
    auto data = office::list_personal_data(tx, opened.clock, account->id);
    if (data) office::note_personal_use(tx, opened.clock, office::Actor{}, account->id, office::PersonalUse::read);
    return data;
  });
}

int run_person_show(const Invocation& invocation) {
  outlive_reader();
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const auto data = look(**opened, invocation);
  if (!data) return invocation.complain(data.error());
  std::cout << data->account.shown_name << " (" << data->account.name << ")\n";
  for (const auto& section : data->sections) print(section, invocation);
  std::cout << '\n' << invocation.say("cli.person_looked") << '\n';
  return finish_output(invocation, kDone);
}

}  // namespace

/// `nhipcau person show NAME`: what is stored about somebody.
Command person_show_command() {
  return {.name = "person show",
          .about = "cli.person_show_about",
          .arguments = {{.name = "NAME", .help = "cli.accounts_name"}},
          .settings = {"data", "database", "language", "log"},
          .run = run_person_show};
}

}  // namespace nhipcau::cli
