#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "office/account_id.hpp"
#include "store/database.hpp"

namespace nhipcau::office {

/// What everybody here may know of everybody else.
struct Colleague {
  AccountId account;
  std::string shown_name;
};
inline constexpr std::size_t kMostColleagues = 20;

/// Whose shown name holds the words, with or without marks, in Vietnamese order; at most kMostColleagues.
/// words  cleaned; empty: the first of all
std::vector<Colleague> find_colleagues(store::Read& tx, std::string_view words);

}  // namespace nhipcau::office
