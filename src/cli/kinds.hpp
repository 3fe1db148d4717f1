#pragma once
#include <vector>

#include "cli/opened_office.hpp"
#include "files/extract.hpp"
#include "jobs/run.hpp"

namespace nhipcau::cli {

/// Every kind of job there is, and what does it: the one place that says so. What they borrow is the office's, which outlives them.
std::vector<jobs::Kind> all_kinds(OpenedOffice& opened, const files::Limits& limits);

}  // namespace nhipcau::cli
