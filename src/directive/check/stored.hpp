#pragma once
#include <vector>

#include "directive/check/check.hpp"
#include "directive/paper.hpp"

namespace nhipcau::directive::check {

/// A registered paper, checked as it is read now: its text is read once more, what people corrected in its record stands over that (see
/// record.hpp), what cleaning mended and the reader remarked comes from its stored findings.
std::vector<Finding> check_stored(const Paper& paper, const Tables& tables, const Options& options);

}  // namespace nhipcau::directive::check
