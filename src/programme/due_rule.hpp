#pragma once
#include <string>
#include <string_view>

#include "programme/plan.hpp"

namespace nhipcau::programme {

std::string_view to_name(DueDate::Kind kind);

/// directive::Deadline::rule ("half_yearly") as a period; a word it does not know is a bug.
Every every_said_as(std::string_view rule);

/// A rule in one word, as the column task.due_rule holds it, and back.
///   rule = every [ " " day [ " " month ] ] | every " - " month         "month 15", "year 20 11", "quarter", "year - 6"
/// The text back gives a due date of kind rule without words; a text that is no rule is a bug.
std::string to_rule_text(const DueDate& due);
DueDate from_rule_text(std::string_view text);

}  // namespace nhipcau::programme
