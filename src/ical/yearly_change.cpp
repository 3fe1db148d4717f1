#include "ical/yearly_change.hpp"

namespace nhipcau::ical {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::seconds;

/// Reads a text from left to right; whatever fails leaves `is_good` false.
struct Reader {
  std::string_view text;
  bool is_good = true;

  bool skip(char c) {
    if (text.empty() || text[0] != c) return false;
    text.remove_prefix(1);
    return true;
  }
  void need(char c) { is_good = skip(c) && is_good; }

  int number(int least, int most) {
    int value = 0;
    std::size_t digits = 0;
    for (; digits < text.size() && digits < 4 && text[digits] >= '0' && text[digits] <= '9'; ++digits)
      value = value * 10 + (text[digits] - '0');
    text.remove_prefix(digits);
    is_good = is_good && digits > 0 && value >= least && value <= most;
    return value;
  }

  std::string name() {
    const bool is_quoted = skip('<');
    std::size_t end = 0;
    const auto belongs = [&](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (is_quoted && ((c >= '0' && c <= '9') || c == '+' || c == '-'));
    };
    while (end < text.size() && belongs(text[end])) ++end;
    std::string out(text.substr(0, end));
    text.remove_prefix(end);
    if (is_quoted) need('>');
    is_good = is_good && out.size() >= 3;
    return out;
  }

  seconds time() {
    const bool is_negative = skip('-');
    if (!is_negative) skip('+');
    int value = number(0, 167) * 3600;
    if (skip(':')) value += number(0, 59) * 60;
    if (skip(':')) value += number(0, 59);
    return seconds(is_negative ? -value : value);
  }

  YearlyChange::Moment moment() {
    using Kind = YearlyChange::Moment::Kind;
    YearlyChange::Moment out;
    need(',');
    if (skip('M')) {
      out.month = number(1, 12);
      need('.');
      out.week = number(1, 5);
      need('.');
      out.weekday = number(0, 6);
    } else {
      out.kind = skip('J') ? Kind::day_without_leap : Kind::day_of_year;
      out.day = number(out.kind == Kind::day_without_leap ? 1 : 0, 365);
    }
    if (skip('/')) out.time = time();
    return out;
  }
};

}  // namespace

LocalTime YearlyChange::Moment::in_year(int year) const {
  const std::chrono::year y(year);
  if (kind == Kind::day_of_year) return local_days(y / 1 / 1) + days(day) + time;
  if (kind == Kind::day_without_leap) return local_days(y / 1 / 1) + days(day - 1 + (y.is_leap() && day >= 60 ? 1 : 0)) + time;
  const std::chrono::month m(static_cast<unsigned>(month));
  const std::chrono::weekday w(static_cast<unsigned>(weekday));
  if (week == 5) return local_days(y / m / w[std::chrono::last]) + time;
  return local_days(y / m / w[static_cast<unsigned>(week)]) + time;
}

const YearlyChange::Clock& YearlyChange::at(std::chrono::sys_seconds instant) const {
  if (!summer) return standard;
  const LocalTime local((instant + standard.offset).time_since_epoch());
  const int year = static_cast<int>(std::chrono::year_month_day(std::chrono::floor<days>(local)).year());
  const auto utc = [&](const Moment& moment, seconds offset) {
    return std::chrono::sys_seconds(moment.in_year(year).time_since_epoch()) - offset;
  };
  const auto from = utc(begin, standard.offset), to = utc(end, summer->offset);
  const bool is_summer = from < to ? instant >= from && instant < to : instant >= from || instant < to;
  return is_summer ? *summer : standard;
}

std::optional<YearlyChange> parse_yearly_change(std::string_view text) {
  Reader reader{text};
  YearlyChange out;
  out.standard.name = reader.name();
  out.standard.offset = -reader.time();  // POSIX counts westwards
  if (reader.is_good && !reader.text.empty()) {
    YearlyChange::Clock summer{out.standard.offset + seconds(3600), reader.name()};
    if (!reader.text.empty() && reader.text[0] != ',') summer.offset = -reader.time();
    out.begin = reader.moment();
    out.end = reader.moment();
    out.summer = summer;
  }
  if (!reader.is_good || !reader.text.empty()) return std::nullopt;
  return out;
}

}  // namespace nhipcau::ical
