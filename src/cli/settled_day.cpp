#include "cli/settled_day.hpp"

#include "office/audit_chain.hpp"

namespace nhipcau::cli {

Result<std::optional<Date>> read_settled_day(const Invocation& invocation, const Clock& clock) {
  if (!invocation.has("day")) return std::optional<Date>();
  const std::string said = invocation.value("day");
  const auto day = Date::from_iso(said);
  if (!day) return fail(Code::invalid, "cli.not_a_day", {said});
  if (!office::is_settled(*day, clock.now()))
    return fail(Code::invalid, "cli.audit_day_not_over", {said, std::to_string(office::kDaySettles.count())});
  return day;
}

}  // namespace nhipcau::cli
