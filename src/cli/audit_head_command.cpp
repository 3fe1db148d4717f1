#include <iostream>

#include "api/audit_json.hpp"
#include "cli/commands.hpp"
#include "cli/office_copy.hpp"
#include "cli/opened_office.hpp"
#include "cli/output.hpp"
#include "cli/settled_day.hpp"
#include "office/audit_chain.hpp"

namespace nhipcau::cli {
namespace {

/// The heads and when they were so: a day that is over, or now.
struct HeadsAt {
  std::string when;
  std::vector<office::ChainHead> heads;
};

HeadsAt heads_of(const std::optional<Date>& day, OpenedOffice& office) {
  return office.database->read([&](store::Read& tx) {
    if (!day) return HeadsAt{to_rfc3339(office.clock.now()), office::list_heads(tx)};
    return HeadsAt{day->to_iso(), office::list_heads_before(tx, office::end_of(*day))};
  });
}

void print(const Invocation& invocation, const HeadsAt& told) {
  if (invocation.has("json")) {
    std::cout << api::json::serialize(api::to_json(told.when, told.heads)) << '\n';
    return;
  }
  std::cout << told.when << ' ' << office::hash_of(told.when, told.heads).hex << '\n';
  for (const office::ChainHead& head : told.heads) {
    std::cout << "  " << head.chain << ' ' << head.position << ' ' << api::to_shown(head.hash) << '\n';
  }
}

int run_audit_head(const Invocation& invocation) {
  outlive_reader();
  const auto day = read_settled_day(invocation, SystemClock());
  if (!day) {
    (void)invocation.complain(day.error());
    return kWrongUsage;
  }
  auto opened = look_at_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const auto told =
      in_words(database_path(office_place(invocation.settings)), [&]() -> Result<HeadsAt> { return heads_of(*day, **opened); });
  if (!told) return invocation.complain(told.error());
  print(invocation, *told);
  return finish_output(invocation, kDone);
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
