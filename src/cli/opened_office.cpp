#include "cli/opened_office.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <span>
#include <system_error>

#include "backup/unfinished.hpp"
#include "directive/records.hpp"
#include "jobs/queue.hpp"
#include "office/account.hpp"
#include "office/audit_chain.hpp"
#include "programme/records.hpp"
#include "search/search.hpp"
#include "store/location.hpp"
#include "store/schema.hpp"

namespace nhipcau::cli {
namespace {

constexpr mode_t kOwnerOnly = 0077;

}  // namespace

void keep_to_owner() {
  ::umask(kOwnerOnly);  // SQLite goes by this
}

// What breaks while it opens is told as what keeps it from opening: the person at the terminal needs the path and a sentence.
Result<std::unique_ptr<store::Database>> open_database(const std::string& location, std::shared_ptr<metrics::Registry> metrics) {
  const std::array rooms{search::queries(), backup::queries(),    jobs::queries(),
                         office::queries(), directive::queries(), programme::queries()};
  Error error;
  try {
    auto database = store::Database::open({.path = location, .metrics = std::move(metrics)}, store::shipped_migrations(), rooms);
    if (database) return database;
    error = database.error();
  } catch (const store::DatabaseError& trouble) {
    error = {Code::unavailable, "store.cannot_open", {location, trouble.what()}};
  }
  std::ranges::transform(error.args, error.args.begin(), store::shown_location);
  return tl::unexpected(std::move(error));
}

OfficePlace office_place(const Settings& settings) {
  return {.folder = settings.text("data"), .database = settings.text("database")};
}

std::string database_path(const OfficePlace& place) {
  const bool is_address = place.database.find("://") != std::string::npos;
  return is_address ? place.database : (place.folder / place.database).string();
}

Result<std::unique_ptr<OpenedOffice>> open_office(const OfficePlace& place) {
  const std::filesystem::path& folder = place.folder;
  std::error_code why;
  keep_to_owner();
  std::filesystem::create_directories(folder, why);
  if (why) return fail(Code::unavailable, "cli.cannot_make_folder", {folder.string(), why.message()});

  auto metrics = std::make_shared<metrics::Registry>();
  auto database = open_database(database_path(place), metrics);
  if (!database) return tl::unexpected(database.error());
  auto finished = (*database)->read([&](store::Read& tx) { return backup::check_finished(tx, database_path(place)); });
  if (!finished) return tl::unexpected(finished.error());
  office::chain_older_lines(**database, SystemClock());
  return std::unique_ptr<OpenedOffice>(new OpenedOffice{std::move(*database), store::FileStore(folder / "files"), {}, std::move(metrics)});
}

}  // namespace nhipcau::cli
