#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "directive/choice.hpp"
#include "directive/records.hpp"
#include "files/archive.hpp"
#include "jobs/queue.hpp"
#include "jobs/run.hpp"

/// Many papers at once: each file is looked at at the door, what may be kept is kept, and a job registers it paper by paper.
namespace nhipcau::directive {

inline constexpr std::string_view kImportKind = "import";

/// What came of a file, as its item says it.
namespace import_outcome {
inline constexpr std::string_view kToDo = "";                  ///< kept, still to be registered
inline constexpr std::string_view kRegistered = "registered";  ///< `made` is the new paper
inline constexpr std::string_view kKnown = "known";            ///< its very bytes were registered before: `made` is that paper
inline constexpr std::string_view kSame = "same";          ///< not registered, kept: `made` are the papers it may be, a person must choose
inline constexpr std::string_view kChosen = "chosen";      ///< the person chose, and a job of its own does it
inline constexpr std::string_view kReplaced = "replaced";  ///< by that choice it is the file of the paper `made` now
inline constexpr std::string_view kFailed = "failed";      ///< it cannot be read; the message says why
inline constexpr std::string_view kRefused = "refused";    ///< it bears a secrecy mark: nothing of it was kept, not even its name
inline constexpr std::string_view kLeftOut = "left_out";   ///< no paper: a computer put it there
}  // namespace import_outcome

/// Looks at one file (see look()) and makes its item; nothing is written. One to be registered has its SHA-256 as subject: keep its bytes
/// in the file store before the job is put.
/// path   as it came, with folders; shown cleaned, and never used as a path
/// doubt  what is to be remarked of its name; empty for nothing
jobs::Item look_at_file(std::string_view path, std::string_view bytes, jobs::Remark doubt = {}, const files::Limits& limits = {});
/// The item of a file that cannot even be looked at, or that is left out.
jobs::Item item_of(std::string_view path, std::string_view outcome, jobs::Remark why);

/// The item once its file was received; once it was kept or put in a paper's place by a person's choice (choice.hpp), with that choice.
jobs::Item item_after(jobs::Item item, const Received& paper, const std::optional<Choice>& choice = {});

struct NewImport {
  std::string name;  ///< of the zip, to be shown; dropped when a file in it bears a secrecy mark
  std::vector<jobs::Item> items;
  office::UnitId unit = {};  ///< whose register they come into
};
/// Puts the job, and writes an audit line for each file that bears a secrecy mark, without its name.
/// errors  invalid directive.import_empty: there is no file in it | too_large directive.import_too_many{most}
Result<jobs::JobId> put_import(store::Write& tx, const Clock& clock, const office::Actor& actor, NewImport import);

/// How long the files of a zip may be looked at while its sender waits.
inline constexpr int kLookSeconds = 30;
/// Takes in a zip of papers: looks at every file of it, and only then keeps those that may be kept and puts the job.
/// errors  those of look_at_archive and put_import
Result<jobs::JobId> import_archive(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                                   const Incoming& archive);
/// The items of a zip, one for each file in it, in its order. Nothing is written. What takes a converter (.doc, .odt) is left to be sent by
/// itself. errors  those of files::Archive::open | too_large files.archive_expands | files.archive_too_slow | unavailable files.busy
Result<std::vector<jobs::Item>> look_at_archive(std::string_view bytes, const files::ArchiveLimits& limits = {.seconds = kLookSeconds},
                                                files::Limits file_limits = {});
/// Keeps the files of that zip that are to be registered.
/// items   as look_at_archive made them of the same bytes
Result<void> keep_archive(const store::FileStore& files, std::string_view bytes, const std::vector<jobs::Item>& items);

/// What does the jobs. Each paper is registered in a transaction with its item, so that a second run finds it done.
/// limits  for each paper
jobs::Kind import_kind(store::Database& database, const store::FileStore& files, const Clock& clock, const Tables& tables,
                       const files::Limits& limits = {});

}  // namespace nhipcau::directive
