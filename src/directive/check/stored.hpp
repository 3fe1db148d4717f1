#pragma once
#include <optional>
#include <vector>

#include "directive/check/check.hpp"
#include "directive/paper.hpp"

namespace nhipcau::directive::check {

/// What is found in a registered paper, worked out before a write begins: reading its text takes milliseconds, and so do the rules. It is
/// brought up to what a transaction sees, and only what does not hold any more is done again: what was read holds for as long as the paper
/// has that reading, which never changes; the findings for as long as its version, the settings and the papers above it are those.
struct Examined {
  ReadingId reading;  ///< empty: nothing was worked out
  Parsed parsed = {};
  std::vector<text::Repair> repairs = {};
  std::int64_t version = 0;
  std::optional<Options> options = {};  ///< by which the findings were; none: they were not worked out
  std::vector<Finding> findings = {};
};

/// The findings in a paper as it was loaded: its text is read once more, what people corrected in its record stands over that (see
/// record.hpp), what cleaning mended and the reader remarked comes from its stored findings.
const std::vector<Finding>& examine(Examined& known, const Paper& paper, const Tables& tables, const Options& options);

}  // namespace nhipcau::directive::check
