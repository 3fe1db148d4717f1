#include <iostream>

#include "api/header_words.hpp"
#include "cli/account_links.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "office/accounts.hpp"

namespace nhipcau::cli {
namespace {

int run_accounts_reopen(const Invocation& invocation) {
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const auto purpose = wanted_purpose(invocation);
  const auto token = (*opened)->database->write([&](store::Write& tx) -> Result<std::string> {
    const auto account = find_account(tx, api::words_on_one_line(invocation.argument()));
    if (!account) return tl::unexpected(account.error());
    return office::reopen_account(tx, (*opened)->clock, office::Actor{}, account->id, purpose);
  });
  if (!token) return invocation.complain(token.error());
  print_link(invocation, *token, purpose);
  return kDone;
}

}  // namespace

/// `nhipcau accounts reopen NAME`: opens a closed account and prints the link its owner begins with.
Command accounts_reopen_command() {
  return {.name = "accounts reopen",
          .about = "cli.accounts_reopen_about",
          .arguments = {{.name = "NAME", .help = "cli.accounts_name"}},
          .flags = {kByLinkFlag},
          .settings = {"data", "database", "listen", "url", "language", "log"},
          .run = run_accounts_reopen};
}

}  // namespace nhipcau::cli
