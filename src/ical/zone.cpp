#include "ical/zone.hpp"

#include <algorithm>

namespace nhipcau::ical {
namespace {

using std::chrono::floor;
using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr seconds kOfficeOffset{7 * 3600};

}  // namespace

Zone::Zone(std::string name, seconds offset) : name_(std::move(name)), first_{offset, ""} {}

Zone::Zone(std::string name, YearlyChange::Clock first, std::vector<Change> changes, std::optional<YearlyChange> rest)
    : name_(std::move(name)), first_(std::move(first)), changes_(std::move(changes)), rest_(std::move(rest)) {}

seconds Zone::offset_at(sys_seconds at) const {
  const auto next =
      std::upper_bound(changes_.begin(), changes_.end(), at, [](sys_seconds t, const Change& change) { return t < change.at; });
  if (next == changes_.end() && rest_) return rest_->at(at).offset;
  return next == changes_.begin() ? first_.offset : std::prev(next)->clock.offset;
}

seconds Zone::offset_at(Instant at) const {
  return offset_at(floor<seconds>(at));
}

LocalTime Zone::to_local(Instant at) const {
  const sys_seconds whole = floor<seconds>(at);
  return LocalTime((whole + offset_at(whole)).time_since_epoch());
}

Instant Zone::to_instant(LocalTime at) const {
  // The offsets of a day before and a day behind are the two that may hold: nowhere do clocks change twice in two days.
  const sys_seconds as_utc(at.time_since_epoch());
  const seconds before = offset_at(as_utc - kDay), behind = offset_at(as_utc + kDay);
  const bool before_holds = offset_at(as_utc - before) == before;
  const bool behind_holds = offset_at(as_utc - behind) == behind;
  if (before_holds && behind_holds) return as_utc - std::max(before, behind);
  return as_utc - (behind_holds ? behind : before);
}

Zone office_zone() {
  return Zone("Asia/Ho_Chi_Minh", kOfficeOffset);
}

}  // namespace nhipcau::ical
