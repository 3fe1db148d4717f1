#pragma once
#include <string>

#include "programme/records.hpp"

namespace nhipcau::programme {

inline constexpr std::size_t kTitleCharacters = 4000;
inline constexpr std::size_t kNameCharacters = 500;
inline constexpr std::size_t kMostBodies = 50;

/// A title a person typed, cleaned and on one line.
/// errors  invalid programme.title_empty | programme.title_too_long{most}
Result<std::string> clean_title(std::string_view title);
/// The name of a body or person, cleaned and on one line; may be empty.
/// errors  invalid programme.name_too_long{most}
Result<std::string> clean_name(std::string_view name);

/// Writes a new task under a fresh id, which it gives back; no audit line of its own.
TaskId insert_task(store::Write& tx, const Clock& clock, const office::Actor& actor, const Task& task);

}  // namespace nhipcau::programme
