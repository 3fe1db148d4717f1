// Any text as a rule, a local time or the file of a zone: what is read is written and read back as itself, and its occurrences are in
// order, within the span and within the limits.
#include <cstdlib>

#include "ical/series.hpp"

using namespace nhipcau;

namespace {

constexpr ical::LocalTime kFrom{std::chrono::days(20'800)}, kUntil = kFrom + std::chrono::days(400);

void demand(bool holds) {
  if (!holds) std::abort();
}

void check_rule(std::string_view text) {
  const auto rule = ical::parse_rule(text);
  if (!rule) return;
  demand(ical::parse_rule(ical::to_text(*rule)).value() == *rule);
  for (const bool is_day : {false, true}) {
    const auto found = ical::list_occurrences({.start = kFrom - std::chrono::days(800), .is_day = is_day, .rule = *rule}, kFrom, kUntil);
    demand(found.list.size() <= ical::kMostOccurrences);
    for (std::size_t i = 0; i < found.list.size(); ++i) {
      demand(found.list[i].start >= kFrom && found.list[i].start < kUntil);
      demand(i == 0 || found.list[i - 1].start < found.list[i].start);
    }
  }
}

void check_zone(std::string_view bytes) {
  const auto zone = ical::parse_zone_file("fuzz", bytes);
  if (!zone) return;
  for (ical::LocalTime at = kFrom; at < kUntil; at += std::chrono::hours(31)) {
    const auto instant = zone->to_instant(at);
    demand(std::chrono::abs(zone->offset_at(instant)) <= std::chrono::hours(200));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const std::string_view text(static_cast<const char*>(start), size);
  check_rule(text);
  check_zone(text);
  if (const auto at = ical::local_time_from(text)) demand(ical::local_time_from(ical::to_text(*at)) == at);
  return 0;
}
