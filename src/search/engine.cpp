#include "search/engine.hpp"

#include "search/postgres_engine.hpp"
#include "search/sqlite_engine.hpp"

namespace nhipcau::search {

const Engine& engine_of(const store::Read& tx) {
  static const SqliteEngine sqlite;
  static const PostgresEngine postgres;
  if (tx.is_sqlite()) return sqlite;
  return postgres;
}

}  // namespace nhipcau::search
