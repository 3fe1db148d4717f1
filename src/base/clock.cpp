#include "base/clock.hpp"

#include "base/require.hpp"

namespace nhipcau {
namespace {

/// The last two decimal digits of `value`.
void put_two(std::string& text, std::size_t at, unsigned value) {
  text[at] = static_cast<char>('0' + value / 10 % 10);
  text[at + 1] = static_cast<char>('0' + value % 10);
}

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = (c >= '0' && c <= '9') ? value * 10 + (c - '0') : value;
  return value;
}

}  // namespace

std::string to_rfc3339(Instant at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day ymd(day);
  const std::chrono::hh_mm_ss time(at - day);
  std::string text = "0000-00-00T00:00:00.000Z";
  const auto year = static_cast<unsigned>(static_cast<int>(ymd.year()));
  const auto ms = static_cast<unsigned>(time.subseconds().count());
  put_two(text, 0, year / 100);
  put_two(text, 2, year);
  put_two(text, 5, static_cast<unsigned>(ymd.month()));
  put_two(text, 8, static_cast<unsigned>(ymd.day()));
  put_two(text, 11, static_cast<unsigned>(time.hours().count()));
  put_two(text, 14, static_cast<unsigned>(time.minutes().count()));
  put_two(text, 17, static_cast<unsigned>(time.seconds().count()));
  text[20] = static_cast<char>('0' + ms / 100);
  put_two(text, 21, ms);
  return text;
}

Instant from_rfc3339(std::string_view text) {
  constexpr std::size_t kLength = 24;
  if (text.size() != kLength || text[10] != 'T' || text.back() != 'Z') return {};
  const auto date = Date::from_iso(text.substr(0, 10));
  if (!date) return {};
  return Instant(date->to_days()) + std::chrono::hours(number(text.substr(11, 2))) + std::chrono::minutes(number(text.substr(14, 2))) +
         std::chrono::seconds(number(text.substr(17, 2))) + std::chrono::milliseconds(number(text.substr(20, 3)));
}

Date Clock::today() const {
  constexpr std::chrono::hours kVietnamOffset{7};
  const std::chrono::year_month_day ymd(std::chrono::floor<std::chrono::days>(now() + kVietnamOffset));
  const auto date = Date::make(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
                               static_cast<int>(static_cast<unsigned>(ymd.day())));
  require(date.has_value(), "the clock is outside the years 1 to 9999");
  return *date;
}

Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::chrono::milliseconds SystemClock::ticks() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

}  // namespace nhipcau
