#include "ical/series.hpp"

#include <algorithm>

#include "ical/expansion.hpp"

namespace nhipcau::ical {
namespace {

using Times = std::vector<LocalTime>;

/// The last moment the rule may name, by the clock of its start.
LocalTime last_moment(const Series& series) {
  if (!series.rule || !series.rule->until) return LocalTime::max() - kDay;
  const Rule::Until& until = *series.rule->until;
  if (until.is_day || series.is_day) return LocalTime(std::chrono::floor<std::chrono::days>(until.at)) + kDay - std::chrono::seconds(1);
  if (!until.is_utc || !series.zone) return until.at;
  return series.zone->to_local(Instant(until.at.time_since_epoch()));
}

/// Walks a rule from stretch to stretch.
class Walk {
 public:
  Walk(const Series& series, LocalTime from, LocalTime until)
      : series_(series), from_(from), end_(std::min(until, last_moment(series) + std::chrono::seconds(1))) {}

  Occurrences run() {
    const Expansion expansion(*series_.rule, series_.start, series_.is_day);
    take(series_.start);
    std::int64_t stretch = series_.rule->count ? 0 : std::max<std::int64_t>(expansion.stretch_at(from_) - 1, 0);
    for (std::int64_t cost = 0; goes_on_; ++stretch) {
      const auto begin = expansion.begin_of(stretch);
      if (!begin || *begin >= end_) break;
      for (const LocalTime at : expansion.times_in(stretch, kMostOccurrences, cost)) {
        if (at > series_.start) take(at);
      }
      if (++cost > kMostLooks && goes_on_) return {std::move(out_), false};
    }
    return {std::move(out_), is_complete_};
  }

 private:
  void take(LocalTime at) {
    if (!goes_on_) return;
    if (series_.rule->count && counted_ >= *series_.rule->count) goes_on_ = false;
    if (at >= end_) goes_on_ = false;
    if (!goes_on_) return;
    ++counted_;
    if (at < from_) return;
    if (out_.size() == kMostOccurrences) {
      goes_on_ = is_complete_ = false;
      return;
    }
    out_.push_back({at, at});
  }

  const Series& series_;
  LocalTime from_, end_;
  int counted_ = 0;
  bool goes_on_ = true, is_complete_ = true;
  std::vector<Occurrence> out_;
};

bool is_rule_of_hours(const Series& series) {
  return series.rule && series.rule->frequency < Rule::Frequency::daily;
}

Occurrences by_rule(const Series& series, LocalTime from, LocalTime until) {
  if (series.rule && !(series.is_day && is_rule_of_hours(series))) return Walk(series, from, until).run();
  Occurrences out;
  if (series.start >= from && series.start < until) out.list.push_back({series.start, series.start});
  return out;
}

LocalTime name_of(const Series& series, LocalTime at) {
  return series.is_day ? LocalTime(std::chrono::floor<std::chrono::days>(at)) : at;
}

}  // namespace

Occurrences list_occurrences(const Series& series, LocalTime from, LocalTime until) {
  Occurrences out = by_rule(series, from, until);
  const auto for_each = [](const auto& list, const auto& act) {
    for (std::size_t i = 0; i < std::min(list.size(), kMostNamedTimes); ++i) act(list[i]);
  };
  for_each(series.added, [&](LocalTime at) {
    at = name_of(series, at);
    if (at >= from && at < until) out.list.push_back({at, at});
  });
  Times gone;
  for_each(series.left_out, [&](LocalTime at) { gone.push_back(name_of(series, at)); });
  for_each(series.moved, [&](const Series::Moved& moved) { gone.push_back(name_of(series, moved.original)); });
  std::sort(gone.begin(), gone.end());
  std::erase_if(out.list, [&](const Occurrence& one) { return std::binary_search(gone.begin(), gone.end(), one.start); });
  for_each(series.moved, [&](const Series::Moved& moved) {
    if (moved.start >= from && moved.start < until) out.list.push_back({name_of(series, moved.original), moved.start});
  });
  const auto by_start = [](const Occurrence& a, const Occurrence& b) {
    return std::pair(a.start, a.original) < std::pair(b.start, b.original);
  };
  std::sort(out.list.begin(), out.list.end(), by_start);
  out.list.erase(std::unique(out.list.begin(), out.list.end()), out.list.end());
  return out;
}

}  // namespace nhipcau::ical
