#include "cli/tell_job_ended.hpp"

#include "directive/import.hpp"
#include "directive/scan.hpp"
#include "jobs/queue.hpp"
#include "office/email.hpp"
#include "office/notices.hpp"

namespace nhipcau::cli {
namespace {

/// How many files came into the register, and how many there were.
std::vector<std::string> count_files(store::Read& tx, const jobs::JobId& job) {
  std::int64_t all = 0, registered = 0;
  for (const auto& [outcome, items] : jobs::count_outcomes(tx, job)) {
    all += items;
    if (outcome == directive::import_outcome::kRegistered) registered += items;
  }
  return {std::to_string(registered), std::to_string(all)};
}

}  // namespace

void tell_job_ended(store::Write& tx, const Clock& clock, const jobs::Job& job) {
  if (job.kind == office::kMailKind && job.state == jobs::State::failed) {
    office::notify_holders(tx, clock, {}, {.kind = "mail", .words = "mail_failed", .subject_kind = "job", .bundle = "mail_failed"});
    return;
  }
  const bool is_import = job.kind == directive::kImportKind, is_scan = job.kind == directive::kScanKind;
  const bool is_done = job.state == jobs::State::done;
  if (job.asked_by.empty() || (!is_done && job.state != jobs::State::failed) || (!is_import && !is_scan)) return;
  office::NewNotice notice{.kind = "jobs", .words = {}, .subject_kind = "job", .subject_id = job.id.value};
  if (is_import) notice.words = is_done ? "import_done" : "import_failed";
  if (is_scan) notice.words = is_done ? "scan_done" : "scan_failed";
  notice.bundle = notice.words;
  if (is_import) notice.facts = count_files(tx, job.id);  // no file's name: it may say what its paper is about
  office::notify(tx, clock, {job.asked_by}, notice);
}

}  // namespace nhipcau::cli
