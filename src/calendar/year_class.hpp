#pragma once

namespace nhipcau::calendar {

/// How an anniversary is counted among others; by it a regulation says what may be held.
/// source  Nghị định 145/2013/NĐ-CP of 29 October 2013, article 3.1: by the last digit of the years
enum class YearClass {
  round,  ///< "năm tròn": 0
  five,   ///< "năm lẻ 5": 5
  other,  ///< "năm khác"
};

/// years  ≥ 1
constexpr YearClass class_of(int years) {
  if (years % 5 != 0) return YearClass::other;
  return years % 10 == 0 ? YearClass::round : YearClass::five;
}

}  // namespace nhipcau::calendar
