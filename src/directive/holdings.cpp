#include "directive/records.hpp"

namespace nhipcau::directive {

Holdings count_holdings(store::Read& tx) {
  const auto row = tx.one("directive.count_holdings");
  return {.papers = row->integer("papers"), .bytes = row->integer("bytes")};
}

std::vector<Sha256> list_originals(store::Read& tx, const std::string& after) {
  std::vector<Sha256> hashes;
  for (const auto& row : tx.many("directive.list_originals", after, kMostOriginalsAtOnce)) hashes.push_back({row.text("original")});
  return hashes;
}

}  // namespace nhipcau::directive
