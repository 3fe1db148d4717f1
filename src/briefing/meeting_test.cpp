#include "briefing/meeting.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::briefing;

namespace {

Date day(const char* iso) {
  return *Date::from_iso(iso);
}

std::string key_of(const MeetingSaid& said) {
  const auto clean = clean_meeting(said);
  return clean ? std::string("none") : clean.error().key;
}

}  // namespace

TEST_CASE("the next meeting of a kind is a week, a month or a quarter on") {
  struct Row {
    const char *kind, *from;
    int steps;
    const char* to;
  };
  const Row rows[] = {{"week", "2026-11-23", 1, "2026-11-30"},   {"week", "2026-11-23", -1, "2026-11-16"},
                      {"month", "2026-12-31", 1, "2027-01-31"},  {"month", "2027-01-31", 1, "2027-02-28"},
                      {"month", "2026-01-15", -1, "2025-12-15"}, {"quarter", "2026-11-30", 1, "2027-02-28"}};
  for (const Row& row : rows) CHECK(step(*find_meeting_kind(row.kind), day(row.from), row.steps).to_iso() == row.to);
  CHECK(find_meeting_kind("day") == nullptr);
}

TEST_CASE("what is said of a meeting is cleaned, or refused in words") {
  const MeetingSaid good{
      .held_on = day("2026-11-23"), .start_time = "08:00", .place = " Phòng họp  2\n", .participants = {"Lãnh đạo Sở", ""}};
  const auto clean = clean_meeting(good);
  REQUIRE(clean);
  CHECK(clean->participants == std::vector<std::string>{"Lãnh đạo Sở"});
  MeetingSaid said = good;
  said.kind = "day";
  CHECK(key_of(said) == "briefing.no_such_kind");
  said = good;
  said.start_time = "25:00";
  CHECK(key_of(said) == "briefing.bad_time");
  said = good;
  said.back_from = day("2026-11-24");
  CHECK(key_of(said) == "briefing.bad_period");
  said.back_from = day("2025-01-01");
  CHECK(key_of(said) == "briefing.period_too_long");
  said = good;
  said.chair = "MẬT";
  CHECK(key_of(said) == "briefing.secrecy_mark");
  said.chair = std::string(301, 'a');
  CHECK(key_of(said) == "briefing.text_too_long");
  said = good;
  said.held_on = day("9999-01-01");
  CHECK(key_of(said) == "briefing.year");
}

TEST_CASE("a declined duty stays in the point and is no work; what stands beside it is") {
  const std::string_view mixed = "Văn phòng tổng hợp báo cáo quý IV. Xử phạt các trang đăng tin không phép.";
  const auto parts = judge_point(mixed);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].scope == directive::Scope::open);
  CHECK(parts[1].scope == directive::Scope::declined);
  CHECK_FALSE(parts[1].reason_key.empty());
  CHECK(open_words(mixed) == "Văn phòng tổng hợp báo cáo quý IV.");
  CHECK(open_words("Xử phạt các trang đăng tin không phép.").empty());
}
