#include "cli/judge.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "api/messages.hpp"

using namespace nhipcau;
using namespace nhipcau::cli;

namespace {

constexpr std::uint64_t kGigabyte = 1'000'000'000;

/// An office with nothing to mend.
Facts healthy() {
  Facts facts;
  facts.now = from_rfc3339("2026-11-22T02:00:00.000Z");
  facts.folder = {
      .path = "/srv/nhipcau", .is_there = true, .is_ours = true, .is_writable = true, .mode = 0700, .free_bytes = 100 * kGigabyte};
  facts.database = "/srv/nhipcau/office.db";
  facts.inspection =
      store::Inspection{.engine = "SQLite", .version = "3.40.1", .encoding = "UTF-8", .collation = "BINARY", .have = 4, .known = 4};
  facts.files = FileFacts{.referred = 9, .checked = 9};
  facts.jobs = JobFacts{};
  facts.newest_record = facts.now - std::chrono::minutes(1);
  facts.listen = "127.0.0.1:8080";
  facts.config_path = "/etc/nhipcau/nhipcau.toml";
  facts.config_mode = 0640;
  facts.memory_bytes = 4 * kGigabyte;
  facts.most_open_files = 16384;
  facts.reads_scans = true;
  facts.reads_old_files = true;
  facts.backups = "/srv/backups";
  facts.has_backups_folder = true;
  facts.newest_backup = facts.now - std::chrono::hours(20);
  return facts;
}

}  // namespace

TEST_CASE("an office with nothing to mend is good in every line") {
  for (const Verdict& verdict : judge(healthy())) {
    CAPTURE(verdict.check);
    CAPTURE(verdict.key);
    CHECK(verdict.health == Health::good);
    CHECK(api::has_message(verdict.key));
  }
}

TEST_CASE("each thing that is wrong has its own sentence, and only its check tells it") {
  using enum Health;
  struct Row {
    std::string check;
    std::function<void(Facts&)> spoil;
    Health health;
    std::string key;
  };
  const Error trouble{Code::unavailable, "store.cannot_open", {"x", "y"}};
  const std::vector<Row> rows{
      {"folder", [](Facts& f) { f.folder.is_there = false; }, error, "cli.doctor_folder_missing"},
      {"folder", [](Facts& f) { f.folder.is_writable = false; }, error, "cli.doctor_folder_not_writable"},
      {"folder", [](Facts& f) { f.folder.is_ours = false; }, warning, "cli.doctor_folder_not_ours"},
      {"folder", [](Facts& f) { f.folder.mode = 0750; }, warning, "cli.doctor_folder_open"},
      {"space", [](Facts& f) { f.folder.free_bytes = kGigabyte; }, warning, "cli.doctor_space_little"},
      {"space", [](Facts& f) { f.folder.free_bytes = 1000; }, error, "cli.doctor_space_none"},
      {"database", [&](Facts& f) { f.database_error = trouble; }, error, "store.cannot_open"},
      {"schema", [](Facts& f) { f.inspection->pending = {"0005_jobs.sql"}; }, warning, "cli.doctor_schema_behind"},
      {"schema",
       [](Facts& f) {
         f.inspection->history = Error{Code::conflict, "store.newer_schema", {"9", "4"}};
       },
       error, "store.newer_schema"},
      {"integrity", [](Facts& f) { f.inspection->damage = {"row 3 missing"}; }, error, "cli.doctor_damaged"},
      {"integrity", [](Facts& f) { f.inspection->loose_links = {"task"}; }, error, "cli.doctor_loose_links"},
      {"files", [](Facts& f) { f.files->missing = {"ab"}; }, error, "cli.doctor_files_missing"},
      {"files", [](Facts& f) { f.files->damaged = {"ab"}; }, error, "cli.doctor_files_damaged"},
      {"files", [&](Facts& f) { f.office_error = trouble; }, error, "store.cannot_open"},
      {"unreferenced", [](Facts& f) { f.files->unreferenced = 1; }, warning, "cli.doctor_unreferenced"},
      {"leftovers", [](Facts& f) { f.files->leftovers = 1; }, warning, "cli.doctor_leftovers"},
      {"clock", [](Facts& f) { f.newest_record = f.now + std::chrono::hours(1); }, error, "cli.doctor_clock_behind"},
      {"listen", [](Facts& f) { f.port = Facts::Port::not_ours; }, error, "cli.doctor_listen_not_ours"},
      {"url", [](Facts& f) { f.is_public = true; }, warning, "cli.doctor_url_open"},
      {"url", [](Facts& f) { f.url = "https://x.example"; }, warning, "cli.doctor_url_no_proxy"},
      {"config", [](Facts& f) { f.config_mode = 0644, f.config_holds_secret = true; }, error, "cli.doctor_config_open"},
      {"limits", [](Facts& f) { f.memory_bytes = 1000; }, warning, "cli.doctor_memory_little"},
      {"mail",
       [](Facts& f) {
         f.mail_server = "mail.tinh.example";
         f.mail_error = Error{Code::invalid, "cli.mail_without_from"};
       },
       error, "cli.mail_without_from"},
      {"scans", [](Facts& f) { f.reads_scans = false; }, warning, "cli.doctor_scans_unread"},
      {"old-files", [](Facts& f) { f.reads_old_files = false; }, warning, "cli.doctor_old_files_unread"},
      {"limits", [](Facts& f) { f.most_open_files = 1024; }, warning, "cli.doctor_few_files"},
      {"backups", [](Facts& f) { f.backups.clear(); }, warning, "cli.doctor_backups_unset"},
      {"backups", [](Facts& f) { f.has_backups_folder = false; }, error, "cli.doctor_backups_no_folder"},
      {"backups", [](Facts& f) { f.newest_backup.reset(); }, error, "cli.doctor_backups_none"},
      {"backups", [](Facts& f) { f.newest_backup = f.now - std::chrono::hours(49); }, warning, "cli.doctor_backups_old"},
      {"backups", [](Facts& f) { f.backups_on_same_disk = true; }, warning, "cli.doctor_backups_same_disk"},
      {"jobs", [](Facts& f) { f.jobs = JobFacts{.waiting = 2, .waiting_since = f.now - std::chrono::hours(2)}; }, warning,
       "cli.doctor_jobs_stuck"},
      {"jobs", [](Facts& f) { f.jobs->failed = 1; }, warning, "cli.doctor_jobs_failed"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.key);
    Facts facts = healthy();
    row.spoil(facts);
    int found = 0;
    for (const Verdict& verdict : judge(facts)) {
      if (verdict.health == good || (verdict.check == "space" && row.check == "folder")) continue;
      ++found;
      CHECK(verdict.check == row.check);
      CHECK(verdict.health == row.health);
      CHECK(verdict.key == row.key);
      CHECK(api::has_message(verdict.key));
    }
    CHECK(found == 1);
  }
}

