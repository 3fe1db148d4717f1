#include "schedule/comparison.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::schedule;

namespace {

const Date kMonday = *Date::make(2026, 11, 23);

Entry entry(const char* id, EntrySaid said) {
  return {.id = {id}, .said = std::move(said)};
}

/// A line of Monday at a time, or in a part of the day, with its leaders.
EntrySaid said(const char* start, const char* end, PartOfDay part = PartOfDay::all_day, const std::vector<std::string>& leaders = {"L1"},
               const char* place = "") {
  EntrySaid said{.day = kMonday, .part = part, .start = start, .end = end, .content = "Họp", .place = place};
  for (const std::string& leader : leaders) said.leaders.push_back({.leader = {leader}, .chairs = true, .shown = "Đ/c " + leader});
  return said;
}

}  // namespace

TEST_CASE("a leader in two places at one time is told, and a room that holds two things") {
  struct Case {
    const char* what;
    EntrySaid first, second;
    std::vector<std::string> names;
  };
  const Case cases[] = {
      {"spans that overlap", said("08:00", "09:30"), said("09:00", "10:00"), {"Đ/c L1"}},
      {"one ends when the other starts", said("08:00", "09:00"), said("09:00", "10:00"), {}},
      {"a moment in a span", said("08:00", "09:30"), said("09:00", ""), {"Đ/c L1"}},
      {"two moments at one time", said("08:00", ""), said("08:00", ""), {"Đ/c L1"}},
      {"two moments", said("08:00", ""), said("08:30", ""), {}},
      {"a morning and an hour of it", said("", "", PartOfDay::morning), said("10:00", "11:00"), {"Đ/c L1"}},
      {"a morning and an afternoon", said("", "", PartOfDay::morning), said("", "", PartOfDay::afternoon), {}},
      {"a whole day and its evening", said("", ""), said("19:00", "21:00"), {"Đ/c L1"}},
      {"another leader", said("08:00", "09:30"), said("08:00", "09:30", PartOfDay::all_day, {"L2"}), {}},
      {"one room, written otherwise",
       said("08:00", "09:30", PartOfDay::all_day, {}, "Phòng họp 2"),
       said("09:00", "10:00", PartOfDay::all_day, {"L2"}, "phòng họp 2"),
       {"Phòng họp 2"}},
      {"both",
       said("08:00", "09:30", PartOfDay::all_day, {"L1", "L2"}, "A"),
       said("08:00", "", PartOfDay::all_day, {"L2"}, "A"),
       {"Đ/c L2", "A"}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.what);
    std::vector<std::string> names;
    for (const Conflict& conflict : list_conflicts({entry("A", one.first), entry("B", one.second)})) {
      names.push_back(conflict.name);
      CHECK(conflict.first == EntryId{"A"});
      CHECK(conflict.second == EntryId{"B"});
    }
    CHECK(names == one.names);
  }
}

TEST_CASE("what is on another day, or cancelled, is in nobody's way") {
  EntrySaid tuesday = said("08:00", "09:30"), cancelled = said("08:00", "09:30");
  tuesday.day = kMonday.plus_days(1);
  cancelled.is_cancelled = true;
  CHECK(list_conflicts({entry("A", said("08:00", "09:30")), entry("B", tuesday), entry("C", cancelled)}).empty());
}

TEST_CASE("what became of entries since an edition is told in one word each, and what they were") {
  const auto before = std::vector{entry("A", said("08:00", "")), entry("B", said("09:00", "")), entry("C", said("10:00", "")),
                                  entry("D", said("11:00", "")), entry("E", said("", "", PartOfDay::morning))};
  auto now = before;
  now[0].said.place = "Phòng họp 2";
  now[1].said.day = kMonday.plus_days(2);
  now[1].said.place = "Hội trường";
  now[2].said.is_cancelled = true;
  now[3].said.leaders = {};
  now.push_back(entry("F", said("15:00", "")));
  std::vector<std::string> words;
  for (const Change& change : list_changes(before, now)) {
    words.push_back(change.entry.value + " " + std::string(name_of(change.mark)));
    if (change.before) words.back() += " " + change.before->said.start;
  }
  CHECK(words == std::vector<std::string>{"A changed 08:00", "B moved 09:00", "C cancelled 10:00", "D changed 11:00", "F added"});
  CHECK(name_of(list_changes(now, before).at(2).mark) == "taken_up");
}

TEST_CASE("a leader's name alone makes no change: the post may have been corrected meanwhile") {
  auto now = said("08:00", "");
  now.leaders[0].shown = "Phó Chủ tịch L1";
  CHECK(says_same(said("08:00", ""), now));
  now.leaders[0].chairs = false;
  CHECK_FALSE(says_same(said("08:00", ""), now));
}
