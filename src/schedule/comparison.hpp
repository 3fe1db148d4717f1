#pragma once
#include <optional>
#include <vector>

#include "schedule/week.hpp"

/// Looking at the entries of a week beside each other. Pure; safe from many threads.
namespace nhipcau::schedule {

/// What became of an entry since an edition.
enum class Mark { added, moved, changed, cancelled, taken_up };  ///< moved: to another day or time; taken_up: it was cancelled and is held
inline constexpr std::array<std::string_view, 5> kMarks = {"added", "moved", "changed", "cancelled", "taken_up"};  // [Mark]
std::string_view name_of(Mark mark);

struct Change {
  EntryId entry;
  Mark mark = Mark::added;
  std::optional<Entry> before;  ///< none: it was added
};
/// Entries that are otherwise than before, in their order now. What is in no later edition was never approved.
std::vector<Change> list_changes(const std::vector<Entry>& before, const std::vector<Entry>& now);
/// Whether two entries say the same.
bool says_same(const EntrySaid& a, const EntrySaid& b);

/// Two entries that cannot both be.
struct Conflict {
  enum class Kind { leader, place } kind = Kind::leader;
  EntryId first, second;
  std::string name;  ///< of the leader, or of the place
};
inline constexpr std::size_t kMostConflicts = 200;  ///< that are told
/// Where a leader is in two places, or a place holds two things, at one time; cancelled entries are held nowhere. What says no time has its
/// whole part of the day, what says no end is a moment: nobody knows how long it lasts.
std::vector<Conflict> list_conflicts(const std::vector<Entry>& entries);

}  // namespace nhipcau::schedule
