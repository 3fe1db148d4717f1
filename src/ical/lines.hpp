#pragma once
#include <string>
#include <string_view>

namespace nhipcau::ical {

/// Folded lines put together again: what begins with a space or a tab belongs to the line before it (RFC 5545, 3.1).
std::string unfolded(std::string_view bytes);

/// What is wrong with a text's lines before anybody reads them; "" if nothing is.
/// returns  the key of a note: ical.too_many_lines, ical.line_too_long, ical.too_deep
std::string fault_of_lines(std::string_view text);

/// The same lines with every component closed: an END of what never began is left out, one that is missing is added.
std::string balanced(std::string_view text);

/// How many lines begin a component of that name, "VEVENT", in capitals or not.
std::size_t count_components(std::string_view text, std::string_view name);

}  // namespace nhipcau::ical
