#include <iostream>

#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "office/account.hpp"

namespace nhipcau::cli {
namespace {

int run_sign_in_link(const Invocation& invocation) {
  const Settings& settings = invocation.settings;
  auto opened = open_office(office_place(settings));
  if (!opened) return invocation.complain(opened.error());
  const auto token = (*opened)->database->write([&](store::Write& tx) -> Result<std::string> {
    const auto account = office::find_account_named(tx, settings.text("account"));
    if (!account) return fail(Code::not_found, "cli.no_such_account", {settings.text("account")});
    if (account->is_closed) return fail(Code::conflict, "office.account_closed");
    return office::make_sign_in_link(tx, (*opened)->clock, account->id);
  });
  if (!token) return invocation.complain(token.error());
  const std::string url = settings.text("url").empty() ? "http://" + settings.text("listen") : settings.text("url");
  std::cout << "LINK " << url << "/sign-in#" << *token << '\n' << invocation.say("cli.link_note") << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau sign-in-link`: prints a new one-time link for an account of an office.
Command sign_in_link_command() {
  return {.name = "sign-in-link",
          .about = "cli.link_about",
          .settings = {"data", "database", "account", "listen", "url", "language", "log"},
          .run = run_sign_in_link};
}

}  // namespace nhipcau::cli
