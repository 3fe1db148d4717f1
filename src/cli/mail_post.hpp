#pragma once
#include <memory>

#include "api/office_mail.hpp"
#include "cli/settings.hpp"

namespace nhipcau::cli {

/// How mail leaves the office, by its settings; none: no mail server is set, and the office sends no mail.
/// errors  invalid cli.mail_without_from | cli.mail_bad_from{address} | cli.mail_without_url | not_found cli.cannot_open{file}
Result<std::shared_ptr<const api::MailPost>> mail_post(const Settings& settings);

}  // namespace nhipcau::cli
