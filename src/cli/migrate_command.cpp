#include <algorithm>
#include <iostream>

#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "office/audit_chain.hpp"
#include "office/role.hpp"
#include "store/inspect.hpp"
#include "store/location.hpp"
#include "store/schema.hpp"

namespace nhipcau::cli {
namespace {

/// errors  those of store::inspect, and what keeps the steps from being applied
Result<store::Inspection> look_at_schema(const std::string& location) {
  try {
    auto seen = store::inspect({.path = location}, store::shipped_migrations(), store::Depth::schema);
    if (seen && seen->history) return tl::unexpected(*seen->history);
    return seen;
  } catch (const store::DatabaseError& trouble) {
    return fail(Code::unavailable, "store.cannot_open", {store::shown_location(location), trouble.what()});
  }
}

int run_migrate(const Invocation& invocation) {
  const std::string location = database_path(office_place(invocation.settings));
  const auto seen = look_at_schema(location);
  if (!seen) return invocation.complain(seen.error());
  std::cout << invocation.say("cli.migrate_state",
                              {store::shown_location(location), std::to_string(seen->have), std::to_string(seen->known)})
            << '\n';
  const bool is_current = seen->pending.empty();
  if (is_current) std::cout << invocation.say("cli.migrate_current") << '\n';
  if (is_current && invocation.has("check")) return kDone;
  for (const std::string& step : seen->pending) std::cout << "  " << step << '\n';
  if (invocation.has("check")) {
    std::cout << invocation.say("cli.migrate_pending", {std::to_string(seen->pending.size())}) << '\n';
    return kFailed;
  }
  const auto database = open_database(location);  // which applies them
  if (!database) return invocation.complain(database.error());
  office::chain_older_lines(**database, SystemClock());  // also where that was cut off after the last step
  office::prepare_roles(**database, SystemClock());
  if (!is_current) std::cout << invocation.say("cli.migrate_done", {std::to_string(seen->pending.size())}) << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau migrate`: brings the database's schema up to date; with --check it only says what would be done.
Command migrate_command() {
  return {.name = "migrate",
          .about = "cli.migrate_about",
          .flags = {{.name = "check", .help = "cli.migrate_check"}},
          .settings = {"data", "database", "language", "log"},
          .footer = "cli.migrate_footer",
          .run = run_migrate};
}

}  // namespace nhipcau::cli
