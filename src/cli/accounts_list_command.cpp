#include <iostream>

#include "api/json.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "office/accounts.hpp"

namespace nhipcau::cli {
namespace {

/// Each in a line: state, name, shown name, the day of last use; with tabs between, for a person and for `cut`.
void print(const office::AccountEntry& entry) {
  std::cout << office::to_name(entry.state) << '\t' << entry.account.name << '\t' << entry.account.shown_name << '\t'
            << (entry.last_used_on ? entry.last_used_on->to_iso() : "-") << '\n';
}

api::json::object to_json(const office::AccountEntry& entry) {
  return {{"name", entry.account.name},
          {"shown_name", entry.account.shown_name},
          {"state", api::to_view(office::to_name(entry.state))},
          {"last_used_on", api::date_or_null(entry.last_used_on)},
          {"closed_on", api::date_or_null(entry.closed_on)},
          {"closed_reason", api::text_or_null(entry.closed_reason)}};
}

int run_accounts_list(const Invocation& invocation) {
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const auto page = (*opened)->database->read([&](store::Read& tx) {
    return office::list_accounts(tx, (*opened)->clock, {.words = {}, .limit = static_cast<std::size_t>(office::kMostAccounts)});
  });
  if (invocation.has("json")) {
    std::cout << api::json::serialize(api::array_of(page.entries, to_json)) << '\n';
    return kDone;
  }
  for (const auto& entry : page.entries) print(entry);
  return kDone;
}

}  // namespace

/// `nhipcau accounts list`: who may come in, who is invited, who has left; one line each.
Command accounts_list_command() {
  return {.name = "accounts list",
          .about = "cli.accounts_list_about",
          .flags = {{.name = "json", .help = "cli.accounts_json"}},
          .settings = {"data", "database", "language", "log"},
          .run = run_accounts_list};
}

}  // namespace nhipcau::cli
