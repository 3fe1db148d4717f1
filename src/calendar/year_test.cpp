#include "calendar/year.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/embedded.hpp"
#include "base/hash.hpp"
#include "calendar/stated_range.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

using namespace nhipcau;
using namespace nhipcau::calendar;

namespace {

Occasion occasion(const std::string& id, const char* rule, const char* since = "") {
  const auto read = parse_day_rule(rule);
  REQUIRE_MESSAGE(read, rule);
  return {.id = id, .name = id, .rule = *read, .since = Date::from_iso(since), .theme = "history"};
}

/// "2027-02-06..2027-02-08 tet 37 other", a line a day.
std::string shown(const OccasionDay& day) {
  std::string line = day.first.to_iso();
  if (day.last != day.first) line += ".." + day.last.to_iso();
  line += " " + day.occasion->id;
  if (day.is_moved) line += " moved";
  if (day.years) line += " " + std::to_string(*day.years);
  if (day.year_class) line += " " + std::string(name_of(*day.year_class));
  return line;
}

void check_year(const Occasion& one, int year, const std::vector<std::string>& expected) {
  CAPTURE(one.id);
  CAPTURE(year);
  const std::vector<Occasion> occasions{one};
  const auto days = list_days(occasions, year);
  REQUIRE(days);
  std::vector<std::string> lines;
  for (const OccasionDay& day : *days) lines.push_back(shown(day));
  CHECK(lines == expected);
}

const Occasion& shipped(std::string_view id) {
  const auto& all = shipped_occasions();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Occasion& one) { return one.id == id; });
  REQUIRE(found != all.end());
  return *found;
}

}  // namespace

TEST_CASE("each rule finds its day in a year") {
  check_year(occasion("fixed", "solar 02-03", "1930-02-03"), 2030, {"2030-02-03 fixed 100 round"});
  check_year(occasion("feast", "lunar 08-15"), 2027, {"2027-09-15 feast"});
  check_year(occasion("third", "weekday 11 sunday 3"), 2026, {"2026-11-15 third"});
  check_year(occasion("last", "weekday 5 monday -1"), 2027, {"2027-05-31 last"});
  check_year(occasion("fifth", "weekday 2 sunday 5"), 2027, {});
  check_year(occasion("fifth", "weekday 2 sunday 5"), 2032, {"2032-02-29 fifth"});
  check_year(occasion("term", "term 15"), 2026, {"2026-04-05 term"});
  check_year(occasion("once", "once 2025-09-24"), 2025, {"2025-09-24 once"});
  check_year(occasion("once", "once 2025-09-24"), 2026, {});
  check_year(occasion("week", "solar 06-01 for 8"), 2027, {"2027-06-01..2027-06-08 week"});
  check_year(occasion("over", "solar 12-30 for 4"), 2027, {"2027-12-30..2028-01-02 over"});
}

TEST_CASE("a day that a year has not is kept on the one before it") {
  check_year(occasion("brunei", "solar 02-29", "1992-02-29"), 2026, {"2026-02-28 brunei moved 34 other"});
  check_year(occasion("brunei", "solar 02-29", "1992-02-29"), 2028, {"2028-02-29 brunei 36 other"});
  check_year(occasion("eve", "lunar 12-30"), 2027, {"2027-02-05 eve moved"});  // the 12th month of 2026 has 29 days
  check_year(occasion("eve", "lunar 12-30"), 2024, {"2024-02-09 eve"});
}

TEST_CASE("a lunar occasion comes twice in a solar year, or not at all, as the calendars have it") {
  check_year(occasion("twelfth", "lunar 12-01"), 2033, {"2033-01-01 twelfth"});
  check_year(occasion("twelfth", "lunar 12-01"), 2034, {"2034-01-20 twelfth"});
  int twice = 0, never = 0;
  const std::vector<Occasion> occasions{occasion("early", "lunar 11-25")};
  for (int year = 1901; year <= 2100; ++year) {
    const auto days = list_days(occasions, year);
    REQUIRE(days);
    twice += days->size() == 2;
    never += days->empty();
    CHECK(days->size() <= 2);
  }
  CHECK(twice > 10);
  CHECK(std::abs(twice - never) <= 1);
  check_year(occasion("leap", "lunar 06-01"), 2025, {"2025-06-25 leap"});  // not once more in the leap month
}

