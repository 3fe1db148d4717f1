#include "cli/opened_office.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <span>
#include <system_error>

#include "backup/unfinished.hpp"
#include "briefing/records.hpp"
#include "calendar/records.hpp"
#include "directive/records.hpp"
#include "jobs/queue.hpp"
#include "office/account.hpp"
#include "office/audit_chain.hpp"
#include "office/role.hpp"
#include "programme/records.hpp"
#include "schedule/records.hpp"
#include "search/search.hpp"
#include "store/location.hpp"
#include "store/schema.hpp"

namespace nhipcau::cli {
namespace {

constexpr mode_t kOwnerOnly = 0077;

// What breaks while it opens is told as what keeps it from opening: the person at the terminal needs the path and a sentence.
Result<std::unique_ptr<store::Database>> open_for(const store::Options& options) {
  const std::array rooms{search::queries(),    backup::queries(),    jobs::queries(),     office::queries(),  calendar::queries(),
                         directive::queries(), programme::queries(), briefing::queries(), schedule::queries()};
  Error error;
  try {
    auto database = store::Database::open(options, store::shipped_migrations(), rooms);
    if (database) return database;
    error = database.error();
  } catch (const store::DatabaseError& trouble) {
    error = {Code::unavailable, "store.cannot_open", {options.path, trouble.what()}};
  }
  std::ranges::transform(error.args, error.args.begin(), store::shown_location);
  return tl::unexpected(std::move(error));
}

Result<std::unique_ptr<OpenedOffice>> as_office(const OfficePlace& place, std::unique_ptr<store::Database> database,
                                                std::shared_ptr<metrics::Registry> metrics) {
  auto finished = database->read([&](store::Read& tx) { return backup::check_finished(tx, database_path(place)); });
  if (!finished) return tl::unexpected(finished.error());
  return std::unique_ptr<OpenedOffice>(
      new OpenedOffice{std::move(database), place.folder, store::FileStore(place.folder / "files"), {}, std::move(metrics)});
}

}  // namespace

void keep_to_owner() {
  ::umask(kOwnerOnly);  // SQLite goes by this
}

Result<std::unique_ptr<store::Database>> open_database(const std::string& location, std::shared_ptr<metrics::Registry> metrics) {
  return open_for({.path = location, .metrics = std::move(metrics)});
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
  auto opened = as_office(place, std::move(*database), std::move(metrics));
  if (!opened) return opened;
  office::chain_older_lines(*(*opened)->database, (*opened)->clock);
  office::prepare_roles(*(*opened)->database, (*opened)->clock);
  return opened;
}

Result<std::unique_ptr<OpenedOffice>> look_at_office(const OfficePlace& place) {
  auto metrics = std::make_shared<metrics::Registry>();
  auto database = open_for({.path = database_path(place), .metrics = metrics, .use = store::Use::look});
  return database ? as_office(place, std::move(*database), std::move(metrics)) : tl::unexpected(database.error());
}

}  // namespace nhipcau::cli
