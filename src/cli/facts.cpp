#include "cli/facts.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

#include "backup/shelf.hpp"
#include "backup/unfinished.hpp"
#include "cli/endpoint.hpp"
#include "cli/listening.hpp"
#include "cli/mail_post.hpp"
#include "cli/opened_office.hpp"
#include "directive/records.hpp"
#include "files/converter.hpp"
#include "files/recogniser.hpp"
#include "jobs/queue.hpp"
#include "office/audit.hpp"
#include "store/location.hpp"
#include "store/schema.hpp"

namespace nhipcau::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSampled = 200;  // originals read when not all are

Instant instant_of(const struct stat& status) {
  return Instant{std::chrono::seconds(status.st_mtim.tv_sec)};
}

std::optional<struct stat> look(const fs::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? std::optional(status) : std::nullopt;
}

FolderFacts look_at_folder(const std::string& path) {
  FolderFacts facts{.path = path};
  const auto status = look(path);
  facts.is_there = status && S_ISDIR(status->st_mode);
  if (!facts.is_there) return facts;
  facts.is_ours = status->st_uid == ::geteuid();
  facts.is_writable = ::access(path.c_str(), R_OK | W_OK | X_OK) == 0;
  facts.mode = status->st_mode & 07777U;
  std::error_code ignored;
  facts.free_bytes = fs::space(path, ignored).available;
  return facts;
}

/// Every original the register refers to, in order.
std::vector<Sha256> referred_originals(store::Database& database) {
  std::vector<Sha256> all;
  for (;;) {
    const std::string after = all.empty() ? "" : all.back().hex;
    const auto more = database.read([&](store::Read& tx) { return directive::list_originals(tx, after); });
    all.insert(all.end(), more.begin(), more.end());
    if (more.empty()) return all;
  }
}

/// Reads originals and counts what lies in the folder beside them. Those of a sample are spread evenly.
FileFacts look_at_files(const fs::path& folder, const std::vector<Sha256>& referred, Sample sample, std::optional<Instant>& newest) {
  const store::FileStore files(folder);
  FileFacts facts{.referred = referred.size()};
  const std::size_t step = sample == Sample::all ? 1 : std::max<std::size_t>(1, referred.size() / kSampled);
  std::set<std::string> known;
  for (std::size_t i = 0; i < referred.size(); ++i) {
    known.insert(referred[i].hex);
    if (!files.has(referred[i])) {
      facts.missing.push_back(referred[i].hex);
    } else if (i % step == 0) {
      ++facts.checked;
      if (!files.get(referred[i])) facts.damaged.push_back(referred[i].hex);
    }
  }
  std::error_code ignored;
  for (auto entry = fs::recursive_directory_iterator(folder, ignored); entry != fs::recursive_directory_iterator();
       entry.increment(ignored)) {
    if (ignored) break;
    if (!entry->is_regular_file(ignored)) continue;
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.')) {
      ++facts.leftovers;
    } else if (!known.contains(entry->path().parent_path().filename().string() + name)) {
      ++facts.unreferenced;
    }
    const auto status = look(entry->path());
    if (status && (!newest || *newest < instant_of(*status))) newest = instant_of(*status);
  }
  return facts;
}

JobFacts look_at_jobs(store::Read& tx) {
  JobFacts facts{.waiting_since = jobs::oldest_waiting(tx)};
  for (const auto& count : jobs::count_jobs(tx)) {
    if (count.state == "waiting") facts.waiting += count.jobs;
    if (count.state == "failed") facts.failed += count.jobs;
  }
  return facts;
}

/// The tables, when their schema is ours: opening then changes nothing.
void look_into_office(Facts& facts, const OfficePlace& place, Sample sample) {
  const auto database = open_database(database_path(place));
  if (!database) {
    facts.office_error = database.error();
    return;
  }
  const auto finished = (*database)->read([&](store::Read& tx) { return backup::check_finished(tx, database_path(place)); });
  if (!finished) {
    facts.office_error = finished.error();
    return;
  }
  facts.files = look_at_files(place.folder / "files", referred_originals(**database), sample, facts.newest_record);
  (*database)->read([&](store::Read& tx) {
    facts.jobs = look_at_jobs(tx);
    const auto audited = office::last_audited(tx);
    if (audited && (!facts.newest_record || *facts.newest_record < *audited)) facts.newest_record = audited;
    return true;
  });
}

void look_at_database(Facts& facts, const OfficePlace& place, Sample sample) {
  const std::string location = database_path(place);
  facts.database = store::shown_location(location);
  try {
    auto seen = store::inspect({.path = location}, store::shipped_migrations(), store::Depth::whole);
    if (!seen) {
      facts.database_error = seen.error();
      return;
    }
    facts.inspection = std::move(*seen);
    if (!facts.inspection->history && facts.inspection->pending.empty()) look_into_office(facts, place, sample);
  } catch (const store::DatabaseError& trouble) {  // the person at the terminal needs it as a line like the others
    facts.database_error = Error{Code::unavailable, "store.cannot_open", {facts.database, trouble.what()}};
  }
}

bool holds_secret(const SettingValues& file) {
  return std::ranges::any_of(file, [](const auto& entry) {
    const Setting* const setting = find_setting(entry.first);
    const auto& texts = entry.second.texts;
    return setting != nullptr && std::ranges::any_of(texts, [&](const std::string& text) { return shown_value(*setting, text) != text; });
  });
}

/// MemAvailable of /proc/meminfo.
std::uint64_t available_memory() {
  constexpr std::uint64_t kKibibyte = 1024;
  std::ifstream file("/proc/meminfo");
  for (std::string word; file >> word;) {
    std::uint64_t kibibytes = 0;
    if (word == "MemAvailable:" && file >> kibibytes) return kibibytes * kKibibyte;
  }
  return 0;
}

void look_at_backups(Facts& facts, const fs::path& office) {
  std::error_code ignored;
  facts.has_backups_folder = fs::is_directory(facts.backups, ignored);
  const auto backups = backup::list_backups(facts.backups);
  if (!backups.empty()) facts.newest_backup = from_rfc3339(backups.front().head.made_at);
  const auto there = look(facts.backups);
  const auto here = look(office);
  facts.backups_on_same_disk = there && here && there->st_dev == here->st_dev;
}

}  // namespace

Facts gather_facts(const Settings& settings, const SettingValues& file, const std::string& config_path, const Clock& clock, Sample sample) {
  Facts facts{.now = clock.now()};
  const OfficePlace place = office_place(settings);
  facts.folder = look_at_folder(place.folder);
  look_at_database(facts, place, sample);
  const Endpoint endpoint = parse_endpoint(settings.text("listen")).value();
  facts.listen = settings.text("listen");
  facts.is_public = !is_loopback(endpoint.address);
  facts.port = try_listening(endpoint);
  facts.url = settings.text("url");
  facts.trusts_a_proxy = !settings.list("trusted-proxy").empty();
  facts.config_path = config_path;
  if (const auto status = look(config_path)) facts.config_mode = status->st_mode & 07777U;
  facts.config_holds_secret = holds_secret(file);
  facts.memory_bytes = available_memory();
  rlimit limit{};
  facts.reads_scans = files::Recogniser::find_installed().has_value();
  facts.reads_old_files = files::Converter::find_installed().has_value();
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) facts.most_open_files = limit.rlim_max;
  facts.mail_server = settings.text("mail-server");
  if (const auto post = mail_post(settings); !post) facts.mail_error = post.error();
  facts.backups = settings.text("backups");
  if (!facts.backups.empty()) look_at_backups(facts, place.folder);
  return facts;
}

}  // namespace nhipcau::cli
