#pragma once
#include <cstddef>
#include <vector>

namespace nhipcau::lunar {

/// A month of the Vietnamese calendar. It begins on the day of a new moon.
struct Month {
  int first_day = 0;  ///< counted from 1 January 1970
  int year = 0;       ///< 2033 for the months from Tết 2033 on
  int number = 0;     ///< 1–12; a leap month has the number of the one before it
  bool is_leap = false;
  int shift = 0;  ///< -1 or 1: its new moon is so near to midnight that it may begin on the day before or behind
};

/// The months from that of the winter solstice of 1899 until that before the winter solstice of 2101; made when it is first asked for, in a
/// few milliseconds, and the same for all.
/// rule  The month that holds the winter solstice is the 11th. From one 11th month to the next there are 12 or 13; of 13 the first after
///       the 11th in which the Sun reaches no major term (a multiple of 30°) is a leap month. Days are those of civil_time.hpp.
class MonthTable {
 public:
  static const MonthTable& all();

  /// The place of the month that holds a day of the table.
  [[nodiscard]] std::size_t holding(int day) const;
  /// The place of the first month of a lunar year that is whole in the table (1900–2100), or of 1899 as far as it goes.
  [[nodiscard]] std::size_t first_of(int year) const;
  [[nodiscard]] const Month& at(std::size_t place) const { return months_[place]; }
  [[nodiscard]] int length(std::size_t place) const { return months_[place + 1].first_day - months_[place].first_day; }

 private:
  MonthTable();
  void number_year(int year);

  std::vector<Month> months_;        ///< and one more behind, for the length of the last
  std::vector<std::size_t> firsts_;  ///< of each lunar year, from 1899 on
};

inline constexpr int kFirstLunarYear = 1899;  ///< its last two months alone
inline constexpr int kLastLunarYear = 2100;

}  // namespace nhipcau::lunar
