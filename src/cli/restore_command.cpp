#include <iostream>

#include "cli/commands.hpp"
#include "cli/office_copy.hpp"
#include "office/audit.hpp"
#include "office/audit_chain.hpp"
#include "store/location.hpp"

namespace nhipcau::cli {
namespace {

/// Where each chain of the audit trail ends: "1 523 ab…, 2 17 cd…", by number, position and hash.
std::string to_text(const std::vector<office::ChainHead>& heads) {
  std::string text;
  for (const office::ChainHead& head : heads) {
    text += (text.empty() ? "" : ", ") + std::to_string(head.chain) + " " + std::to_string(head.position) + " " + head.hash;
  }
  return text;
}

/// Writes into the audit trail that it goes on from a backup here, and from which lines: heads that were kept after the backup was made
/// differ from now on, and this says why.
Result<void> say_restored(const std::string& location) {
  const auto database = open_database(location);
  if (!database) return tl::unexpected(database.error());
  const SystemClock clock;
  office::chain_older_lines(**database, clock);  // of a backup from before there were chains: before any other line
  return (*database)->write([&](store::Write& tx) -> Result<void> {
    office::audit(tx, clock, {}, {.event = "office.restored", .subject_kind = "office", .after = to_text(office::list_heads(tx))});
    return {};
  });
}

backup::Target restored_at(const OfficePlace& place, const store::FileStore& files) {
  backup::Target target = target_at(place, files);
  target.complete = [complete = std::move(target.complete)](const std::string& location, const backup::Report& report) {
    const auto completed = complete(location, report);
    return completed ? say_restored(location) : completed;
  };
  return target;
}

int run_restore(const Invocation& invocation) {
  const OfficePlace place = office_place(invocation.settings);
  const store::FileStore files(place.folder / "files");
  const backup::Target target = restored_at(place, files);
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
