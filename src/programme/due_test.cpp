#include <doctest/doctest.h>

#include "programme/due_rule.hpp"

namespace nhipcau::programme {
namespace {

using Kind = DueDate::Kind;

Date day(std::string_view iso) {
  const auto date = Date::from_iso(iso);
  REQUIRE(date);
  return *date;
}

DueDate rule(Every every, std::optional<int> on = std::nullopt, std::optional<int> month = std::nullopt) {
  return {.kind = Kind::rule, .every = every, .day = on, .month = month};
}

TEST_CASE("the next day of a rule keeps to the months as they are") {
  struct Row {
    DueDate due;
    std::string from, next;
  };
  const Row rows[] = {
      {rule(Every::month, 15), "2024-01-10", "2024-01-15"},
      {rule(Every::month, 15), "2024-01-15", "2024-01-15"},
      {rule(Every::month, 15), "2024-01-16", "2024-02-15"},
      {rule(Every::month, 15), "2023-12-16", "2024-01-15"},
      {rule(Every::month, 31), "2024-01-31", "2024-01-31"},
      {rule(Every::month, 31), "2024-02-01", "2024-02-29"},
      {rule(Every::month, 31), "2023-02-01", "2023-02-28"},
      {rule(Every::month, 30), "2024-02-29", "2024-02-29"},
      {rule(Every::month, 31), "2024-04-30", "2024-04-30"},
      {rule(Every::month), "2024-04-02", "2024-04-30"},
      {rule(Every::quarter), "2024-01-01", "2024-03-31"},
      {rule(Every::quarter, 10), "2024-03-10", "2024-03-10"},
      {rule(Every::quarter, 10), "2024-03-11", "2024-06-10"},
      {rule(Every::quarter, 31), "2024-04-01", "2024-06-30"},
      {rule(Every::quarter, 20), "2024-12-21", "2025-03-20"},
      {rule(Every::half_year), "2024-06-30", "2024-06-30"},
      {rule(Every::half_year, 15), "2024-06-16", "2024-12-15"},
      {rule(Every::year), "2024-03-01", "2024-12-31"},
      {rule(Every::year, 20, 11), "2024-11-20", "2024-11-20"},
      {rule(Every::year, 20, 11), "2024-11-21", "2025-11-20"},
      {rule(Every::year, 29, 2), "2024-02-29", "2024-02-29"},
      {rule(Every::year, 29, 2), "2024-03-01", "2025-02-28"},
      {rule(Every::year, std::nullopt, 2), "2027-03-01", "2028-02-29"},
      {rule(Every::week, 5), "2024-02-29", "2024-03-01"},
      {rule(Every::week, 4), "2024-02-29", "2024-02-29"},
      {rule(Every::week, 3), "2024-02-29", "2024-03-06"},
      {rule(Every::week), "2024-02-29", "2024-03-03"},
      {{.kind = Kind::date, .date = day("2023-12-15")}, "2024-02-29", "2023-12-15"},
      {{.kind = Kind::moment, .date = day("2025-12-15"), .time = "16:00"}, "2024-02-29", "2025-12-15"},
  };
  for (const Row& row : rows) {
    CAPTURE(to_rule_text(row.due));
    CAPTURE(row.from);
    const auto next = next_due(row.due, day(row.from));
    REQUIRE(next);
    CHECK(next->to_iso() == row.next);
  }
}

TEST_CASE("a rule has no next day after the last year of the calendar") {
  CHECK_FALSE(next_due(rule(Every::month, 15), day("9999-12-16")));
}

TEST_CASE("a rule comes back from its text") {
  const std::pair<DueDate, std::string> rows[] = {
      {rule(Every::month), "month"},
      {rule(Every::week, 5), "week 5"},
      {rule(Every::half_year, 31), "half_year 31"},
      {rule(Every::year, 20, 11), "year 20 11"},
      {rule(Every::year, std::nullopt, 6), "year - 6"},
  };
  for (const auto& [due, text] : rows) {
    CHECK(to_rule_text(due) == text);
    CHECK(from_rule_text(text) == due);
  }
}

TEST_CASE("each kind of deadline the reader finds becomes a due date") {
  struct Row {
    directive::Deadline deadline;
    DueDate due;
  };
  const Row rows[] = {
      {{.as_written = "trước ngày 15/12/2023", .date = day("2023-12-15")},
       {.kind = Kind::date, .date = day("2023-12-15"), .as_written = "trước ngày 15/12/2023"}},
      {{.as_written = "trước 16 giờ 00 ngày 15/12/2023", .date = day("2023-12-15"), .time = "16:00"},
       {.kind = Kind::moment, .date = day("2023-12-15"), .time = "16:00", .as_written = "trước 16 giờ 00 ngày 15/12/2023"}},
      {{.as_written = "trước ngày 15 hằng tháng", .rule = "monthly", .rule_day = 15},
       {.kind = Kind::rule, .every = Every::month, .day = 15, .as_written = "trước ngày 15 hằng tháng"}},
      {{.as_written = "hằng quý", .rule = "quarterly"}, {.kind = Kind::rule, .every = Every::quarter, .as_written = "hằng quý"}},
      {{.as_written = "6 tháng", .rule = "half_yearly"}, {.kind = Kind::rule, .every = Every::half_year, .as_written = "6 tháng"}},
      {{.as_written = "hằng năm", .rule = "yearly"}, {.kind = Kind::rule, .every = Every::year, .as_written = "hằng năm"}},
      {{.as_written = "trước ngày 15/12 hằng năm", .rule = "yearly", .rule_day = 15, .rule_month = 12},
       {.kind = Kind::rule, .every = Every::year, .day = 15, .month = 12, .as_written = "trước ngày 15/12 hằng năm"}},
      {{.as_written = "thứ sáu hằng tuần", .rule = "weekly", .rule_day = 5},
       {.kind = Kind::rule, .every = Every::week, .day = 5, .as_written = "thứ sáu hằng tuần"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.deadline.as_written);
    CHECK(to_due_date(row.deadline) == row.due);
    CHECK_FALSE(fault_of(row.due));
  }
}

TEST_CASE("a due date that is not whole says what is wrong") {
  const auto date = day("2024-02-29");
  const std::pair<DueDate, std::string> rows[] = {
      {{}, "programme.due_no_date"},
      {{.kind = Kind::moment, .time = "16:00"}, "programme.due_no_date"},
      {{.kind = Kind::moment, .date = date}, "programme.due_bad_time"},
      {{.kind = Kind::moment, .date = date, .time = "24:00"}, "programme.due_bad_time"},
      {{.kind = Kind::moment, .date = date, .time = "23:60"}, "programme.due_bad_time"},
      {{.kind = Kind::moment, .date = date, .time = "9:00"}, "programme.due_bad_time"},
      {{.kind = Kind::moment, .date = date, .time = "ab:cd"}, "programme.due_bad_time"},
      {{.kind = Kind::date, .date = date, .time = "16:00"}, "programme.due_mixed"},
      {{.kind = Kind::date, .date = date, .day = 3}, "programme.due_mixed"},
      {{.kind = Kind::rule, .date = date}, "programme.due_mixed"},
      {rule(Every::week, 8), "programme.due_bad_day"},
      {rule(Every::month, 0), "programme.due_bad_day"},
      {rule(Every::month, 32), "programme.due_bad_day"},
      {rule(Every::month, 15, 6), "programme.due_bad_month"},
      {rule(Every::year, 15, 13), "programme.due_bad_month"},
      {{.kind = Kind::date, .date = date, .as_written = std::string(501, 'a')}, "programme.due_too_long"},
  };
  for (const auto& [due, key] : rows) {
    CAPTURE(key);
    CHECK(fault_of(due) == key);
  }
  CHECK_FALSE(fault_of({.kind = Kind::moment, .date = date, .time = "23:59"}));
}

}  // namespace
}  // namespace nhipcau::programme
