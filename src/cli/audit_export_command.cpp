#include <iostream>

#include "api/audit_json.hpp"
#include "cli/commands.hpp"
#include "cli/office_copy.hpp"
#include "cli/opened_office.hpp"
#include "cli/output.hpp"
#include "office/audit_chain.hpp"
#include "office/audit_export.hpp"

namespace nhipcau::cli {
namespace {

constexpr int kPageLines = 1000;

/// From the first day's beginning to the last day's end; without a day, as far as there are lines.
/// errors  invalid cli.not_a_day
Result<office::AuditPeriod> read_period(const Invocation& invocation) {
  const auto day_of = [&](std::string_view flag, const char* unless_said) -> Result<Date> {
    const std::string said = invocation.has(flag) ? invocation.value(flag) : unless_said;
    const auto day = Date::from_iso(said);
    if (!day) return fail(Code::invalid, "cli.not_a_day", {said});
    return *day;
  };
  const auto from = day_of("from", "1970-01-02");
  const auto to = day_of("to", "9999-12-30");
  if (!from) return tl::unexpected(from.error());
  if (!to) return tl::unexpected(to.error());
  return office::AuditPeriod{office::end_of(from->plus_days(-1)), office::end_of(*to)};
}

/// Prints the lines page by page, each read for itself, so that no snapshot is kept while somebody slow reads what is printed.
/// errors  conflict office.audit_line_unreadable{chain, position}
Result<void> print(store::Database& database, const office::AuditPeriod& period) {
  office::TrailPlace after;
  while (std::cout) {
    const auto lines = database.read([&](store::Read& tx) { return office::list_trail(tx, after, kPageLines); });
    if (!lines) return tl::unexpected(lines.error());
    for (const office::ChainedLine& line : *lines) {
      if (office::is_within(line, period)) std::cout << api::json::serialize(api::to_json(line)) << '\n';
    }
    if (lines->size() < kPageLines) break;
    after = office::place_of(lines->back());
  }
  return {};
}

int run_audit_export(const Invocation& invocation) {
  outlive_reader();
  const auto period = read_period(invocation);
  if (!period) {
    (void)invocation.complain(period.error());
    return kWrongUsage;
  }
  auto opened = look_at_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const std::string location = database_path(office_place(invocation.settings));
  const auto printed = in_words(location, [&] { return print(*(*opened)->database, *period); });
  if (printed) return finish_output(invocation, kDone);
  (void)invocation.complain(printed.error());
  return finish_output(invocation, printed.error().code == Code::conflict ? kAltered : kFailed);
}

}  // namespace

/// `nhipcau audit export`: the lines of some days as JSON Lines, with all that their hashes are made of.
Command audit_export_command() {
  return {.name = "audit export",
          .about = "cli.audit_export_about",
          .flags = {{.name = "from", .help = "cli.audit_export_from", .shape = "DAY"},
                    {.name = "to", .help = "cli.audit_export_to", .shape = "DAY"}},
          .settings = {"data", "database", "language", "log"},
          .footer = "cli.audit_export_footer",
          .run = run_audit_export};
}

}  // namespace nhipcau::cli
