#include <iostream>

#include "api/header_words.hpp"
#include "api/personal_data_json.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/person.hpp"

namespace nhipcau::cli {
namespace {

int run_person_export(const Invocation& invocation) {
  outlive_reader();
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const Clock& clock = (*opened)->clock;
  const auto whole = (*opened)->database->write([&](store::Write& tx) -> Result<office::PersonalExport> {
    const auto account = find_account(tx, api::words_on_one_line(invocation.argument()));
    if (!account) return tl::unexpected(account.error());
    auto found = office::export_personal_data(tx, clock, account->id);
    if (found) office::note_personal_use(tx, clock, office::Actor{}, account->id, office::PersonalUse::exported);
    return found;
  });
  if (!whole) return invocation.complain(whole.error());
  std::cout << api::json::serialize(api::to_json(*whole, invocation.language, clock.now())) << '\n';
  return finish_output(invocation, kDone);
}

}  // namespace

/// `nhipcau person export NAME`: the same as JSON, to hand over.
Command person_export_command() {
  return {.name = "person export",
          .about = "cli.person_export_about",
          .arguments = {{.name = "NAME", .help = "cli.accounts_name"}},
          .settings = {"data", "database", "language", "log"},
          .run = run_person_export};
}

}  // namespace nhipcau::cli
