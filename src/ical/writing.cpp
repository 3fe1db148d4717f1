#include "ical/writing.hpp"

#include <algorithm>

#include "ical/content_line.hpp"
#include "ical/happenings.hpp"
#include "ical/zone_writing.hpp"

namespace nhipcau::ical {
namespace {

using std::chrono::floor;
using std::chrono::seconds;

/// Nothing where there is nothing to say.
void put_text(std::string& out, const char* name, const std::string& text) {
  if (!text.empty()) put_line(out, std::string(name) + ":" + escaped(text));
}

/// The lines that every calendar begins with.
void put_head(std::string& out) {
  put_line(out, "BEGIN:VCALENDAR");
  put_line(out, "VERSION:2.0");
  put_line(out, "PRODID:-//Nhip Cau//Calendar//VI");
}

/// Writes one event.
class EventWriting {
 public:
  EventWriting(std::string& out, const Calendar& calendar, const Event& event, Instant revised_at)
      : out_(out),
        event_(event),
        zone_(event.is_day ? nullptr : calendar.find_zone(event.zone)),
        revised_at_(event.revised_at.value_or(revised_at)) {}

  void run() {
    put_line(out_, "BEGIN:VEVENT");
    put_line(out_, "UID:" + escaped(event_.uid));
    put_line(out_, "DTSTAMP:" + utc_text(revised_at_));
    if (event_.revised_at) put_line(out_, "LAST-MODIFIED:" + utc_text(revised_at_));
    if (event_.sequence > 0) put_line(out_, "SEQUENCE:" + std::to_string(event_.sequence));
    put_times();
    put_texts();
    put_line(out_, "END:VEVENT");
  }

 private:
  [[nodiscard]] bool is_utc() const { return zone_ && zone_->name() == "UTC"; }

  /// ";VALUE=DATE:20270412", ";TZID=Europe/Paris:20270412T090000" …
  [[nodiscard]] std::string stated(LocalTime at) const {
    if (event_.is_day) return ";VALUE=DATE:" + date_text(at);
    if (is_utc()) return ":" + time_text(at) + "Z";
    return (zone_ ? ";TZID=" + parameter(zone_->name()) : "") + ":" + time_text(at);
  }

  [[nodiscard]] LocalTime end() const {
    if (!zone_) return event_.start + event_.length;
    return zone_->to_local(zone_->to_instant(event_.start) + event_.length);
  }

  [[nodiscard]] Rule rule() const {
    Rule rule = *event_.rule;
    if (!rule.until) return rule;
    Rule::Until& until = *rule.until;
    if (event_.is_day) {
      until = {.at = floor<std::chrono::days>(until.at), .is_day = true};
    } else if (!until.is_utc) {
      if (until.is_day) until.at = LocalTime(floor<std::chrono::days>(until.at)) + kDay - seconds(1);
      if (zone_) until.at = LocalTime(floor<seconds>(zone_->to_instant(until.at)).time_since_epoch());
      until.is_day = false;
      until.is_utc = zone_ != nullptr;
    }
    return rule;
  }

  void put_times() {
    if (event_.original)
      put_line(out_, (event_.is_and_later ? "RECURRENCE-ID;RANGE=THISANDFUTURE" : "RECURRENCE-ID") + stated(*event_.original));
    put_line(out_, "DTSTART" + stated(event_.start));
    if (event_.length > seconds(0)) put_line(out_, "DTEND" + stated(end()));
    if (event_.rule) put_line(out_, "RRULE:" + to_text(rule()));
    for (const LocalTime at : event_.added) put_line(out_, "RDATE" + stated(at));
    for (const LocalTime at : event_.left_out) put_line(out_, "EXDATE" + stated(at));
  }

  void put_text(const char* name, const std::string& text) { ical::put_text(out_, name, text); }

  void put_texts() {
    put_text("SUMMARY", event_.summary);
    put_text("DESCRIPTION", event_.description);
    put_text("LOCATION", event_.location);
    if (!event_.url.empty()) put_line(out_, "URL:" + unescapable(event_.url));
    std::string categories;
    for (const std::string& category : event_.categories) categories += (categories.empty() ? "" : ",") + escaped(category);
    if (!categories.empty()) put_line(out_, "CATEGORIES:" + categories);
    if (event_.status != Event::Status::unsaid) put_line(out_, status_line());
    put_line(out_, event_.is_busy ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT");
  }

  [[nodiscard]] std::string status_line() const {
    if (event_.status == Event::Status::cancelled) return "STATUS:CANCELLED";
    return event_.status == Event::Status::tentative ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED";
  }

  std::string& out_;
  const Event& event_;
  const Zone* zone_;
  Instant revised_at_;
};

/// The first instant at which somebody needs to know a zone's clock: the beginning of the year of its first event.
std::optional<Instant> first_need(const Calendar& calendar, const Zone& zone) {
  std::optional<LocalTime> first;
  const auto need = [&](LocalTime at) { first = first ? std::min(*first, at) : at; };
  for (const Event& event : calendar.events) {
    if (event.is_day || event.zone != zone.name()) continue;
    need(event.start);
    if (event.original) need(*event.original);
    for (const LocalTime at : event.added) need(at);
  }
  if (!first) return std::nullopt;
  const auto year = std::chrono::year_month_day(floor<std::chrono::days>(*first)).year();
  return zone.to_instant(LocalTime(std::chrono::local_days(year / 1 / 1)));
}

}  // namespace

std::string to_text(const Calendar& calendar, Instant revised_at) {
  std::string out;
  put_head(out);
  put_line(out, "CALSCALE:GREGORIAN");
  put_text(out, "NAME", calendar.name);
  put_text(out, "X-WR-CALNAME", calendar.name);
  for (const Zone& zone : calendar.zones) {
    const auto from = first_need(calendar, zone);
    if (from && zone.name() != "UTC") put_zone(out, zone, *from);
  }
  for (const Event& event : calendar.events) EventWriting(out, calendar, event, revised_at).run();
  put_line(out, "END:VCALENDAR");
  return out;
}

std::string to_text(const Zone& zone, Instant from) {
  std::string out;
  put_head(out);
  put_zone(out, zone, from);
  put_line(out, "END:VCALENDAR");
  return out;
}

/// The hours of a span in which somebody is not free; what lies in each other or side by side is one.
std::string busy_text(const Calendar& calendar, const Zone& here, Instant from, Instant until, Instant written_at) {
  std::vector<std::pair<Instant, Instant>> busy;
  for (const Happening& at : list_happenings(calendar, here, from, until)) {
    if (!at.event->is_busy || at.event->status == Event::Status::cancelled || at.from == at.until) continue;
    busy.emplace_back(std::max(at.from, from), std::min(at.until, until));
  }
  std::sort(busy.begin(), busy.end());
  std::string out;
  put_head(out);
  put_line(out, "BEGIN:VFREEBUSY");
  put_line(out, "UID:" + utc_text(from) + "-" + utc_text(until) + "@busy.nhipcau");
  put_line(out, "DTSTAMP:" + utc_text(written_at));
  put_line(out, "DTSTART:" + utc_text(from));
  put_line(out, "DTEND:" + utc_text(until));
  for (std::size_t i = 0; i < busy.size();) {
    auto [begin, end] = busy[i];
    for (++i; i < busy.size() && busy[i].first <= end; ++i) end = std::max(end, busy[i].second);
    put_line(out, "FREEBUSY:" + utc_text(begin) + "/" + utc_text(end));
  }
  put_line(out, "END:VFREEBUSY");
  put_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace nhipcau::ical
