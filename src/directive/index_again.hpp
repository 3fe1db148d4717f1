#pragma once
#include <cstddef>
#include <functional>

#include "base/result.hpp"
#include "store/database.hpp"

namespace nhipcau::directive {

/// Makes the search entries of all papers anew from what is registered, a page of papers in a transaction: after an office was restored, or
/// when terms are made in another way. May run while people work, and again.
/// progress  told how many papers are done, of how many; may be empty
Result<void> index_again(store::Database& database, const std::function<void(std::size_t done, std::size_t total)>& progress);

}  // namespace nhipcau::directive
