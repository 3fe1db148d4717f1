#pragma once
#include <string>

#include "programme/records.hpp"

namespace nhipcau::programme {

inline constexpr std::size_t kTitleCharacters = 4000;
inline constexpr std::size_t kNameCharacters = 500;
inline constexpr std::size_t kQuoteBytes = 16'000;
inline constexpr std::size_t kPathBytes = 80;
inline constexpr std::size_t kMostBodies = 50;

/// A title a person typed, cleaned and on one line.
/// errors  invalid programme.title_empty | programme.title_too_long{most}
Result<std::string> clean_title(std::string_view title);
/// The name of a body or person, cleaned and on one line; may be empty.
/// errors  invalid programme.name_too_long{most}
Result<std::string> clean_name(std::string_view name);

/// Names of bodies, each cleaned, without empty ones.
/// errors  invalid programme.too_many_bodies{most} | programme.name_too_long{most}
Result<std::vector<std::string>> clean_bodies(const std::vector<std::string>& bodies);
/// What a person wants a new task to say, cleaned; without plan, position and clause.
/// errors  invalid as those of the three above | programme.due_<fault>
Result<Task> clean_task(const NewTask& wish);

/// Writes a new task under a fresh id, which it gives back; no audit line of its own.
TaskId insert_task(store::Write& tx, Instant now, const office::Actor& actor, const Task& task);

}  // namespace nhipcau::programme
