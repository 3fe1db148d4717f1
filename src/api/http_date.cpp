#include "api/http_date.hpp"

#include <fmt/format.h>

#include <array>

namespace nhipcau::api {
namespace {

std::string written_out(std::chrono::sys_seconds at) {
  constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(at - day);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace

/// Every answer of one second has the same.
std::string to_http_date(Instant at) {
  thread_local std::chrono::sys_seconds last{};
  thread_local std::string text = written_out(last);
  const auto second = std::chrono::floor<std::chrono::seconds>(at);
  if (second != last) text = written_out(second);
  last = second;
  return text;
}

}  // namespace nhipcau::api
