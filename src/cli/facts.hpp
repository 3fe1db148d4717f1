#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "cli/settings.hpp"
#include "store/inspect.hpp"

/// What `nhipcau doctor` looks at. Gathering needs a machine; judging (judge.hpp) does not.
namespace nhipcau::cli {

struct FolderFacts {
  std::string path;
  bool is_there = false;
  bool is_ours = false;  ///< belongs to who runs this
  bool is_writable = false;
  unsigned mode = 0;  ///< 0700
  std::uint64_t free_bytes = 0;
};

struct FileFacts {
  std::size_t referred = 0;  ///< originals that the register refers to
  std::size_t checked = 0;   ///< how many of them were read
  std::vector<std::string> missing;
  std::vector<std::string> damaged;
  std::size_t unreferenced = 0;  ///< originals that nothing refers to
  std::size_t leftovers = 0;     ///< half-written, of a process that died
};

struct JobFacts {
  std::int64_t waiting = 0;
  std::int64_t failed = 0;
  std::optional<Instant> waiting_since;
};

struct Facts {
  Instant now;
  FolderFacts folder;
  std::string database;                 ///< its location, without password
  std::optional<Error> database_error;  ///< it could not be looked at
  std::optional<store::Inspection> inspection;
  std::optional<Error> office_error;  ///< its tables could not be read
  std::optional<FileFacts> files;     ///< none: the register could not be read
  std::optional<JobFacts> jobs;
  std::optional<Instant> newest_record;  ///< the last line of the audit trail, or the newest stored file
  std::string listen;
  bool is_public = false;  ///< listens on more than this machine
  enum class Port { free, taken, not_ours } port = Port::free;
  std::string url;
  bool trusts_a_proxy = false;
  std::string config_path;  ///< empty: no configuration file
  unsigned config_mode = 0;
  bool config_holds_secret = false;
  std::uint64_t memory_bytes = 0;     ///< of the machine, free for programs
  bool reads_scans = false;           ///< tesseract with Vietnamese is installed
  bool reads_old_files = false;       ///< LibreOffice Writer is installed
  std::uint64_t most_open_files = 0;  ///< what the process may raise its limit to
  std::string backups;                ///< the folder; empty: none is set
  bool has_backups_folder = false;
  std::optional<Instant> newest_backup;  ///< when it was made; its parts were not read
  bool backups_on_same_disk = false;     ///< as the data folder
  std::string mail_server;               ///< empty: none is set
  std::optional<Error> mail_error;       ///< what is wrong with how mail is set
};

/// How many originals are read and held against their hash.
enum class Sample { some, all };

/// Looks at the machine and the office; changes nothing, makes nothing.
Facts gather_facts(const Settings& settings, const SettingValues& file, const std::string& config_path, const Clock& clock, Sample sample);

}  // namespace nhipcau::cli
