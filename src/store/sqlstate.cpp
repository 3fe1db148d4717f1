#include "store/sqlstate.hpp"

namespace nhipcau::store {

DatabaseError::Kind kind_of_state(std::string_view state) {
  using enum DatabaseError::Kind;
  if (state.empty() || state.starts_with("08")) return lost;
  if (state == "23505") return unique;
  if (state == "23503") return foreign_key;
  if (state.starts_with("23")) return constraint;
  if (state == "40001" || state == "40P01") return conflict;  // could not serialize; deadlock
  if (state == "55P03" || state == "57014") return busy;      // lock_timeout; statement_timeout
  if (state == "53100") return full;
  if (state == "53300") return busy;  // too many connections
  if (state == "57P01" || state == "57P02" || state == "57P03" || state == "57P05")
    return lost;                      // shut down, crashed, starting, idle too long
  if (state == "25P03") return lost;  // idle in a transaction too long
  if (state == "XX001" || state == "XX002") return damaged;
  return other;
}

bool is_write_in_read(std::string_view state) {
  return state == "25006";
}

}  // namespace nhipcau::store
