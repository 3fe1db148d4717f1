#include "ical/component.hpp"

#include <cstdlib>
#include <memory>

namespace nhipcau::ical {
namespace {

/// A text libical has made, which is ours to free.
std::string taken(char* text) {
  const std::unique_ptr<char, decltype(&std::free)> owned(text, &std::free);
  return owned ? std::string(owned.get()) : std::string();
}

}  // namespace

std::optional<StatedTime> stated_time(const icaltimetype& time, std::string zone) {
  const auto day = Date::make(time.year, time.month, time.day);
  const auto within = [](int value, int most) { return value >= 0 && value <= most; };
  if (icaltime_is_null_time(time) || !day) return std::nullopt;
  if (time.is_date) return StatedTime{.at = midnight(*day), .is_day = true};
  if (!within(time.hour, 23) || !within(time.minute, 59) || !within(time.second, 60)) return std::nullopt;
  const std::chrono::seconds clock(time.hour * 3600 + time.minute * 60 + std::min(time.second, 59));
  return StatedTime{.at = midnight(*day) + clock, .is_utc = icaltime_is_utc(time) != 0, .zone = std::move(zone)};
}

std::vector<StatedTime> times_of(icalproperty* property) {
  const icalvalue* value = icalproperty_get_value(property);
  icaltimetype time = icaltime_null_time();
  switch (value ? icalvalue_isa(value) : ICAL_NO_VALUE) {
    case ICAL_DATE_VALUE: time = icalvalue_get_date(value); break;
    case ICAL_DATETIME_VALUE: time = icalvalue_get_datetime(value); break;
    case ICAL_DATETIMEPERIOD_VALUE: {
      const icaldatetimeperiodtype both = icalvalue_get_datetimeperiod(value);
      time = icaltime_is_null_time(both.time) ? both.period.start : both.time;
      break;
    }
    case ICAL_PERIOD_VALUE: time = icalvalue_get_period(value).start; break;
    default: break;
  }
  const auto stated = stated_time(time, parameter_of(property, ICAL_TZID_PARAMETER));
  return stated ? std::vector{*stated} : std::vector<StatedTime>{};
}

std::vector<StatedTime> all_times(icalcomponent* component, icalproperty_kind kind, std::size_t most) {
  std::vector<StatedTime> out;
  for_each_property(component, kind, [&](icalproperty* property) {
    for (const StatedTime& time : times_of(property)) {
      if (out.size() < most) out.push_back(time);
    }
  });
  return out;
}

std::string value_of(icalproperty* property) {
  const icalvalue* value = icalproperty_get_value(property);
  if (!value) return {};
  if (icalvalue_isa(value) == ICAL_TEXT_VALUE) {
    const char* text = icalvalue_get_text(value);
    return text ? text : "";
  }
  return taken(icalproperty_get_value_as_string_r(property));
}

std::string text_of(icalcomponent* component, icalproperty_kind kind) {
  icalproperty* property = icalcomponent_get_first_property(component, kind);
  return property ? value_of(property) : std::string();
}

std::string parameter_of(icalproperty* property, icalparameter_kind kind) {
  icalparameter* parameter = icalproperty_get_first_parameter(property, kind);
  if (!parameter) return {};
  const std::string whole = taken(icalparameter_as_ical_string_r(parameter));  // "TZID=Europe/Paris", quoted where it must be
  const std::size_t sign = whole.find('=');
  std::string value = sign == std::string::npos ? "" : whole.substr(sign + 1);
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
  return value;
}

std::string tidy(std::string text, std::size_t most) {
  std::erase(text, '\r');
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

void for_each_property(icalcomponent* component, icalproperty_kind kind, const std::function<void(icalproperty*)>& act) {
  for (auto* property = icalcomponent_get_first_property(component, kind); property;
       property = icalcomponent_get_next_property(component, kind))
    act(property);
}

void for_each_component(icalcomponent* root, icalcomponent_kind kind, const std::function<void(icalcomponent*)>& act) {
  if (icalcomponent_isa(root) == kind) act(root);
  std::vector<icalcomponent*> inner;  // listed first: libical's place in the list is the component's own
  for (auto* component = icalcomponent_get_first_component(root, ICAL_ANY_COMPONENT); component;
       component = icalcomponent_get_next_component(root, ICAL_ANY_COMPONENT))
    inner.push_back(component);
  for (icalcomponent* component : inner) for_each_component(component, kind, act);  // as deep as kDeepest lets it be
}

}  // namespace nhipcau::ical
