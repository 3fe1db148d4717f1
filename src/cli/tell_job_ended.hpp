#pragma once
#include "base/clock.hpp"
#include "jobs/job.hpp"
#include "store/database.hpp"

namespace nhipcau::cli {

/// Tells who asked for a job that it is done or has failed; nobody of a cancelled one, nor of what the program does by itself;
/// who manages accounts that a mail with notices was given up.
void tell_job_ended(store::Write& tx, const Clock& clock, const jobs::Job& job);

}  // namespace nhipcau::cli
