#pragma once
#include <string_view>

#include "store/database.hpp"

namespace nhipcau::store {

/// What an error of PostgreSQL means to us.
/// state   the five characters of SQLSTATE; empty when there was no answer
/// source  PostgreSQL 15, Appendix A
DatabaseError::Kind kind_of_state(std::string_view state);

/// A statement that writes inside a read: a bug of ours.
bool is_write_in_read(std::string_view state);

}  // namespace nhipcau::store
