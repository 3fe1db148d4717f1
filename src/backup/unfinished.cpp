#include "backup/unfinished.hpp"

#include <span>
#include <vector>

#include "base/embedded.hpp"
#include "store/location.hpp"
#include "store/schema.hpp"

namespace nhipcau::backup::sql {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::backup {

store::QueryFile queries() {
  return {.room = "backup", .sql = sql::embedded_files().front().bytes};
}

void mark_unfinished(store::Write& tx) {
  tx.run("backup.mark_unfinished");
}

Result<void> mark_finished(const std::string& location) {
  const std::vector<store::QueryFile> files{queries()};
  auto database = store::Database::open({.path = location, .readers = 1, .writers = 1}, store::shipped_migrations(), files);
  if (!database) return tl::unexpected(database.error());
  return (*database)->write([](store::Write& tx) -> Result<void> {
    tx.run("backup.mark_finished");
    return {};
  });
}

Result<void> check_finished(store::Read& tx, const std::string& location) {
  if (!tx.one("backup.is_unfinished")->boolean("is_unfinished")) return {};
  return fail(Code::unavailable, "backup.unfinished", {store::shown_location(location)});
}

}  // namespace nhipcau::backup
