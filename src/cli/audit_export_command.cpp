#include <iostream>

#include "api/audit_json.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "office/audit_chain.hpp"
#include "office/audit_export.hpp"

namespace nhipcau::cli {
namespace {

constexpr int kPageLines = 1000;

/// From the first day's beginning to the last day's end; without a day, as far as there are lines.
/// errors  invalid cli.not_a_day
Result<office::AuditPeriod> read_period(const Invocation& invocation) {
  const auto day_of = [&](std::string_view flag, const char* unless_said) -> Result<Date> {
    const std::string said = invocation.value(flag);
    const auto day = Date::from_iso(said.empty() ? unless_said : said);
    if (!day) return fail(Code::invalid, "cli.not_a_day", {said});
    return *day;
  };
  const auto from = day_of("from", "1970-01-02");
  const auto to = day_of("to", "9999-12-30");
  if (!from) return tl::unexpected(from.error());
  if (!to) return tl::unexpected(to.error());
  return office::AuditPeriod{office::end_of(from->plus_days(-1)), office::end_of(*to)};
}

void print(store::Read& tx, const office::AuditPeriod& period) {
  std::string after;
  for (;;) {
    const auto lines = office::list_audit_between(tx, period, after, kPageLines);
    for (const office::ChainedLine& line : lines) std::cout << api::json::serialize(api::to_json(line)) << '\n';
    if (lines.size() < kPageLines) return;
    after = lines.back().id;
  }
}

int run_audit_export(const Invocation& invocation) {
  const auto period = read_period(invocation);
  if (!period) {
    (void)invocation.complain(period.error());
    return kWrongUsage;
  }
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  (*opened)->database->read([&](store::Read& tx) {
    print(tx, *period);
    return true;
  });
  std::cout << std::flush;
  return std::cout ? kDone : invocation.complain({Code::unavailable, "cli.audit_export_cut"});
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
