#include <iostream>

#include "api/header_words.hpp"
#include "cli/account_links.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "office/accounts.hpp"

namespace nhipcau::cli {
namespace {

int run_accounts_link(const Invocation& invocation) {
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const auto purpose = wanted_purpose(invocation);
  const auto token = (*opened)->database->write([&](store::Write& tx) -> Result<std::string> {
    const auto account = find_account(tx, api::words_on_one_line(invocation.argument()));
    if (!account) return tl::unexpected(account.error());
    return office::hand_out_link(tx, (*opened)->clock, office::Actor{}, account->id, purpose);
  });
  if (!token) return invocation.complain(token.error());
  print_link(invocation, *token, purpose);
  return kDone;
}

}  // namespace

/// `nhipcau accounts link NAME`: a new link for somebody who cannot get in; without --by-link everything that lets them in ends.
Command accounts_link_command() {
  return {.name = "accounts link",
          .about = "cli.accounts_link_about",
          .arguments = {{.name = "NAME", .help = "cli.accounts_name"}},
          .flags = {kByLinkFlag},
          .settings = {"data", "database", "listen", "url", "language", "log"},
          .run = run_accounts_link};
}

}  // namespace nhipcau::cli
