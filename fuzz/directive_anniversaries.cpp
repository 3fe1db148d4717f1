// Any bytes, cleaned and read as a paper: what is proposed for the calendar has a name and a day, lies in the text, counts its years right,
// and a day that is put right says what is written.
#include <cstddef>
#include <cstdint>

#include "base/require.hpp"
#include "directive/anniversaries.hpp"
#include "directive/parse.hpp"
#include "directive/tables.hpp"
#include "text/clean.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;

namespace {

void check(const Anniversary& one, std::string_view text) {
  require(one.where.begin < one.where.end && one.where.end <= text.size(), "a proposal lies in the text");
  require(!one.occasion.name.empty() && one.occasion.since.has_value(), "a proposal has a name and a day");
  require(!one.is_corrected || !one.written.empty(), "what is put right says what is written");
  if (one.kept && one.years) require(one.kept->year() - one.occasion.since->year() == *one.years, "years are those between the days");
  if (one.known) require(one.same_day.empty(), "what is known is no other day");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = text::clean({reinterpret_cast<const char*>(data), size}).text;
  const Parsed parsed = parse(text, shipped_tables());
  const auto proposed = propose_anniversaries(text, parsed.document.occasions, *Date::make(2026, 11, 23), calendar::shipped_occasions());
  require(proposed.size() <= parsed.document.occasions.size(), "nothing is proposed that was not read");
  for (const Anniversary& one : proposed) check(one, text);
  return 0;
}
