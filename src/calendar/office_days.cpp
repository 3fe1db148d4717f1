#include "calendar/office_days.hpp"

#include <algorithm>

namespace nhipcau::calendar {
namespace {

void apply(const ShippedChange& change, Occasion& occasion) {
  if (change.rule) occasion.rule = *change.rule;
  if (change.since) occasion.since = change.since;
  if (!change.source.empty()) occasion.source = change.source;
  occasion.is_confirmed |= change.is_confirmed;
}

}  // namespace

const OwnDay* OfficeDays::find_own(std::string_view id) const {
  const auto found = std::ranges::lower_bound(own, id, {}, [](const OwnDay& day) { return std::string_view(day.id.value); });
  return found == own.end() || found->id.value != id ? nullptr : &*found;
}

const ShippedChange* OfficeDays::find_change(std::string_view occasion) const {
  const auto found =
      std::ranges::lower_bound(changes, occasion, {}, [](const ShippedChange& one) { return std::string_view(one.occasion); });
  return found == changes.end() || found->occasion != occasion ? nullptr : &*found;
}

std::vector<Occasion> merge(std::span<const Occasion> shipped, const OfficeDays& office) {
  std::vector<Occasion> kept;
  kept.reserve(shipped.size() + office.own.size());
  for (const Occasion& occasion : shipped) {
    const ShippedChange* change = office.find_change(occasion.id);
    if (change != nullptr && change->is_hidden) continue;
    kept.push_back(occasion);
    if (change != nullptr) apply(*change, kept.back());
  }
  for (const OwnDay& day : office.own) {
    if (!day.is_retired) kept.push_back(day.occasion);
  }
  return kept;
}

std::optional<Instant> changed_at(const OfficeDays& office) {
  std::optional<Instant> newest;
  const auto take = [&](Instant at) { newest = std::max(newest.value_or(at), at); };
  for (const OwnDay& day : office.own) take(day.changed_at);
  for (const ShippedChange& change : office.changes) take(change.changed_at);
  return newest;
}

}  // namespace nhipcau::calendar
