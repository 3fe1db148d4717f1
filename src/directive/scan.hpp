#pragma once
#include <string_view>

#include "directive/records.hpp"
#include "directive/waiting_scans.hpp"
#include "jobs/queue.hpp"
#include "jobs/run.hpp"

/// Scans: the mark of a classified paper is a red picture that recognition may miss, so a person looks at the first page before anything of
/// it is on the disk (bound 10). Then a job reads all pages.
namespace nhipcau::directive {

inline constexpr std::string_view kScanKind = "scan";
inline constexpr std::string_view kIsScan = "files.scan";  ///< the error's key of receive() for a scan

/// Reads the first page of a scan, for a person to look at. Writes nothing, but one audit line where recognition itself sees a secrecy
/// mark. scan    limits.recogniser is set errors  those of files::read_scan_front | forbidden directive.classified
Result<WaitingScan> look_at_scan(store::Database& database, const Clock& clock, const office::Actor& actor, const Incoming& scan);

/// Takes in a scan of whose first page a person has said that it bears no secrecy mark: keeps the original and puts the job that reads it.
/// An audit line says who said so.
/// scan    `keep` is a person's word that it is a paper of its own, though the register has its very bytes; `also` is not looked at
/// errors  invalid directive.reason_missing | directive.reason_too_long{most}
Result<jobs::JobId> keep_scan(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                              const Incoming& scan);

/// A person has said that it bears one: one audit line, without title, number or name.
Result<void> refuse_scan(store::Database& database, const Clock& clock, const office::Actor& actor);

/// What does the jobs: page by page, then the paper is registered in a transaction with the job's one item. Where a mark is seen on a later
/// page the original is taken away and the job forgets its name. A job may carry a choice (choice.hpp) for a scan that may be a registered
/// paper; if the paper changed meanwhile, the choice is to be made again.
/// limits  limits.recogniser is set
jobs::Kind scan_kind(store::Database& database, const store::FileStore& files, const Clock& clock, const Tables& tables,
                     const files::Limits& limits);

}  // namespace nhipcau::directive
