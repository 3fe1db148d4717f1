#pragma once
#include <vector>

#include "directive/lineage/links.hpp"

namespace nhipcau::directive::lineage {

/// From sentences that are linked to the passages a person is shown: neighbours of the same two parts become one, a sentence that was split
/// or put together is cut where its pieces came from, what has no link is added or dropped. None is `moved` yet.
std::vector<Tie> make_ties(const Content& child, const std::vector<Content>& parents, const Links& links);

/// Marks as moved what stands in another order than the most of its neighbours (by words); footnotes have an order of their own.
void mark_moved(std::vector<Tie>& ties, const Content& child, const std::vector<Content>& parents);

}  // namespace nhipcau::directive::lineage
