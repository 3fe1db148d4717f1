#pragma once
#include "api/messages.hpp"
#include "base/result.hpp"
#include "cli/opened_office.hpp"

namespace nhipcau::cli {

/// Takes in the sample papers of samples/ (all invented) as an officer would, makes a plan of one of them and settles a few of its tasks
/// with dates around today, so that every page has something to show.
Result<void> fill_demo_office(OpenedOffice& opened, api::Language language);

}  // namespace nhipcau::cli
