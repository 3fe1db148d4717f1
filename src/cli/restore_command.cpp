#include <iostream>

#include "cli/commands.hpp"
#include "cli/office_copy.hpp"
#include "store/location.hpp"

namespace nhipcau::cli {
namespace {

int run_restore(const Invocation& invocation) {
  const OfficePlace place = office_place(invocation.settings);
  const store::FileStore files(place.folder / "files");
  const backup::Target target = target_at(place, files);
  CopyProgress progress;
  const auto restored = in_words(target.database, [&] { return backup::restore(invocation.argument(), target, progress.report()); });
  progress.end();
  if (!restored) return invocation.complain(restored.error());
  std::cout << invocation.say("backup.restored", {invocation.argument(), restored->made_at, store::shown_location(target.database)})
            << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau restore BACKUP`: makes an office of a backup, where there is none.
Command restore_command() {
  return {.name = "restore",
          .about = "backup.restore_about",
          .arguments = {{.name = "BACKUP", .help = "backup.backup_help"}},
          .settings = {"data", "database", "language", "log"},
          .footer = "backup.restore_footer",
          .run = run_restore};
}

}  // namespace nhipcau::cli
