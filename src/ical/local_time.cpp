#include "ical/local_time.hpp"

namespace nhipcau::ical {
namespace {

using std::chrono::floor;

std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  const unsigned tens = static_cast<unsigned>(text[at]) - '0', ones = static_cast<unsigned>(text[at + 1]) - '0';
  if (tens > 9 || ones > 9) return std::nullopt;
  return static_cast<int>(tens * 10 + ones);
}

void put_two(std::string& out, char before, std::int64_t value) {
  out += before;
  out += static_cast<char>('0' + value / 10);
  out += static_cast<char>('0' + value % 10);
}

}  // namespace

LocalTime midnight(Date day) {
  return LocalTime(day.to_days().time_since_epoch());
}

std::optional<Date> day_of(LocalTime at) {
  const std::chrono::year_month_day ymd(floor<std::chrono::days>(at));
  return Date::make(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
                    static_cast<int>(static_cast<unsigned>(ymd.day())));
}

std::string to_text(LocalTime at) {
  const auto day = day_of(at);
  if (!day) return {};
  const auto seconds = (at - floor<std::chrono::days>(at)).count();
  std::string out = day->to_iso();
  put_two(out, 'T', seconds / 3600);
  put_two(out, ':', seconds / 60 % 60);
  put_two(out, ':', seconds % 60);
  return out;
}

std::optional<LocalTime> local_time_from(std::string_view text) {
  if ((text.size() != 16 && text.size() != 19) || text[10] != 'T' || text[13] != ':') return std::nullopt;
  if (text.size() == 19 && text[16] != ':') return std::nullopt;
  const auto day = Date::from_iso(text.substr(0, 10));
  const auto hour = two_digits(text, 11), minute = two_digits(text, 14);
  const auto second = text.size() == 19 ? two_digits(text, 17) : std::optional<int>(0);
  if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return midnight(*day) + std::chrono::seconds(*hour * 3600 + *minute * 60 + *second);
}

}  // namespace nhipcau::ical
