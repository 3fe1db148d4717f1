#include "cli/judge.hpp"

namespace nhipcau::cli {
namespace {

using enum Health;

constexpr std::uint64_t kMegabyte = 1'000'000;
constexpr std::uint64_t kLittleSpace = 5'000 * kMegabyte;
constexpr std::uint64_t kTooLittleSpace = 500 * kMegabyte;
constexpr std::uint64_t kLittleMemory = 500 * kMegabyte;
constexpr std::uint64_t kFewFiles = 4096;
constexpr unsigned kOthersMay = 0077;
constexpr unsigned kEveryoneMay = 0007;
constexpr std::chrono::minutes kClockSlack{5};
constexpr std::chrono::hours kOldBackup{48};
constexpr std::chrono::hours kLongWait{1};

std::string megabytes(std::uint64_t bytes) {
  return std::to_string(bytes / kMegabyte);
}

std::string octal(unsigned mode) {
  std::string out = "0";
  for (const unsigned shift : {6U, 3U, 0U}) out += static_cast<char>('0' + ((mode >> shift) & 7U));
  return out;
}

/// The first names, and … when there are more.
std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 3;
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < kShown; ++i) out.append(out.empty() ? "" : ", ").append(names[i]);
  return names.size() > kShown ? out + ", …" : out;
}

std::string day_of(Instant at) {
  constexpr std::size_t kMinutes = 16;  // "2026-11-22T02:00"
  return to_rfc3339(at).substr(0, kMinutes) + "Z";
}

}  // namespace

Verdict judge_folder(const Facts& facts) {
  const FolderFacts& folder = facts.folder;
  if (!folder.is_there) return {"folder", error, "cli.doctor_folder_missing", {folder.path}};
  if (!folder.is_writable) return {"folder", error, "cli.doctor_folder_not_writable", {folder.path}};
  if (!folder.is_ours) return {"folder", warning, "cli.doctor_folder_not_ours", {folder.path}};
  if ((folder.mode & kOthersMay) != 0) return {"folder", warning, "cli.doctor_folder_open", {folder.path, octal(folder.mode)}};
  return {"folder", good, "cli.doctor_folder_good", {folder.path}};
}

Verdict judge_space(const Facts& facts) {
  const std::uint64_t left = facts.folder.free_bytes;
  if (!facts.folder.is_there) return {"space", error, "cli.doctor_folder_missing", {facts.folder.path}};
  if (left < kTooLittleSpace) return {"space", error, "cli.doctor_space_none", {megabytes(left)}};
  if (left < kLittleSpace) return {"space", warning, "cli.doctor_space_little", {megabytes(left)}};
  return {"space", good, "cli.doctor_space_good", {megabytes(left)}};
}

Verdict judge_database(const Facts& facts) {
  if (facts.database_error) return {"database", error, facts.database_error->key, facts.database_error->args};
  if (!facts.inspection) return {"database", error, "cli.doctor_not_looked", {facts.database}};
  const auto& seen = *facts.inspection;
  return {"database", good, "cli.doctor_database_good", {facts.database, seen.engine, seen.version, seen.encoding, seen.collation}};
}

Verdict judge_schema(const Facts& facts) {
  if (!facts.inspection) return {"schema", error, "cli.doctor_not_looked", {facts.database}};
  const auto& seen = *facts.inspection;
  if (seen.history) return {"schema", error, seen.history->key, seen.history->args};
  if (!seen.pending.empty())
    return {"schema", warning, "cli.doctor_schema_behind", {std::to_string(seen.have), std::to_string(seen.known)}};
  return {"schema", good, "cli.doctor_schema_good", {std::to_string(seen.have)}};
}

Verdict judge_integrity(const Facts& facts) {
  if (!facts.inspection) return {"integrity", error, "cli.doctor_not_looked", {facts.database}};
  const auto& seen = *facts.inspection;
  if (!seen.damage.empty()) return {"integrity", error, "cli.doctor_damaged", {facts.database, seen.damage.front()}};
  if (!seen.loose_links.empty()) return {"integrity", error, "cli.doctor_loose_links", {some_of(seen.loose_links)}};
  return {"integrity", good, "cli.doctor_integrity_good"};
}

Verdict judge_files(const Facts& facts) {
  if (facts.office_error) return {"files", error, facts.office_error->key, facts.office_error->args};
  if (!facts.files) return {"files", warning, "cli.doctor_register_unread"};
  const FileFacts& files = *facts.files;
  if (!files.missing.empty())
    return {"files", error, "cli.doctor_files_missing", {std::to_string(files.missing.size()), some_of(files.missing)}};
  if (!files.damaged.empty())
    return {"files", error, "cli.doctor_files_damaged", {std::to_string(files.damaged.size()), some_of(files.damaged)}};
  return {"files", good, "cli.doctor_files_good", {std::to_string(files.referred), std::to_string(files.checked)}};
}

Verdict judge_unreferenced(const Facts& facts) {
  if (!facts.files) return {"unreferenced", warning, "cli.doctor_register_unread"};
  const std::size_t count = facts.files->unreferenced;
  if (count > 0) return {"unreferenced", warning, "cli.doctor_unreferenced", {std::to_string(count)}};
  return {"unreferenced", good, "cli.doctor_unreferenced_none"};
}

