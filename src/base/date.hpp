#pragma once
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace nhipcau {

/// A calendar date as a paper writes it, without zone; always a day that exists in the Gregorian calendar.
class Date {
 public:
  /// Nothing if there is no such day, or the year is outside 1–9999.
  static std::optional<Date> make(int year, int month, int day);
  /// Reads "2023-02-20" and nothing else.
  static std::optional<Date> from_iso(std::string_view text);

  [[nodiscard]] int year() const { return static_cast<int>(ymd_.year()); }
  [[nodiscard]] int month() const { return static_cast<int>(static_cast<unsigned>(ymd_.month())); }
  [[nodiscard]] int day() const { return static_cast<int>(static_cast<unsigned>(ymd_.day())); }
  [[nodiscard]] std::string to_iso() const;
  [[nodiscard]] Date plus_days(int days) const;
  [[nodiscard]] std::chrono::sys_days to_days() const { return std::chrono::sys_days(ymd_); }

  friend bool operator==(const Date& a, const Date& b) { return a.ymd_ == b.ymd_; }
  friend std::strong_ordering operator<=>(const Date& a, const Date& b) { return a.ymd_ <=> b.ymd_; }

 private:
  explicit Date(std::chrono::year_month_day ymd) : ymd_(ymd) {}
  std::chrono::year_month_day ymd_;
};

/// A date with parts left unsaid: "tháng 12/2023" has no day, "11-12/12" has no year. Parts are in range, the day may not exist.
struct PartialDate {
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;

  /// The whole date, if all parts are there and the day exists.
  [[nodiscard]] std::optional<Date> whole() const;
  /// "2023-12-13", "2023-12", "2023", "--12-13" (ISO 8601 with the year left out); empty if nothing is known.
  [[nodiscard]] std::string to_text() const;
  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

}  // namespace nhipcau
