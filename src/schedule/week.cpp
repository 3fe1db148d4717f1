#include "schedule/week.hpp"

#include <algorithm>

namespace nhipcau::schedule {
namespace {

constexpr int kNoon = 12 * 60, kEvening = 18 * 60, kMidnight = 24 * 60;

template <class Kind, std::size_t n>
std::optional<Kind> find_in(const std::array<std::string_view, n>& names, std::string_view name) {
  const auto* const found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<Kind>(found - names.begin()));
}

int to_minutes(const std::string& clock) {
  return std::stoi(clock.substr(0, 2)) * 60 + std::stoi(clock.substr(3, 2));
}

}  // namespace

std::string_view name_of(State state) {
  return kStates.at(static_cast<std::size_t>(state));
}

std::optional<State> find_state(std::string_view name) {
  return find_in<State>(kStates, name);
}

std::string_view name_of(PartOfDay part) {
  return kPartsOfDay.at(static_cast<std::size_t>(part));
}

std::optional<PartOfDay> find_part_of_day(std::string_view name) {
  return find_in<PartOfDay>(kPartsOfDay, name);
}

Date monday_of(const Date& day) {
  const std::chrono::weekday weekday(day.to_days());
  return day.plus_days(1 - static_cast<int>(weekday.iso_encoding()));
}

Minutes minutes_of(const EntrySaid& said) {
  if (!said.start.empty()) {
    const int from = to_minutes(said.start);
    return {from, said.end.empty() ? from : to_minutes(said.end)};
  }
  switch (said.part) {
    case PartOfDay::morning: return {0, kNoon};
    case PartOfDay::afternoon: return {kNoon, kEvening};
    case PartOfDay::evening: return {kEvening, kMidnight};
    default: return {0, kMidnight};
  }
}

void sort_entries(std::vector<Entry>& entries) {
  const auto stands_before = [](const Entry& a, const Entry& b) {
    if (a.said.day != b.said.day) return a.said.day < b.said.day;
    const int at_a = minutes_of(a.said).from, at_b = minutes_of(b.said).from;
    return at_a != at_b ? at_a < at_b : a.id < b.id;
  };
  std::sort(entries.begin(), entries.end(), stands_before);
}

}  // namespace nhipcau::schedule
