#include "schedule/week.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::schedule;

namespace {

const Date kMonday = *Date::make(2026, 11, 23);

EntrySaid said(const char* start, const char* end, const char* content = "Họp giao ban") {
  return {.day = kMonday, .start = start, .end = end, .content = content};
}

}  // namespace

TEST_CASE("a week begins on Monday, over the end of a year too") {
  struct Case {
    const char *day, *monday;
  };
  for (const Case& one : {Case{"2026-11-23", "2026-11-23"}, Case{"2026-11-29", "2026-11-23"}, Case{"2027-01-01", "2026-12-28"}})
    CHECK(monday_of(*Date::from_iso(one.day)).to_iso() == one.monday);
}

TEST_CASE("what an entry says is cleaned, and its part of the day is that of its start") {
  EntrySaid wild = said("13:30", "15:00", "  Họp\u00A0giao ban \n");
  wild.place = " Phòng\nhọp 2 ";
  wild.part = PartOfDay::morning;
  const auto clean = clean_entry(wild, kMonday);
  REQUIRE(clean);
  CHECK(clean->content == "Họp giao ban");
  CHECK(clean->place == "Phòng họp 2");
  CHECK(clean->part == PartOfDay::afternoon);
  CHECK(clean_entry(said("11:59", ""), kMonday)->part == PartOfDay::morning);
  CHECK(clean_entry(said("18:00", ""), kMonday)->part == PartOfDay::evening);
}

TEST_CASE("what cannot be is refused with what is wrong") {
  struct Case {
    EntrySaid said;
    const char* key;
  };
  EntrySaid other_week = said("", ""), long_text = said("", ""), twice = said("", "");
  other_week.day = kMonday.plus_days(7);
  long_text.note.assign(kContentCharacters + 1, 'a');
  twice.leaders = {{.leader = {"L1"}, .chairs = true}, {.leader = {"L1"}, .chairs = false}};
  const Case cases[] = {{said("", "", " \n "), "schedule.content_missing"},
                        {said("8:30", ""), "schedule.bad_time"},
                        {said("24:00", ""), "schedule.bad_time"},
                        {said("08:60", ""), "schedule.bad_time"},
                        {said("", "09:00"), "schedule.bad_time"},
                        {said("09:00", "09:00"), "schedule.backwards"},
                        {other_week, "schedule.outside_week"},
                        {long_text, "schedule.text_too_long"},
                        {twice, "schedule.leader_twice"}};
  for (const Case& one : cases) {
    CAPTURE(one.key);
    const auto clean = clean_entry(one.said, kMonday);
    REQUIRE_FALSE(clean);
    CHECK(clean.error().key == one.key);
  }
}

TEST_CASE("entries stand by day and by time, whole days first, and else as they were made") {
  std::vector<Entry> entries;
  const auto add = [&](const char* id, const char* start, PartOfDay part, int day) {
    EntrySaid line = said(start, "");
    line.part = part;
    line.day = kMonday.plus_days(day);
    entries.push_back({.id = {id}, .said = line});
  };
  add("A", "", PartOfDay::evening, 0);
  add("B", "14:00", PartOfDay::afternoon, 0);
  add("C", "", PartOfDay::afternoon, 0);
  add("D", "08:00", PartOfDay::morning, 1);
  add("F", "08:00", PartOfDay::morning, 0);
  add("E", "08:00", PartOfDay::morning, 0);
  add("G", "", PartOfDay::all_day, 0);
  sort_entries(entries);
  std::string order;
  for (const Entry& entry : entries) order += entry.id.value;
  CHECK(order == "GEFCBAD");
}
