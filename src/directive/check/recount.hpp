#pragma once
#include <string_view>

#include "directive/tables.hpp"
#include "jobs/queue.hpp"
#include "jobs/run.hpp"

/// What the register counts of open findings, counted anew in all papers after the office wants them checked otherwise. A job, for there
/// may be many papers and each is read once more; it asks for no account, so that it is in nobody's list of imports.
namespace nhipcau::directive::check {

inline constexpr std::string_view kRecountKind = "recount";

/// Puts the job in the transaction that changes a setting. One for each change: a job that is half way has counted the first papers by the
/// settings before. Ring the Bell once that is committed.
void put_recount(store::Write& tx, const Clock& clock);

/// Goes from paper to paper, each examined outside of a write and written only where its count is another; may run again and beside people
/// who work.
jobs::Kind recount_kind(store::Database& database, const Clock& clock, const Tables& tables);

}  // namespace nhipcau::directive::check
