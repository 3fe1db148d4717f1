#include "cli/account_links.hpp"

#include <iostream>

namespace nhipcau::cli {

Result<office::Account> find_account(store::Read& tx, const std::string& name) {
  auto account = office::find_account_named(tx, name);
  if (!account) return fail(Code::not_found, "cli.no_such_account", {name});
  return std::move(*account);
}

office::LinkPurpose wanted_purpose(const Invocation& invocation) {
  return invocation.has("by-link") ? office::LinkPurpose::sign_in : office::LinkPurpose::invitation;
}

void print_link(const Invocation& invocation, const std::string& token, office::LinkPurpose purpose) {
  const Settings& settings = invocation.settings;
  const std::string url = settings.text("url").empty() ? "http://" + settings.text("listen") : settings.text("url");
  const bool is_invitation = purpose == office::LinkPurpose::invitation;
  std::cout << "LINK " << url << "/sign-in#" << token << '\n'
            << invocation.say(is_invitation ? "cli.accounts_invitation_note" : "cli.link_note") << '\n';
}

}  // namespace nhipcau::cli