TEST_CASE("years are counted from the event by solar years, and nothing comes before it") {
  const Occasion relations = occasion("relations", "solar 04-12", "1973-04-12");
  check_year(relations, 1972, {});
  check_year(relations, 1973, {"1973-04-12 relations 0"});
  check_year(relations, 1974, {"1974-04-12 relations 1 other"});
  check_year(relations, 1978, {"1978-04-12 relations 5 five"});
  check_year(relations, 2023, {"2023-04-12 relations 50 round"});
}

TEST_CASE("years outside the calendar are refused") {
  for (const int year : {1899, 2101, -1, 0, 99999}) {
    const auto days = list_days(shipped_occasions(), year);
    REQUIRE_FALSE(days);
    CHECK(days.error().key == "calendar.year_outside");
  }
  CHECK(list_days(shipped_occasions(), 1900));
  CHECK(list_days(shipped_occasions(), 2100));
}

TEST_CASE("days stand in their order, of one day the weightier first") {
  const auto days = list_days(shipped_occasions(), 2027);
  REQUIRE(days);
  CHECK(std::is_sorted(days->begin(), days->end(), [](const auto& a, const auto& b) { return a.first < b.first; }));
  const auto august = std::find_if(days->begin(), days->end(), [](const auto& day) { return day.first == *Date::make(2027, 8, 19); });
  REQUIRE(august != days->end());
  CHECK(shown(*august) == "2027-08-19 august_revolution 82 other");
  CHECK(shown(*std::find_if(days->begin(), days->end(), [](const auto& day) { return day.occasion->id == "tet"; })) ==
        "2027-02-06..2027-02-08 tet");
}

TEST_CASE("what may be held follows regulation and class, and is told of nothing that no regulation is known for") {
  const Occasion& service = shipped("diplomatic_service");
  CHECK(find_commemoration(service, YearClass::round)->has_ceremony);
  CHECK_FALSE(find_commemoration(service, YearClass::five)->has_ceremony);
  CHECK_FALSE(find_commemoration(service, YearClass::other)->has_ceremony);
  CHECK(find_commemoration(shipped("relations_fr"), YearClass::round) == nullptr);
  CHECK(find_commemoration(shipped("youth_union"), YearClass::round) == nullptr);  // no body of the State: the decree is not for it
}

TEST_CASE("shipped occasions are whole: ids once, sources named, the day of the rule that of the event") {
  std::set<std::string> ids;
  for (const Occasion& one : shipped_occasions()) {
    CAPTURE(one.id);
    CHECK(ids.insert(one.id).second);
    CHECK(one.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos);
    CHECK_FALSE(one.name.empty());
    CHECK_FALSE(one.english.empty());
    CHECK_FALSE(one.source.empty());
    CHECK(one.note.empty() == one.note_en.empty());
    CHECK((one.kind == OccasionKind::relation) == !one.country.empty());
    if (one.rule.kind == DayRule::Kind::solar && one.since) {
      CHECK(one.since->month() == one.rule.month);
      CHECK(one.since->day() == one.rule.day);
    }
    if (one.kind == OccasionKind::relation) CHECK(one.since);
  }
  CHECK(ids.size() > 140);
  CHECK(list_since(*Date::make(1973, 1, 27)) == std::vector<const Occasion*>{&shipped("paris_accords")});
  CHECK(list_since(*Date::make(1973, 1, 28)).empty());
  CHECK(shipped("relations_us").since == Date::make(1995, 7, 12));
  CHECK_FALSE(shipped("relations_us").is_confirmed);
  CHECK(shipped("relations_fr").is_confirmed);
}

TEST_CASE("calendar: files that are written again are the same until the tables change") {
  const auto files = data::embedded_files();
  const std::string tables = std::string(base::bytes_of(files, "occasions.csv")) + std::string(base::bytes_of(files, "commemorations.csv"));
  // Another sum: then set shipped_revised_at() to the day of the change, and this to the new sum.
  CHECK(sha256(tables).hex == "788dc6a4c98f5531f1af27fc673633587e802014b7595b8100de6ab12a190b1d");
  CHECK(to_rfc3339(shipped_revised_at()) == "2026-11-23T00:00:00.000Z");
}
