#include "lunar/lunar_date.hpp"

#include "lunar/civil_time.hpp"
#include "lunar/months.hpp"

namespace nhipcau::lunar {
namespace {

int to_number(const Date& day) {
  return static_cast<int>(day.to_days().time_since_epoch().count());
}

Date to_date(int day) {
  static const Date epoch = *Date::make(1970, 1, 1);
  return epoch.plus_days(day);
}

bool is_outside(const Date& day) {
  return day < first_day() || day > last_day();
}

/// "31/12/2100"
std::string shown(const Date& day) {
  return std::to_string(day.day()) + "/" + std::to_string(day.month()) + "/" + std::to_string(day.year());
}

}  // namespace

Error outside() {
  return {Code::invalid, "lunar.outside", {shown(first_day()), shown(last_day())}};
}

namespace {

Fail no_such_leap_month(int year, int month) {
  const auto leap = leap_month_of(year);
  if (!leap) return fail(Code::invalid, "lunar.no_leap_month", {std::to_string(year)});
  return fail(Code::invalid, "lunar.other_leap_month", {std::to_string(year), std::to_string(month), std::to_string(*leap)});
}

Result<std::size_t> place_of(int year, int month, bool is_leap) {
  if (month < 1 || month > 12) return fail(Code::invalid, "lunar.no_month", {std::to_string(month)});
  if (year < kFirstLunarYear || year > kLastLunarYear) return tl::unexpected(outside());
  const MonthTable& table = MonthTable::all();
  for (std::size_t place = table.first_of(year); table.at(place).year == year; ++place) {
    if (table.at(place).number == month && table.at(place).is_leap == is_leap) return place;
  }
  return is_leap ? no_such_leap_month(year, month) : Fail(outside());
}

}  // namespace

Date first_day() {
  static const Date day = *Date::make(1900, 1, 1);
  return day;
}

Date last_day() {
  static const Date day = *Date::make(2100, 12, 31);
  return day;
}

Result<LunarDate> to_lunar(const Date& solar) {
  if (is_outside(solar)) return tl::unexpected(outside());
  const MonthTable& table = MonthTable::all();
  const int day = to_number(solar);
  const Month& month = table.at(table.holding(day));
  return LunarDate{month.year, month.number, month.is_leap, day - month.first_day + 1};
}

Result<Date> to_solar(const LunarDate& date) {
  if (date.day < 1 || date.day > 30) return fail(Code::invalid, "lunar.no_day", {std::to_string(date.day)});
  const auto place = place_of(date.year, date.month, date.is_leap);
  if (!place) return tl::unexpected(place.error());
  const MonthTable& table = MonthTable::all();
  if (date.day > table.length(*place))
    return fail(Code::invalid, date.is_leap ? "lunar.short_leap_month" : "lunar.short_month",
                {std::to_string(date.month), std::to_string(date.year)});
  const Date solar = to_date(table.at(*place).first_day + date.day - 1);
  if (is_outside(solar)) return tl::unexpected(outside());
  return solar;
}

Result<Certainty> certainty_of(const Date& solar) {
  if (is_outside(solar)) return tl::unexpected(outside());
  const MonthTable& table = MonthTable::all();
  const int day = to_number(solar);
  if (day < kDecisionDay) return Certainty::before_decision;
  const std::size_t place = table.holding(day);
  const Month& next = table.at(place + 1);
  const bool may_be_next = next.shift < 0 && next.first_day == day + 1;
  return table.at(place).shift != 0 || may_be_next ? Certainty::close_call : Certainty::certain;
}

std::optional<int> leap_month_of(int year) {
  if (year <= kFirstLunarYear || year > kLastLunarYear) return std::nullopt;
  const MonthTable& table = MonthTable::all();
  for (std::size_t place = table.first_of(year); table.at(place).year == year; ++place) {
    if (table.at(place).is_leap) return table.at(place).number;
  }
  return std::nullopt;
}

Result<int> length_of_month(int year, int month, bool is_leap) {
  const auto place = place_of(year, month, is_leap);
  if (!place) return tl::unexpected(place.error());
  return MonthTable::all().length(*place);
}

Result<std::vector<LunarMonth>> list_months(int solar_year) {
  if (solar_year < first_day().year() || solar_year > last_day().year()) return tl::unexpected(outside());
  const MonthTable& table = MonthTable::all();
  const int last = to_number(*Date::make(solar_year, 12, 31));
  std::vector<LunarMonth> months;
  for (std::size_t place = table.holding(to_number(*Date::make(solar_year, 1, 1))); table.at(place).first_day <= last; ++place) {
    const Month& month = table.at(place);
    Certainty certainty = month.shift == 0 ? Certainty::certain : Certainty::close_call;
    if (month.first_day < kDecisionDay) certainty = Certainty::before_decision;
    months.push_back({to_date(month.first_day), month.year, month.number, month.is_leap, certainty});
  }
  return months;
}

}  // namespace nhipcau::lunar
