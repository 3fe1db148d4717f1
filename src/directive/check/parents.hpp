#pragma once
#include <vector>

#include "directive/check/parent.hpp"
#include "directive/paper.hpp"
#include "directive/tables.hpp"
#include "store/database.hpp"

namespace nhipcau::directive::check {

/// The registered papers that one surely names as its bases and that guide it: no law, which says what everybody does, and no request or
/// report from below. The newest first, at most kMostParents, with their duties as their current readings have them.
/// Of the paper's own register alone: who sees the paper sees them too, so that all find the same in it.
std::vector<Parent> load_parents(store::Read& tx, const Paper& paper, const Tables& tables);
inline constexpr std::size_t kMostParents = 20;

}  // namespace nhipcau::directive::check
