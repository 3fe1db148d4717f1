#include "ical/zone_writing.hpp"

#include <algorithm>

#include "ical/content_line.hpp"

namespace nhipcau::ical {
namespace {

using std::chrono::floor;
using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr int kLastYear = 2100;  ///< of days that are listed
constexpr const char* kWeekdays[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

LocalTime by_offset(sys_seconds at, seconds offset) {
  return LocalTime((at + offset).time_since_epoch());
}

int year_of(LocalTime at) {
  return static_cast<int>(std::chrono::year_month_day(floor<std::chrono::days>(at)).year());
}

/// What the clocks are set to at an onset, and from what.
struct Observance {
  LocalTime onset;  ///< by the clock that is set then
  seconds before{};
  YearlyChange::Clock clock;
  bool is_summer = false;
  std::string rule = {};
  std::vector<LocalTime> more = {};
};

void put(std::string& out, const Observance& observance) {
  const char* kind = observance.is_summer ? "DAYLIGHT" : "STANDARD";
  put_line(out, std::string("BEGIN:") + kind);
  put_line(out, "DTSTART:" + time_text(observance.onset));
  put_line(out, "TZOFFSETFROM:" + offset_text(observance.before));
  put_line(out, "TZOFFSETTO:" + offset_text(observance.clock.offset));
  if (!observance.clock.name.empty()) put_line(out, "TZNAME:" + escaped(observance.clock.name));
  if (!observance.rule.empty()) put_line(out, "RRULE:" + observance.rule);
  for (const LocalTime onset : observance.more) put_line(out, "RDATE:" + time_text(onset));
  put_line(out, std::string("END:") + kind);
}

/// Nothing if no yearly rule says the same.
std::optional<std::string> rule_of(const YearlyChange::Moment& moment) {
  if (moment.kind != YearlyChange::Moment::Kind::weekday_of_month || moment.time < seconds(0) || moment.time >= kDay) return std::nullopt;
  const std::string place = moment.week == 5 ? "-1" : std::to_string(moment.week);
  return "FREQ=YEARLY;BYMONTH=" + std::to_string(moment.month) + ";BYDAY=" + place + kWeekdays[moment.weekday];
}

/// Writes one zone.
class Writing {
 public:
  Writing(std::string& out, const Zone& zone, sys_seconds from) : out_(out), zone_(zone), from_(from) {}

  void run() {
    put_first();
    const auto& changes = zone_.changes();
    const std::size_t end = zone_.rest() && zone_.rest()->summer ? yearly_from() : changes.size();
    sys_seconds done = from_;
    for (std::size_t i = 0; i < end; ++i) {
      if (changes[i].at <= from_) continue;
      put_change(i);
      done = changes[i].at;
    }
    if (end != changes.size() || (zone_.rest() && zone_.rest()->summer)) put_yearly(done);
  }

 private:
  [[nodiscard]] seconds before(std::size_t change) const {
    return change == 0 ? zone_.first().offset : zone_.changes()[change - 1].clock.offset;
  }

  void put_change(std::size_t i) {
    const Zone::Change& change = zone_.changes()[i];
    put(out_, {.onset = by_offset(change.at, before(i)), .before = before(i), .clock = change.clock, .is_summer = change.is_summer});
  }

  /// What holds at `from`.
  void put_first() {
    const auto& changes = zone_.changes();
    const auto next =
        std::upper_bound(changes.begin(), changes.end(), from_, [](sys_seconds at, const Zone::Change& c) { return at < c.at; });
    if (next == changes.end() && zone_.rest()) {
      const YearlyChange& rest = *zone_.rest();
      const YearlyChange::Clock& clock = rest.at(from_);
      put(out_, {.onset = by_offset(from_, clock.offset),
                 .before = clock.offset,
                 .clock = clock,
                 .is_summer = rest.summer && &clock == &*rest.summer});
    } else if (next != changes.begin()) {
      put_change(static_cast<std::size_t>(next - changes.begin()) - 1);
    } else {
      put(out_, {.onset = by_offset(from_, zone_.first().offset), .before = zone_.first().offset, .clock = zone_.first()});
    }
  }

  /// Behind which change the clocks do nothing but what they do every year.
  [[nodiscard]] std::size_t yearly_from() const {
    const YearlyChange& rest = *zone_.rest();
    std::size_t i = zone_.changes().size();
    for (; i > 0; --i) {
      const Zone::Change& change = zone_.changes()[i - 1];
      if (rest.at(change.at).offset != change.clock.offset || rest.at(change.at - seconds(1)).offset != before(i - 1)) break;
    }
    return i;
  }

  void put_yearly(sys_seconds done) {
    const YearlyChange& rest = *zone_.rest();
    put_yearly(rest.begin, rest.standard, *rest.summer, true, done);
    put_yearly(rest.end, *rest.summer, rest.standard, false, done);
  }

  void put_yearly(const YearlyChange::Moment& moment, const YearlyChange::Clock& from, const YearlyChange::Clock& to, bool is_summer,
                  sys_seconds done) {
    const LocalTime behind = by_offset(done, from.offset);
    int year = year_of(behind);
    while (moment.in_year(year) <= behind) ++year;
    Observance out{.onset = moment.in_year(year), .before = from.offset, .clock = to, .is_summer = is_summer};
    if (const auto rule = rule_of(moment)) {
      out.rule = *rule;
    } else {
      for (++year; year < kLastYear; ++year) out.more.push_back(moment.in_year(year));
    }
    put(out_, out);
  }

  std::string& out_;
  const Zone& zone_;
  sys_seconds from_;
};

}  // namespace

void put_zone(std::string& out, const Zone& zone, Instant from) {
  put_line(out, "BEGIN:VTIMEZONE");
  put_line(out, "TZID:" + escaped(zone.name()));
  Writing(out, zone, floor<seconds>(from)).run();
  put_line(out, "END:VTIMEZONE");
}

}  // namespace nhipcau::ical
