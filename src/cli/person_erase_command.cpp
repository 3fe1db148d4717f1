#include <iostream>

#include "api/header_words.hpp"
#include "api/personal_data_json.hpp"
#include "cli/commands.hpp"
#include "cli/person.hpp"

namespace nhipcau::cli {
namespace {

/// What will become of each thing that is there.
void tell_outcome(const office::PersonalData& data, const Invocation& invocation) {
  std::cout << invocation.say("cli.person_would_erase", {data.account.shown_name}) << '\n';
  for (const auto& section : data.sections) {
    if (section.is_listed && section.values.empty()) continue;
    const office::RegisterEntry& entry = *section.entry;
    std::cout << "  " << api::in_language(entry.what, invocation.language) << ": " << api::in_language(entry.erased, invocation.language)
              << '\n';
  }
}

int run_person_erase(const Invocation& invocation) {
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  OpenedOffice& office = **opened;
  const office::PersonErasure erasure = wanted_erasure(invocation);
  const auto data = office.database->read([&](store::Read& tx) -> Result<office::PersonalData> {
    const auto account = find_account(tx, api::words_on_one_line(invocation.argument()));
    if (!account) return tl::unexpected(account.error());
    if (const auto fine = office::check_erasure(tx, account->id, erasure); !fine) return tl::unexpected(fine.error());
    return office::list_personal_data(tx, office.clock, account->id);
  });
  if (!data) return invocation.complain(data.error());
  if (invocation.has("dry-run")) {
    tell_outcome(*data, invocation);
    return kDone;
  }
  const auto erased = office::erase_person(*office.database, office.clock, office::Actor{}, data->account.id, erasure);
  if (!erased) return invocation.complain(erased.error());
  std::cout << invocation.say("cli.person_erased", {erased->shown_name}) << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau person erase NAME --basis TEXT --reason TEXT`: somebody's data go, for good.
Command person_erase_command() {
  return {.name = "person erase",
          .about = "cli.person_erase_about",
          .arguments = {{.name = "NAME", .help = "cli.accounts_name"}},
          .flags = {kBasisFlag, kReasonFlag, {.name = "dry-run", .help = "cli.person_erase_dry_run"}},
          .settings = {"data", "database", "language", "log"},
          .footer = "cli.person_erase_footer",
          .run = run_person_erase};
}

}  // namespace nhipcau::cli
