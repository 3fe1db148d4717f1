#pragma once
#include <string>

#include "cli/command.hpp"
#include "office/accounts.hpp"
#include "store/database.hpp"

/// What the commands about accounts have in common.
namespace nhipcau::cli {

/// The account of a name to sign in with.
/// errors  not_found cli.no_such_account{name}
Result<office::Account> find_account(store::Read& tx, const std::string& name);

/// What the flag --by-link says.
office::LinkPurpose wanted_purpose(const Invocation& invocation);

/// Prints a link that was made a moment ago, and how long it is good.
void print_link(const Invocation& invocation, const std::string& token, office::LinkPurpose purpose);

inline constexpr Flag kByLinkFlag{.name = "by-link", .help = "cli.accounts_by_link"};

}  // namespace nhipcau::cli
