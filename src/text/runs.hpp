#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace nhipcau::text {

/// A run of letters, a run of ASCII digits, or one other character that is no space.
struct Run {
  enum class Kind { letters, digits, sign };
  Span where;
  std::string key;  ///< search_key of letters; digits and a sign are themselves
  Kind kind = Kind::sign;
  bool capital = false;  ///< its first letter is upper case

  [[nodiscard]] bool is(std::string_view other) const { return key == other; }
};

/// The runs that begin inside `within`, in order. The readers of meaning walk over a text so, many times: it is made to be quick.
/// text  cleaned
std::vector<Run> split_runs(std::string_view text, Span within);

}  // namespace nhipcau::text
