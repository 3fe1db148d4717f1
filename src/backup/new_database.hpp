#pragma once
#include <string>

#include "base/result.hpp"

namespace nhipcau::backup {

/// A database that is to become an office's. On SQLite it grows in a file of another name beside its own and is removed unless it gets that
/// name; on PostgreSQL it is filled where it is.
class NewDatabase {
 public:
  /// What a program that died while it filled one has left beside `location` goes away (remove_leftovers).
  /// location  as store::Options::path
  /// errors    conflict backup.not_empty{location}: something is there already, or a log beside it | those of store::Database::open
  ///           | unavailable backup.cannot_write{path, why}
  static Result<NewDatabase> create(const std::string& location);
  NewDatabase(NewDatabase&& other) noexcept;
  NewDatabase& operator=(NewDatabase&&) = delete;
  ~NewDatabase();

  /// Where to write, for store::Options::path.
  [[nodiscard]] const std::string& location() const { return location_; }
  /// Makes it the office's; every connection to it must be closed.
  /// errors  unavailable backup.cannot_write{path, why} | unavailable backup.log_left{path} | conflict backup.not_empty{location}: another
  /// was faster, or a log came beside it
  Result<void> give_name();

 private:
  NewDatabase(std::string location, std::string file) : location_(std::move(location)), file_(std::move(file)) {}
  std::string location_;
  std::string file_;  ///< the name it gets; empty on PostgreSQL, and once it has it
};

}  // namespace nhipcau::backup
