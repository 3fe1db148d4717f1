// Any bytes as a day, an instant, a stored rule and the place of a database: what is read is written the same, and no password is shown.
#include <cstdlib>

#include "base/clock.hpp"
#include "base/require.hpp"
#include "programme/due_rule.hpp"
#include "store/location.hpp"

using namespace nhipcau;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void check_rule(std::string_view bytes) {
  try {
    const std::string text = programme::to_rule_text(programme::from_rule_text(bytes));
    demand(programme::to_rule_text(programme::from_rule_text(text)) == text);
  } catch (const BrokenInvariant&) {
    return;  // no rule at all: only our own writing is read back
  }
}

void check_location(std::string_view bytes) {
  constexpr std::string_view kSecret = "mat%20khau%20dai";
  if (bytes.find(kSecret) != std::string_view::npos) return;  // what is shown of it may be another part
  const std::string user(bytes.substr(0, bytes.find_first_of("/?#@:")));
  const std::string rest = bytes.find('@') == std::string_view::npos ? std::string(bytes) : std::string();
  demand(store::shown_location("postgresql://" + user + ":" + std::string(kSecret) + "@may/" + rest).find(kSecret) == std::string::npos);
  (void)store::shown_location(bytes);
  (void)store::with_database("postgresql://may/" + std::string(bytes), "khac");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const std::string_view bytes(static_cast<const char*>(start), size);
  if (const auto date = Date::from_iso(bytes)) demand(date->to_iso() == bytes);
  const Instant at = from_rfc3339(bytes);
  demand(from_rfc3339(to_rfc3339(at)) == at);
  check_rule(bytes);
  check_location(bytes);
  return 0;
}
