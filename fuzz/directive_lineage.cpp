// Any bytes, cut in two at the first 0xFF and read as papers: whatever came from whatever, spans lie in their texts, shares are parts of
// one, similarities too, each tie has the ends its relation says, and the changes of an adapted passage cover it in order.
#include <cstddef>
#include <cstdint>

#include "base/require.hpp"
#include "directive/lineage/generations.hpp"
#include "directive/parse.hpp"
#include "text/clean.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::lineage;

namespace {

bool is_share(double share) {
  return share >= 0 && share <= 1.000001;
}

void check(const Place& place, const std::vector<Part>& parts, std::string_view text) {
  require(place.part < parts.size(), "a place names a part");
  require(!place.where.empty() && place.where.end <= text.size(), "a place lies in its text");
  require(parts[place.part].where.contains(place.where), "a place lies in its part");
}

void check(const Tie& tie, std::string_view child, std::string_view parent) {
  std::size_t in_child = 0, in_parent = 0;
  for (const Change& change : tie.changes) {
    require(change.child.begin >= in_child && change.parent.begin >= in_parent, "changes come in order");
    require(change.child.end <= child.size() && change.parent.end <= parent.size(), "changes lie in the texts");
    in_child = change.child.end;
    in_parent = change.parent.end;
  }
  require(tie.changes.empty() == (tie.similarity == 1 || !tie.child || !tie.parent), "what is changed has changes");
}

void check(const Lineage& lineage, std::string_view child, std::string_view parent) {
  for (const Tie& tie : lineage.ties) {
    require(tie.child.has_value() == (tie.relation != Relation::dropped), "only what was dropped has no child");
    require(tie.parent.has_value() == (tie.relation != Relation::added), "only what was added has no parent");
    if (tie.child) check(*tie.child, lineage.child, child);
    if (tie.parent) check(*tie.parent, lineage.parents.at(0).parts, parent);
    require(is_share(tie.similarity) && tie.words > 0, "a similarity is a share");
    check(tie, child, parent);
  }
  const Shares& shares = lineage.shares;
  require(is_share(shares.inherited + shares.adapted + shares.moved + shares.added) && is_share(shares.dropped), "shares are parts of one");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(bytes.find('\xFF'), bytes.size());
  const std::string parent = text::clean(bytes.substr(0, cut)).text;
  const std::string child = text::clean(cut < bytes.size() ? bytes.substr(cut + 1) : std::string_view{}).text;
  const Parsed of_parent = parse(parent, shipped_tables()), of_child = parse(child, shipped_tables());
  const Source chain[] = {{child, &of_child.document}, {parent, &of_parent.document}, {child, &of_child.document}};
  check(compare(chain[2], std::span(chain).subspan(1, 1)), child, parent);
  const Generations generations = follow(chain);
  for (const Descent& descent : generations.descents)
    for (const Place& place : descent.stands) require(place.paper < 2, "a passage stood in an older paper");
  return 0;
}
