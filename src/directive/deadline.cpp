#include "directive/deadline.hpp"

namespace nhipcau::directive {

std::optional<Deadline> find_deadline(std::string_view, Span, std::optional<int>) { return {}; }
std::string find_period(std::string_view, Span) { return {}; }

}  // namespace nhipcau::directive
