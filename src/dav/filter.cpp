#include "dav/filter.hpp"

#include <algorithm>

#include "base/date.hpp"

namespace nhipcau::dav {
namespace {

using files::XmlElement;

tl::unexpected<Refusal> unsupported() {
  return tl::unexpected(Refusal{403, Name{std::string(kCalDav), "supported-filter"}, "caldav.unknown_filter"});
}
tl::unexpected<Refusal> invalid() {
  return tl::unexpected(Refusal{403, Name{std::string(kCalDav), "valid-filter"}, "caldav.unknown_filter"});
}

bool is(const XmlElement& element, std::string_view name) {
  return element.space == kCalDav && element.name == name;
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// The keywords of the format are ASCII.
std::string upper(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

Asked<TextMatch> read_match(const XmlElement& element) {
  const std::string_view collation = element.attribute("collation");
  const bool minds_case = collation == "i;octet";
  if (!collation.empty() && collation != "i;ascii-casemap" && collation != "i;unicode-casemap" && collation != "default" && !minds_case)
    return tl::unexpected(Refusal{403, Name{std::string(kCalDav), "supported-collation"}, "caldav.unknown_filter"});
  if (element.text.size() > kMostOctetsOfText) return invalid();
  return TextMatch{.text = element.text, .is_negated = element.attribute("negate-condition") == "yes", .minds_case = minds_case};
}

Asked<PropertyFilter> read_property(const XmlElement& element) {
  PropertyFilter filter{.name = upper(element.attribute("name"))};
  if (filter.name.empty()) return invalid();
  for (const XmlElement& inner : element.children) {
    if (is(inner, "is-not-defined")) {
      filter.is_not_defined = true;
    } else if (is(inner, "text-match") && !filter.match) {
      auto match = read_match(inner);
      if (!match) return tl::unexpected(match.error());
      filter.match = std::move(*match);
    } else {
      return unsupported();  // times and parameters of properties
    }
  }
  return filter;
}

/// What must hold of a VEVENT.
Asked<void> read_event_part(const XmlElement& element, EventFilter& out) {
  if (is(element, "time-range") && !out.during) {
    out.during = parse_range(element);
    return out.during ? Asked<void>{} : invalid();
  }
  if (is(element, "prop-filter")) {
    auto property = read_property(element);
    if (!property) return tl::unexpected(property.error());
    out.properties.push_back(std::move(*property));
    return out.properties.size() <= kMostFilters ? Asked<void>{} : unsupported();
  }
  if (is(element, "is-not-defined")) {
    out.is_never = true;  // each file holds an event
    return {};
  }
  if (!is(element, "comp-filter")) return unsupported();
  if (element.child(kCalDav, "is-not-defined") == nullptr) out.is_never = true;  // reminders: no event has any
  return {};
}

/// What must hold of a whole file.
Asked<void> read_component(const XmlElement& element, EventFilter& out) {
  if (!is(element, "comp-filter")) return unsupported();
  const std::string name = upper(element.attribute("name"));
  if (name == "VTIMEZONE") return unsupported();
  if (name == "VEVENT") {
    for (const XmlElement& inner : element.children) {
      if (auto read = read_event_part(inner, out); !read) return read;
    }
  } else if (element.child(kCalDav, "is-not-defined") == nullptr) {
    out.is_never = true;  // tasks, journals
  }
  return {};
}

}  // namespace

std::optional<Instant> parse_utc(std::string_view text) {
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
  const auto year = number(text.substr(0, 4)), month = number(text.substr(4, 2)), day = number(text.substr(6, 2));
  const auto hour = number(text.substr(9, 2)), minute = number(text.substr(11, 2)), second = number(text.substr(13, 2));
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (*year < 1 || !date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

std::optional<TimeRange> parse_range(const XmlElement& element) {
  const std::string_view start = element.attribute("start"), end = element.attribute("end");
  const TimeRange range{.from = parse_utc(start), .until = parse_utc(end)};
  const bool is_whole = (start.empty() || range.from) && (end.empty() || range.until) && (range.from || range.until);
  const bool is_backwards = range.from && range.until && *range.from >= *range.until;
  return is_whole && !is_backwards ? std::optional(range) : std::nullopt;
}

Asked<EventFilter> parse_filter(const XmlElement& filter) {
  EventFilter out;
  if (filter.children.size() != 1 || !is(filter.children[0], "comp-filter")) return invalid();
  const XmlElement& calendar = filter.children[0];
  if (upper(calendar.attribute("name")) != "VCALENDAR") return invalid();
  for (const XmlElement& inner : calendar.children) {
    if (is(inner, "is-not-defined")) {
      out.is_never = true;
    } else if (auto read = read_component(inner, out); !read) {
      return tl::unexpected(read.error());
    }
  }
  return out;
}

}  // namespace nhipcau::dav
