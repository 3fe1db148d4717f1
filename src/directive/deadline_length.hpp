#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "directive/document.hpp"
#include "directive/words.hpp"

namespace nhipcau::directive {

/// The days of a paper that its deadlines are counted from. What is not known is none.
struct PaperDays {
  std::optional<int> year;  ///< a day without a year is of this one
  std::optional<Date> signed_on;
  std::optional<Date> in_force;
};

/// A length of time at words[at], behind its trigger: "05 ngày làm việc", "45 ngày kể từ ngày ký", "10 ngày, kể từ ngày kết thúc hội
/// nghị". The deadline has a date when the day it is counted from is known and the length is one of the calendar (working days are not:
/// holidays lie between). Returns the word behind it; `at` if there is none.
std::size_t read_length(std::string_view text, const Words& words, std::size_t at, const PaperDays& days, Deadline& deadline);

/// The words behind "kể từ", as far as they say from when: "ngày ký", "ngày 01/7/2025", "khi nhận đủ hồ sơ"; their day if it is known.
struct CountedFrom {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< the word behind; `begin` if there are none
  std::optional<Date> day;
};
CountedFrom read_counted_from(std::string_view text, const Words& words, std::size_t at, const PaperDays& days);

}  // namespace nhipcau::directive
