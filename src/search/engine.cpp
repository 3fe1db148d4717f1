#include "search/engine.hpp"

#include "base/require.hpp"
#include "search/sqlite_engine.hpp"

namespace nhipcau::search {

const Engine& engine_of(const store::Read& tx) {
  static const SqliteEngine sqlite;
  require(tx.is_sqlite(), "there is no full text on this engine");
  return sqlite;
}

}  // namespace nhipcau::search
