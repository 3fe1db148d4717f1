#pragma once
#include <memory>
#include <vector>

#include "api/office_mail.hpp"
#include "cli/opened_office.hpp"
#include "files/extract.hpp"
#include "jobs/run.hpp"

namespace nhipcau::cli {

/// Every kind of job there is, and what does it: the one place that says so. What they borrow is the office's, which outlives them.
/// post, hour  see mail_kinds
std::vector<jobs::Kind> all_kinds(OpenedOffice& opened, const files::Limits& limits, const std::shared_ptr<const api::MailPost>& post = {},
                                  int hour = 0);

}  // namespace nhipcau::cli