TEST_CASE("mail is told by its server, or as not set up") {
  for (const auto& [server, key] : {std::pair("mail.tinh.example", "cli.doctor_mail_good"), {"", "cli.doctor_mail_none"}}) {
    Facts facts = healthy();
    facts.mail_server = server;
    const auto verdicts = judge(facts);
    const auto mail = std::find_if(verdicts.begin(), verdicts.end(), [](const Verdict& verdict) { return verdict.check == "mail"; });
    REQUIRE(mail != verdicts.end());
    CHECK(mail->key == key);
    CHECK(mail->health == Health::good);
    CHECK(api::has_message(mail->key));
  }
}

TEST_CASE("what is not wrong at its edge is not told as wrong") {
  const std::vector<std::function<void(Facts&)>> rows{
      [](Facts& f) { f.newest_record.reset(); },                            // a new office
      [](Facts& f) { f.newest_record = f.now + std::chrono::minutes(4); },  // clocks of two machines
      [](Facts& f) { f.config_mode = 0644; },                               // but no secret in it
      [](Facts& f) { f.config_holds_secret = true; },                       // but its own alone
      [](Facts& f) { f.config_path.clear(); },
      [](Facts& f) { f.port = Facts::Port::taken; },  // the server itself runs
      [](Facts& f) { f.url = "https://x.example", f.trusts_a_proxy = true; },
      [](Facts& f) { f.is_public = f.trusts_a_proxy = true, f.url = "https://x.example"; },
      [](Facts& f) { f.newest_backup = f.now - std::chrono::hours(47); },
      [](Facts& f) { f.jobs = JobFacts{.waiting = 2, .waiting_since = f.now - std::chrono::minutes(59)}; },
      [](Facts& f) { f.inspection->engine = "PostgreSQL"; },
  };
  for (const auto& change : rows) {
    Facts facts = healthy();
    change(facts);
    for (const Verdict& verdict : judge(facts)) {
      CAPTURE(verdict.key);
      CHECK(verdict.health == Health::good);
    }
  }
}

TEST_CASE("an office whose database cannot be looked at is told as such, not as empty") {
  Facts facts = healthy();
  facts.inspection.reset();
  facts.files.reset();
  facts.jobs.reset();
  facts.database_error = Error{Code::unavailable, "store.cannot_open", {"x", "y"}};
  for (const Verdict& verdict : judge(facts)) {
    if (verdict.check == "database" || verdict.check == "schema" || verdict.check == "integrity") CHECK(verdict.health == Health::error);
    if (verdict.check == "files" || verdict.check == "jobs" || verdict.check == "leftovers") CHECK(verdict.health == Health::warning);
  }
}
