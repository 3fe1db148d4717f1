#pragma once
#include <vector>

#include "base/hash.hpp"
#include "store/database.hpp"

namespace nhipcau::directive {

/// Of the files named, those that no reading is of, in the same order.
std::vector<Sha256> find_unread(store::Read& tx, const std::vector<Sha256>& originals);

}  // namespace nhipcau::directive
