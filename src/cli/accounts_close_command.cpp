#include <iostream>

#include "api/header_words.hpp"
#include "cli/account_links.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "office/accounts.hpp"

namespace nhipcau::cli {
namespace {

int run_accounts_close(const Invocation& invocation) {
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const auto closed = (*opened)->database->write([&](store::Write& tx) -> Result<std::string> {
    const auto account = find_account(tx, api::words_on_one_line(invocation.argument()));
    if (!account) return tl::unexpected(account.error());
    const std::string reason = api::words_on_one_line(invocation.value("reason"));
    if (const auto done = office::close_account(tx, (*opened)->clock, office::Actor{}, account->id, reason); !done)
      return tl::unexpected(done.error());
    return account->shown_name;
  });
  if (!closed) return invocation.complain(closed.error());
  std::cout << invocation.say("cli.accounts_closed", {*closed}) << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau accounts close NAME --reason TEXT`: somebody leaves.
Command accounts_close_command() {
  return {.name = "accounts close",
          .about = "cli.accounts_close_about",
          .arguments = {{.name = "NAME", .help = "cli.accounts_name"}},
          .flags = {{.name = "reason", .help = "cli.accounts_reason", .shape = "TEXT"}},
          .settings = {"data", "database", "language", "log"},
          .run = run_accounts_close};
}

}  // namespace nhipcau::cli
