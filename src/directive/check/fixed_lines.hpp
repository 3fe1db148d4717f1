#pragma once
#include <optional>

#include "base/span.hpp"

namespace nhipcau::directive::check {

struct Subject;

/// The lines of a header that are the same in every paper of its system, wherever a converter put them; none where they are missing.
struct FixedLines {
  std::optional<Span> national, motto, party;
};
FixedLines find_fixed_lines(const Subject& paper);

}  // namespace nhipcau::directive::check
