#include <iostream>

#include "api/header_words.hpp"
#include "cli/account_links.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "office/accounts.hpp"
#include "programme/title.hpp"

namespace nhipcau::cli {
namespace {

int run_accounts_invite(const Invocation& invocation) {
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const auto& arguments = invocation.words.arguments;
  const office::NewAccount wish{.name = programme::one_line(api::words_on_one_line(arguments.at(0))),
                                .shown_name = programme::one_line(api::words_on_one_line(arguments.at(1)))};
  const auto purpose = wanted_purpose(invocation);
  const auto invited =
      (*opened)->database->write([&](store::Write& tx) { return office::invite(tx, (*opened)->clock, office::Actor{}, wish, purpose); });
  if (!invited) return invocation.complain(invited.error());
  print_link(invocation, invited->token, purpose);
  return kDone;
}

}  // namespace

/// `nhipcau accounts invite NAME SHOWN_NAME`: makes an account and prints the link its owner begins with.
Command accounts_invite_command() {
  return {.name = "accounts invite",
          .about = "cli.accounts_invite_about",
          .arguments = {{.name = "NAME", .help = "cli.accounts_name"}, {.name = "SHOWN_NAME", .help = "cli.accounts_shown_name"}},
          .flags = {kByLinkFlag},
          .settings = {"data", "database", "listen", "url", "language", "log"},
          .run = run_accounts_invite};
}

}  // namespace nhipcau::cli
