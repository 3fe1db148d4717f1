// Any bytes as a file of heads: nothing is thrown; what is read has chains in their order, each with a hash and a line at least, and is
// told and read the same again.
#include <cstdlib>

#include "api/audit_json.hpp"

using namespace nhipcau;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const std::string_view bytes(static_cast<const char*>(start), size);
  const auto heads = api::read_heads(bytes);
  demand(api::to_shown(bytes).size() <= bytes.size());
  if (!heads) return 0;
  demand(!heads->empty());
  std::int64_t last = -1;
  for (const office::ChainHead& head : *heads) {
    demand(head.chain > last && head.position > 0 && office::is_hash(head.hash));
    last = head.chain;
  }
  demand(api::read_heads(api::json::serialize(api::to_json("x", *heads))) == heads);
  return 0;
}
