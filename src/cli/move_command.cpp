#include <iostream>

#include "cli/commands.hpp"
#include "cli/office_copy.hpp"
#include "store/location.hpp"

namespace nhipcau::cli {
namespace {

int run_move(const Invocation& invocation) {
  const OfficePlace from = office_place(invocation.settings);
  if (invocation.value("to").empty()) {
    (void)invocation.complain({Code::invalid, "backup.move_needs_to"});
    return kWrongUsage;
  }
  const OfficePlace to{.folder = from.folder, .database = invocation.value("to")};
  const store::FileStore files(from.folder / "files");
  const backup::Target target = target_at(to, files);
  CopyProgress progress;
  const auto moved = in_words(target.database, [&] { return backup::move(database_path(from), target, progress.report()); });
  progress.end();
  if (!moved) return invocation.complain(moved.error());
  std::cout << invocation.say("backup.moved",
                              {std::to_string(moved->tables), std::to_string(moved->rows), store::shown_location(target.database),
                               store::shown_location(database_path(from)), store::shown_location(to.database)})
            << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau move --to URI|FILE`: copies an office's database to the other engine, or to another place.
Command move_command() {
  return {.name = "move",
          .about = "backup.move_about",
          .flags = {{.name = "to", .help = "backup.to_help", .shape = "URI|FILE"}},
          .settings = {"data", "database", "language", "log"},
          .footer = "backup.move_footer",
          .run = run_move};
}

}  // namespace nhipcau::cli
