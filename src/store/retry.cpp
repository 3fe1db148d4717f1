#include <algorithm>
#include <random>
#include <thread>

#include "store/database.hpp"

namespace nhipcau::store {
namespace {

/// Up to twice as long after each race that was lost; by chance, so that two that clashed do not clash again.
std::chrono::microseconds wait_of(int race) {
  constexpr int kMostDoublings = 16;
  const std::chrono::microseconds longest =
      std::min<std::chrono::microseconds>(Retry::kFirstWait * (1 << std::min(race, kMostDoublings)), Retry::kLongestWait);
  thread_local std::minstd_rand chance{std::random_device{}()};
  return std::chrono::microseconds(std::uniform_int_distribution<std::int64_t>(0, longest.count())(chance));
}

}  // namespace

bool Retry::wait_after(const DatabaseError& trouble, bool is_sqlite) {
  using enum DatabaseError::Kind;
  const auto kind = trouble.kind();
  if (kind == lost) return lost_++ < kMostLost;
  const bool is_outrun =
      !is_sqlite && (kind == unique || kind == foreign_key);  // SQLite has one write at a time: there it is a plain fault
  if (is_outrun) return broken_++ < kMostBroken;
  if (kind != conflict) return false;
  if (conflicts_ == kMostConflicts) throw DatabaseError(std::string("gave way to other writes too often; last: ") + trouble.what(), busy);
  std::this_thread::sleep_for(wait_of(conflicts_++));
  return true;
}

}  // namespace nhipcau::store
