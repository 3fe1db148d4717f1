#pragma once
#include <string>
#include <string_view>
#include <vector>

/// The register of what is kept about people (data/personal_data.csv): what, what for, on which ground, how long, who sees it. A table or
/// column about people without a row here does not pass the tests (tests/bounds/bound_09_personal_data_test.cpp).
/// source  Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (26/6/2025), articles 4, 13, 14, 25
namespace nhipcau::office {

/// The same in both languages.
struct TwoWords {
  std::string vi, en;
};

/// What erasing somebody's data does to it.
enum class AtErasure { removed, replaced, emptied, kept, none };
std::string_view to_name(AtErasure erasure);

struct RegisterEntry {
  std::string key;                   ///< "sessions"
  std::vector<std::string> columns;  ///< "session.browser"; none: of no column that is about a person
  TwoWords what, purpose, ground;
  TwoWords kept;     ///< how long; a test holds the lengths against the constants of the code
  TwoWords seen_by;  ///< who sees it
  AtErasure at_erasure = AtErasure::none;
  TwoWords erased;  ///< the same, for people
  std::string source;
};

/// In the order of the table. Read once; safe from many threads.
const std::vector<RegisterEntry>& personal_register();

}  // namespace nhipcau::office