Verdict judge_leftovers(const Facts& facts) {
  if (!facts.files) return {"leftovers", warning, "cli.doctor_register_unread"};
  const std::size_t count = facts.files->leftovers;
  if (count > 0) return {"leftovers", warning, "cli.doctor_leftovers", {std::to_string(count)}};
  return {"leftovers", good, "cli.doctor_leftovers_none"};
}

Verdict judge_clock(const Facts& facts) {
  if (facts.newest_record && *facts.newest_record > facts.now + kClockSlack)
    return {"clock", error, "cli.doctor_clock_behind", {day_of(facts.now), day_of(*facts.newest_record)}};
  return {"clock", good, "cli.doctor_clock_good", {day_of(facts.now)}};
}

Verdict judge_listen(const Facts& facts) {
  switch (facts.port) {
    case Facts::Port::free: return {"listen", good, "cli.doctor_listen_free", {facts.listen}};
    case Facts::Port::taken: return {"listen", good, "cli.doctor_listen_taken", {facts.listen}};
    case Facts::Port::not_ours: break;
  }
  return {"listen", error, "cli.doctor_listen_not_ours", {facts.listen}};
}

Verdict judge_url(const Facts& facts) {
  const bool is_https = facts.url.starts_with("https://");
  if (facts.is_public && !is_https) return {"url", warning, "cli.doctor_url_open", {facts.listen}};
  if (is_https && !facts.trusts_a_proxy) return {"url", warning, "cli.doctor_url_no_proxy", {facts.url}};
  return {"url", good, "cli.doctor_url_good", {facts.url.empty() ? "http://" + facts.listen : facts.url}};
}

Verdict judge_config(const Facts& facts) {
  if (facts.config_path.empty()) return {"config", good, "cli.doctor_config_none"};
  const std::string mode = octal(facts.config_mode);
  if (facts.config_holds_secret && (facts.config_mode & kEveryoneMay) != 0)
    return {"config", error, "cli.doctor_config_open", {facts.config_path, mode}};
  return {"config", good, "cli.doctor_config_good", {facts.config_path, mode}};
}

Verdict judge_limits(const Facts& facts) {
  if (facts.memory_bytes > 0 && facts.memory_bytes < kLittleMemory)
    return {"limits", warning, "cli.doctor_memory_little", {megabytes(facts.memory_bytes)}};
  if (facts.most_open_files < kFewFiles) return {"limits", warning, "cli.doctor_few_files", {std::to_string(facts.most_open_files)}};
  return {"limits", good, "cli.doctor_limits_good", {megabytes(facts.memory_bytes), std::to_string(facts.most_open_files)}};
}

Verdict judge_scans(const Facts& facts) {
  if (!facts.reads_scans) return {"scans", warning, "cli.doctor_scans_unread"};
  return {"scans", good, "cli.doctor_scans_read"};
}

Verdict judge_old_files(const Facts& facts) {
  if (!facts.reads_old_files) return {"old-files", warning, "cli.doctor_old_files_unread"};
  return {"old-files", good, "cli.doctor_old_files_read"};
}

Verdict judge_backups(const Facts& facts) {
  if (facts.backups.empty()) return {"backups", warning, "cli.doctor_backups_unset"};
  if (!facts.has_backups_folder) return {"backups", error, "cli.doctor_backups_no_folder", {facts.backups}};
  if (!facts.newest_backup) return {"backups", error, "cli.doctor_backups_none", {facts.backups}};
  if (*facts.newest_backup < facts.now - kOldBackup)
    return {"backups", warning, "cli.doctor_backups_old", {facts.backups, day_of(*facts.newest_backup)}};
  if (facts.backups_on_same_disk)
    return {"backups", warning, "cli.doctor_backups_same_disk", {facts.backups, day_of(*facts.newest_backup)}};
  return {"backups", good, "cli.doctor_backups_good", {facts.backups, day_of(*facts.newest_backup)}};
}

Verdict judge_jobs(const Facts& facts) {
  if (!facts.jobs) return {"jobs", warning, "cli.doctor_register_unread"};
  const JobFacts& jobs = *facts.jobs;
  if (jobs.waiting_since && *jobs.waiting_since < facts.now - kLongWait)
    return {"jobs", warning, "cli.doctor_jobs_stuck", {std::to_string(jobs.waiting), day_of(*jobs.waiting_since)}};
  if (jobs.failed > 0) return {"jobs", warning, "cli.doctor_jobs_failed", {std::to_string(jobs.failed)}};
  return {"jobs", good, "cli.doctor_jobs_good", {std::to_string(jobs.waiting)}};
}

Verdict judge_mail(const Facts& facts) {
  if (facts.mail_server.empty()) return {"mail", good, "cli.doctor_mail_none"};
  if (facts.mail_error) return {"mail", error, facts.mail_error->key, facts.mail_error->args};
  return {"mail", good, "cli.doctor_mail_good", {facts.mail_server}};
}

std::vector<Verdict> judge(const Facts& facts) {
  return {judge_folder(facts),  judge_space(facts),        judge_database(facts),  judge_schema(facts), judge_integrity(facts),
          judge_files(facts),   judge_unreferenced(facts), judge_leftovers(facts), judge_clock(facts),  judge_listen(facts),
          judge_url(facts),     judge_config(facts),       judge_limits(facts),    judge_scans(facts),  judge_old_files(facts),
          judge_backups(facts), judge_jobs(facts),         judge_mail(facts)};
}

}  // namespace nhipcau::cli
