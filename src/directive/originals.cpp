#include "directive/originals.hpp"

#include <algorithm>
#include <set>

namespace nhipcau::directive {
namespace {

constexpr std::size_t kMostAtOnce = 1000;

std::set<std::string> find_current(store::Read& tx, const std::vector<Sha256>& originals, std::size_t begin, std::size_t end) {
  std::string wanted;
  for (std::size_t i = begin; i < end; ++i) wanted += (wanted.empty() ? "" : " ") + originals[i].hex;
  std::set<std::string> current;
  for (const store::Row& row : tx.many("directive.known_originals", wanted)) current.insert(row.text("original"));
  return current;
}

}  // namespace

std::vector<Sha256> find_unread(store::Read& tx, const std::vector<Sha256>& originals) {
  std::vector<Sha256> unread;
  for (std::size_t begin = 0; begin < originals.size(); begin += kMostAtOnce) {
    const std::size_t end = std::min(originals.size(), begin + kMostAtOnce);
    const auto current = find_current(tx, originals, begin, end);
    for (std::size_t i = begin; i < end; ++i) {
      const bool is_read =
          current.contains(originals[i].hex) || tx.one("directive.has_reading_of", originals[i].hex)->boolean("has_reading");
      if (!is_read) unread.push_back(originals[i]);
    }
  }
  return unread;
}

}  // namespace nhipcau::directive
