#include "cli/kinds.hpp"

#include "base/log.hpp"
#include "cli/mail_kinds.hpp"
#include "cli/sweep.hpp"
#include "directive/check/recount.hpp"
#include "directive/import.hpp"
#include "directive/letters/tell.hpp"
#include "directive/scan.hpp"
#include "directive/tables.hpp"
#include "files/recogniser.hpp"
#include "jobs/queue.hpp"
#include "office/account.hpp"
#include "office/notices.hpp"
#include "programme/tell_due.hpp"

namespace nhipcau::cli {
namespace {

constexpr std::chrono::hours kSweepEvery{24};
constexpr int kScansReadAtOnce = 1;  // by jobs; who waits at the door has places of his own

/// Once a day: sessions and links that are over, notices and jobs that ended long ago, files that belong to nothing.
Result<jobs::Done> sweep(OpenedOffice& opened) {
  const auto removed = opened.database->write([&](store::Write& tx) -> Result<std::int64_t> {
    office::remove_ended(tx, opened.clock);
    office::remove_old_notices(tx, opened.clock);
    return jobs::remove_old(tx, opened.clock);
  });
  sweep_files(opened);
  log::info("office.swept", {{"jobs", std::to_string(*removed)}});
  return jobs::Done{};
}

jobs::Kind due_kind(OpenedOffice& opened) {
  const auto tell = [&opened](jobs::Run& /*run*/) -> Result<jobs::Done> {
    const auto told = opened.database->write([&](store::Write& tx) -> Result<int> { return programme::tell_due(tx, opened.clock); });
    log::info("programme.due_told", {{"accounts", std::to_string(*told)}});
    return jobs::Done{};
  };
  return {
      .name = "due", .handler = tell, .is_due = [&opened](store::Read& tx) { return programme::is_due_round_waiting(tx, opened.clock); }};
}

}  // namespace

std::vector<jobs::Kind> all_kinds(OpenedOffice& opened, const files::Limits& limits, const std::shared_ptr<const api::MailPost>& post,
                                  int hour) {
  files::Limits scan_limits = limits;
  scan_limits.recogniser = std::make_shared<files::Recogniser>(files::Recogniser::find_installed(), kScansReadAtOnce);
  std::vector<jobs::Kind> kinds = {
      directive::import_kind(*opened.database, opened.files, opened.clock, directive::shipped_tables(), limits),
      directive::scan_kind(*opened.database, opened.files, opened.clock, directive::shipped_tables(), scan_limits),
      directive::check::recount_kind(*opened.database, opened.clock, directive::shipped_tables()),
      directive::letters::tell_kind(*opened.database, opened.clock, directive::shipped_tables()),
      {.name = "sweep", .handler = [&opened](jobs::Run& /*run*/) { return sweep(opened); }, .every = kSweepEvery},
      due_kind(opened)};
  for (jobs::Kind& kind : mail_kinds(*opened.database, opened.clock, post, hour)) kinds.push_back(std::move(kind));
  return kinds;
}

}  // namespace nhipcau::cli
