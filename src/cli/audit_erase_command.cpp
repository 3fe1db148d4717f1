#include <iostream>

#include "cli/commands.hpp"
#include "cli/person.hpp"
#include "office/audit_erase.hpp"

namespace nhipcau::cli {
namespace {

/// errors  invalid cli.not_a_value{word}
Result<std::vector<office::SealedValue>> read_values(const Invocation& invocation) {
  std::vector<office::SealedValue> values;
  const auto given = invocation.words.flags.find("value");
  if (given == invocation.words.flags.end()) return fail(Code::invalid, "cli.not_a_value", {""});
  for (const std::string& word : given->second) {
    const auto value = office::sealed_value_named(word);
    if (!value) return fail(Code::invalid, "cli.not_a_value", {word});
    values.push_back(*value);
  }
  return values;
}

int run_audit_erase(const Invocation& invocation) {
  const auto values = read_values(invocation);
  if (!values) {
    (void)invocation.complain(values.error());
    return kWrongUsage;
  }
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const office::PersonErasure wanted = wanted_erasure(invocation);
  const office::AuditErasure erasure{.line = invocation.argument(), .values = *values, .reason = wanted.reason, .basis = wanted.basis};
  const auto erased = (*opened)->database->write([&](store::Write& tx) -> Result<std::size_t> {
    const auto gone = office::erase_audit_values(tx, (*opened)->clock, office::Actor{}, erasure);
    if (gone && *gone == 0) return fail(Code::conflict, "office.nothing_to_erase", {erasure.line});
    return gone;
  });
  if (!erased) return invocation.complain(erased.error());
  std::cout << invocation.say("cli.audit_erased", {std::to_string(*erased), erasure.line}) << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau audit erase LINE --value NAME --basis TEXT --reason TEXT`: personal data go out of a line, and the chain holds.
Command audit_erase_command() {
  return {.name = "audit erase",
          .about = "cli.audit_erase_about",
          .arguments = {{.name = "LINE", .help = "cli.audit_erase_line"}},
          .flags = {{.name = "value", .help = "cli.audit_erase_value", .shape = "NAME"}, kBasisFlag, kReasonFlag},
          .settings = {"data", "database", "language", "log"},
          .run = run_audit_erase};
}

}  // namespace nhipcau::cli
