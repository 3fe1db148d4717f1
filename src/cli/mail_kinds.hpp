#pragma once
#include <memory>
#include <vector>

#include "api/office_mail.hpp"
#include "jobs/run.hpp"
#include "store/database.hpp"

namespace nhipcau::cli {

inline constexpr int kMailAttempts = 24;  ///< with waits that grow to ten minutes: about three hours

/// The jobs that mail notices: one mail a job, and once a day a job that puts those of the digest. What they borrow outlives them.
/// A notice counts as mailed in the transaction that follows the server's yes; who dies between the two sends that mail once more, with the
/// same Message-ID.
/// post  none: nothing is sent, and what waits ends without a word
/// hour  of the digest, in Việt Nam
std::vector<jobs::Kind> mail_kinds(store::Database& database, const Clock& clock, std::shared_ptr<const api::MailPost> post, int hour);

}  // namespace nhipcau::cli
