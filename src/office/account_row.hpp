#pragma once
#include "office/account.hpp"

namespace nhipcau::office {

/// An account of a row with id, name, shown_name, language, password_hash.
Account to_account(const store::Row& row);

/// How many milliseconds since 1970, for make_id.
inline long long to_ms(Instant at) {
  return at.time_since_epoch().count();
}

}  // namespace nhipcau::office
