#pragma once
#include <libical/ical.h>

#include <functional>
#include <string>
#include <vector>

#include "ical/local_time.hpp"

/// What libical has read, as plain values. For this module's own files alone.
namespace nhipcau::ical {

/// A DATE or DATE-TIME as it stands.
struct StatedTime {
  LocalTime at;
  bool is_day = false, is_utc = false;
  std::string zone = {};  ///< TZID
};

/// Nothing for a time that does not exist. A second 60 is the 59th.
std::optional<StatedTime> stated_time(const icaltimetype& time, std::string zone = {});
/// Those of a property of dates, times or periods (their starts).
std::vector<StatedTime> times_of(icalproperty* property);
/// The times of all properties of a kind, `most` at most.
std::vector<StatedTime> all_times(icalcomponent* component, icalproperty_kind kind, std::size_t most);
/// The first property's value as text, unescaped; "" if there is none.
std::string text_of(icalcomponent* component, icalproperty_kind kind);
std::string value_of(icalproperty* property);
std::string parameter_of(icalproperty* property, icalparameter_kind kind);
/// At most `most` octets, cut between characters, with LF alone as end of a line.
std::string tidy(std::string text, std::size_t most);
void for_each_property(icalcomponent* component, icalproperty_kind kind, const std::function<void(icalproperty*)>& act);
/// Within whatever it is in.
void for_each_component(icalcomponent* root, icalcomponent_kind kind, const std::function<void(icalcomponent*)>& act);

}  // namespace nhipcau::ical
