#include <iostream>

#include "api/audit_json.hpp"
#include "cli/commands.hpp"
#include "cli/opened_office.hpp"
#include "office/audit_chain.hpp"

namespace nhipcau::cli {
namespace {

/// The heads and when they were so: a day that is over, or now.
struct HeadsAt {
  std::string when;
  std::vector<office::ChainHead> heads;
};

/// errors  invalid cli.not_a_day | invalid cli.audit_day_not_over
Result<HeadsAt> heads_of(const Invocation& invocation, OpenedOffice& office) {
  const std::string day = invocation.value("day");
  if (day.empty()) {
    auto heads = office.database->read([](store::Read& tx) { return office::list_heads(tx); });
    return HeadsAt{to_rfc3339(office.clock.now()), std::move(heads)};
  }
  const auto on = Date::from_iso(day);
  if (!on) return fail(Code::invalid, "cli.not_a_day", {day});
  if (*on >= office.clock.today()) return fail(Code::invalid, "cli.audit_day_not_over", {day});
  auto heads = office.database->read([&](store::Read& tx) { return office::list_heads_before(tx, office::end_of(*on)); });
  return HeadsAt{day, std::move(heads)};
}

int run_audit_head(const Invocation& invocation) {
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const auto told = heads_of(invocation, **opened);
  if (!told) {
    (void)invocation.complain(told.error());
    return kWrongUsage;
  }
  if (invocation.has("json")) {
    std::cout << api::json::serialize(api::to_json(told->when, told->heads)) << '\n';
    return kDone;
  }
  std::cout << told->when << ' ' << office::hash_of(told->when, told->heads).hex << '\n';
  for (const office::ChainHead& head : told->heads) std::cout << "  " << head.chain << ' ' << head.position << ' ' << head.hash << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau audit head`: what proves later that the lines up to now, or to the end of a day, are unchanged.
Command audit_head_command() {
  return {.name = "audit head",
          .about = "cli.audit_head_about",
          .flags = {{.name = "day", .help = "cli.audit_head_day", .shape = "DAY"}, {.name = "json", .help = "cli.audit_head_json"}},
          .settings = {"data", "database", "language", "log"},
          .footer = "cli.audit_head_footer",
          .run = run_audit_head};
}

}  // namespace nhipcau::cli
