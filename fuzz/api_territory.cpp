// Any bytes as a published list of territories: nothing is thrown; what is read has codes of digits, names, each unit behind the one above
// it or behind none, and is told the same again.
#include <cstdlib>
#include <set>

#include "api/territory_json.hpp"
#include "office/unit_names.hpp"

using namespace nhipcau;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const std::string_view bytes(static_cast<const char*>(start), size);
  const auto list = api::read_territories(bytes);
  if (!list) return 0;
  demand(list->units.size() <= api::kMostTerritories);
  std::set<std::string> codes;
  for (const office::Territory& unit : list->units) {
    demand(!unit.code.empty() && unit.code.find_first_not_of("0123456789") == std::string::npos);
    demand(!unit.name.empty() && unit.name.find('\n') == std::string::npos && office::with_kind(unit.name) == unit.name);
    demand(unit.parent.empty() ? unit.level == office::Level::province : codes.contains(unit.parent));
    codes.insert(unit.code);
    (void)office::short_folded(unit.name);
  }
  return 0;
}
