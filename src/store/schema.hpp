#pragma once
#include <vector>

#include "store/database.hpp"

namespace nhipcau::store {

/// The steps of schema/ that travel inside the program, in order of number. "0002_search.sqlite.sql" is a step for one engine alone.
/// schema/current.sql shows what they add up to on SQLite; after a new step, write it anew with
///   NHIPCAU_WRITE=1 build/…/store_tests -tc="schema/current.sql*"
std::vector<Migration> shipped_migrations();

}  // namespace nhipcau::store
