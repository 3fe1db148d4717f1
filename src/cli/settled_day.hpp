#pragma once
#include <optional>

#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/result.hpp"
#include "cli/command.hpp"

namespace nhipcau::cli {

/// The day of `--day`, once its lines are all there (office::is_settled); none if the flag was not given.
/// errors  invalid cli.not_a_day{what was said} | invalid cli.audit_day_not_over{day, minutes}
Result<std::optional<Date>> read_settled_day(const Invocation& invocation, const Clock& clock);

}  // namespace nhipcau::cli
