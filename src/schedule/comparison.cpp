#include "schedule/comparison.hpp"

#include <algorithm>
#include <map>

#include "text/fold.hpp"

namespace nhipcau::schedule {
namespace {

bool is_at_same_time(const EntrySaid& a, const EntrySaid& b) {
  return a.day == b.day && a.start == b.start && a.end == b.end && a.part == b.part;
}

bool are_same(const Attendance& a, const Attendance& b) {
  return a.leader == b.leader && a.chairs == b.chairs;
}

Mark mark_of(const EntrySaid& before, const EntrySaid& now) {
  if (before.is_cancelled != now.is_cancelled) return now.is_cancelled ? Mark::cancelled : Mark::taken_up;
  return is_at_same_time(before, now) ? Mark::changed : Mark::moved;
}

/// Two spans touch; a moment touches what it lies in, and another moment at the same time.
bool overlap(const Minutes& a, const Minutes& b) {
  if (a.from == b.from) return true;
  const Minutes &earlier = a.from < b.from ? a : b, &later = a.from < b.from ? b : a;
  return later.from < earlier.until;
}

/// A place that is named for both: "Phòng họp 2". Empty: it is not the same one.
std::string shared_place(const EntrySaid& a, const EntrySaid& b) {
  const bool is_same = !a.place.empty() && text::search_key(a.place) == text::search_key(b.place);
  return is_same ? a.place : std::string();
}

void add_conflicts(std::vector<Conflict>& conflicts, const Entry& a, const Entry& b) {
  for (const Attendance& one : a.said.leaders) {
    const auto is_it = [&](const Attendance& other) { return other.leader == one.leader; };
    if (std::any_of(b.said.leaders.begin(), b.said.leaders.end(), is_it))
      conflicts.push_back({.kind = Conflict::Kind::leader, .first = a.id, .second = b.id, .name = one.shown});
  }
  if (const std::string place = shared_place(a.said, b.said); !place.empty())
    conflicts.push_back({.kind = Conflict::Kind::place, .first = a.id, .second = b.id, .name = place});
}

}  // namespace

std::string_view name_of(Mark mark) {
  return kMarks.at(static_cast<std::size_t>(mark));
}

bool says_same(const EntrySaid& a, const EntrySaid& b) {
  return is_at_same_time(a, b) && a.content == b.content && a.participants == b.participants && a.place == b.place &&
         a.prepared_by == b.prepared_by && a.note == b.note && a.is_cancelled == b.is_cancelled && a.event == b.event &&
         a.occurrence == b.occurrence && a.task == b.task && a.paper == b.paper &&
         std::equal(a.leaders.begin(), a.leaders.end(), b.leaders.begin(), b.leaders.end(), are_same);
}

std::vector<Change> list_changes(const std::vector<Entry>& before, const std::vector<Entry>& now) {
  std::map<EntryId, const Entry*> known;
  for (const Entry& entry : before) known.emplace(entry.id, &entry);
  std::vector<Change> changes;
  for (const Entry& entry : now) {
    const auto found = known.find(entry.id);
    if (found == known.end()) {
      changes.push_back({.entry = entry.id, .mark = Mark::added, .before = {}});
    } else if (!says_same(found->second->said, entry.said)) {
      changes.push_back({.entry = entry.id, .mark = mark_of(found->second->said, entry.said), .before = *found->second});
    }
  }
  return changes;
}

std::vector<Conflict> list_conflicts(const std::vector<Entry>& entries) {
  std::vector<Conflict> conflicts;
  for (auto one = entries.begin(); one != entries.end(); ++one) {
    for (auto other = one + 1; other != entries.end(); ++other) {
      const bool are_held = !one->said.is_cancelled && !other->said.is_cancelled;
      if (!are_held || one->said.day != other->said.day || !overlap(minutes_of(one->said), minutes_of(other->said))) continue;
      add_conflicts(conflicts, *one, *other);
      if (conflicts.size() >= kMostConflicts) return conflicts;
    }
  }
  return conflicts;
}

}  // namespace nhipcau::schedule
