#pragma once
#include "jobs/job.hpp"
#include "store/database.hpp"

namespace nhipcau::jobs {

/// A job of a row with the columns of jobs.load.
Job to_job(const store::Row& row);

/// The arguments of a remark as they are stored: one a line.
std::string to_lines(const std::vector<std::string>& args);
std::vector<std::string> from_lines(const std::string& stored);

}  // namespace nhipcau::jobs
