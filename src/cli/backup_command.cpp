#include <iostream>

#include "backup/check.hpp"
#include "backup/shelf.hpp"
#include "cli/commands.hpp"
#include "cli/office_copy.hpp"
#include "cli/version.hpp"

namespace nhipcau::cli {
namespace {

int tell_made(const Invocation& invocation, const std::string& folder, const backup::Made& made) {
  std::cout << invocation.say("backup.made", {folder, std::to_string(made.tables), std::to_string(made.originals),
                                              std::to_string(made.linked), std::to_string(made.bytes)})
            << '\n';
  return kDone;
}

int run_named(const Invocation& invocation, const backup::Source& source, CopyProgress& progress) {
  const auto made = in_words(source.database, [&] {
    return backup::make(source, invocation.argument(), invocation.value("last"), SystemClock(), progress.report());
  });
  progress.end();
  return made ? tell_made(invocation, invocation.argument(), *made) : invocation.complain(made.error());
}

/// The next one where backups are kept.
int run_next(const Invocation& invocation, const backup::Source& source, CopyProgress& progress) {
  const std::string shelf = invocation.settings.text("backups");
  if (shelf.empty()) return invocation.complain({Code::invalid, "backup.nowhere", {}});
  const auto most = static_cast<std::size_t>(invocation.settings.number("backups-kept"));
  const auto placed = in_words(source.database, [&] { return backup::place_next(source, shelf, most, SystemClock(), progress.report()); });
  progress.end();
  if (!placed) return invocation.complain(placed.error());
  tell_made(invocation, placed->folder.string(), placed->made);
  if (placed->removed > 0) std::cout << invocation.say("backup.removed", {std::to_string(placed->removed)}) << '\n';
  return kDone;
}

int run_backup(const Invocation& invocation) {
  const OfficePlace place = office_place(invocation.settings);
  const store::FileStore files(place.folder / "files");
  const backup::Source source{
      .database = database_path(place), .files = files, .originals = original_columns(), .program = std::string(kVersion)};
  keep_to_owner();
  CopyProgress progress;
  return invocation.argument().empty() ? run_next(invocation, source, progress) : run_named(invocation, source, progress);
}

int run_verify(const Invocation& invocation) {
  const std::string folder = invocation.argument();
  CopyProgress progress;
  const auto checked = backup::check(folder, progress.report());
  progress.end();
  if (!checked) return invocation.complain(checked.error());
  for (const Error& fault : checked->faults) std::cerr << invocation.say(fault.key, fault.args) << '\n';
  if (!checked->faults.empty()) return kFailed;
  const backup::Head& head = checked->head;
  std::cout << invocation.say("backup.whole",
                              {folder, std::to_string(checked->parts), head.made_at, head.program, std::to_string(head.schema)})
            << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau backup [FOLDER]`: copies an office while it works.
Command backup_command() {
  return {.name = "backup",
          .about = "backup.about",
          .arguments = {{.name = "FOLDER", .help = "backup.folder_help", .count = Argument::Count::maybe_one}},
          .flags = {{.name = "last", .help = "backup.last_help", .shape = "FOLDER"}},
          .settings = {"data", "database", "backups", "backups-kept", "language", "log"},
          .footer = "backup.footer",
          .run = run_backup};
}

/// `nhipcau backup verify BACKUP`: proves that every byte of a backup is as it was written.
Command backup_verify_command() {
  return {.name = "backup verify",
          .about = "backup.verify_about",
          .arguments = {{.name = "BACKUP", .help = "backup.backup_help"}},
          .settings = {"language", "log"},
          .footer = "backup.verify_footer",
          .run = run_verify};
}

}  // namespace nhipcau::cli
