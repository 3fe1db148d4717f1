// Any text with ranges of days: what is likely meant runs forwards, and whatever is told of a range agrees with itself.
#include <cstdlib>

#include "calendar/stated_range.hpp"
#include "text/clean.hpp"

using namespace nhipcau;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void check(const calendar::StatedRange& range) {
  using Fault = calendar::StatedRange::Fault;
  demand(!range.written.empty());
  if (range.likely) demand(range.fault != Fault::none && range.likely->from <= range.likely->to);
  if (range.years) demand(range.is_anniversary);
  const auto from = range.from.whole();
  const auto to = range.to.whole();
  demand((range.fault == Fault::no_such_day || range.fault == Fault::no_year) == (!from || !to));
  if (range.fault == Fault::none) demand(*from <= *to);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const auto cleaned = text::clean(std::string_view(static_cast<const char*>(start), size));
  for (const calendar::StatedRange& range : calendar::check_ranges(cleaned.text, *Date::make(2026, 11, 23))) check(range);
  return 0;
}
