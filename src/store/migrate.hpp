#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"

namespace nhipcau::store {

/// Brings the schema up to date: each step the database has not seen, in order of number, each in its own transaction with its line in
/// `schema_step`. Steps of the other engine are left out. Running it again changes nothing; two processes at once apply each step once.
/// errors   conflict store.newer_schema{have, known} | conflict store.altered_step{name}: a released step was edited
///          | conflict store.missing_step{name}: a step older than the newest applied one was never applied
/// throws   DatabaseError naming the step when its SQL fails; the step is then undone
Result<void> migrate(Connection& connection, std::span<const Migration> migrations);

/// Whether a database has seen just the steps that the program knows; changes nothing.
/// location  as a person may see it
/// errors    not_found store.nothing_there{location}: it has seen none | conflict store.older_schema{have, known} | those of migrate
Result<void> check_schema(Connection& connection, std::span<const Migration> migrations, const std::string& location);

/// What migrate would do to a database that has seen these steps. Pure.
struct StepsLeft {
  int newest = 0;                    ///< the newest step the program knows for the engine; 0 for none
  std::vector<std::string> pending;  ///< names, in the order they would be applied
  std::optional<Error> refusal;      ///< what migrate would refuse with
};
/// applied  number → SHA-256
StepsLeft compare_steps(Engine engine, const std::map<std::int64_t, std::string>& applied, std::span<const Migration> migrations);

}  // namespace nhipcau::store
