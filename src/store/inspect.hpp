#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/database.hpp"

namespace nhipcau::store {

/// What a look at a database shows; nothing that it holds is changed by it.
struct Inspection {
  std::string engine;                    ///< "SQLite", "PostgreSQL"
  std::string version;                   ///< of the library or the server
  std::string encoding;                  ///< "UTF-8", "UTF8"
  std::string collation;                 ///< "BINARY", "C"
  int have = 0;                          ///< the newest schema step it has seen; 0 for none
  int known = 0;                         ///< the newest step this program knows
  std::vector<std::string> pending;      ///< names of steps still to be applied
  std::optional<Error> history;          ///< the steps it has seen are not ours: what `migrate` would refuse with
  std::vector<std::string> damage;       ///< what the engine's own check finds (SQLite), at most kMostFaults
  std::vector<std::string> loose_links;  ///< tables with rows that refer to none (SQLite), at most kMostFaults
  static constexpr std::int64_t kMostFaults = 20;
};

/// How thorough a look is: reading every page of a large SQLite file takes a while.
enum class Depth { schema, whole };

/// Looks at a database that is there.
/// errors  unavailable store.cannot_open{location without password, why}: also when an SQLite file is not there | those of open_postgres
/// throws  DatabaseError when it cannot be read
Result<Inspection> inspect(const Options& options, std::span<const Migration> migrations, Depth depth);

}  // namespace nhipcau::store
