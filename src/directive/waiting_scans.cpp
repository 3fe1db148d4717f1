#include "directive/waiting_scans.hpp"

#include <algorithm>

namespace nhipcau::directive {
namespace {

bool is_it(const WaitingScan& scan, const office::AccountId& account, const Sha256& original) {
  return scan.account == account && scan.original == original;
}

}  // namespace

void WaitingScans::put(Scan scan, Instant now) {
  const std::lock_guard lock(mutex_);
  forget_over(now);
  std::erase_if(scans_, [&](const Scan& other) { return is_it(*other, scan->account, scan->original); });
  if (scan->bytes.size() > most_bytes_) return;
  const office::AccountId account = scan->account;
  scans_.push_back(std::move(scan));
  make_room(account);
}

WaitingScans::Scan WaitingScans::find(const office::AccountId& account, const Sha256& original, Instant now) {
  const std::lock_guard lock(mutex_);
  forget_over(now);
  const auto found = std::find_if(scans_.begin(), scans_.end(), [&](const Scan& scan) { return is_it(*scan, account, original); });
  return found == scans_.end() ? nullptr : *found;
}

void WaitingScans::forget(const office::AccountId& account, const Sha256& original) {
  const std::lock_guard lock(mutex_);
  std::erase_if(scans_, [&](const Scan& scan) { return is_it(*scan, account, original); });
}

std::size_t WaitingScans::bytes() const {
  const std::lock_guard lock(mutex_);
  return count();
}

std::size_t WaitingScans::count() const {
  std::size_t bytes = 0;
  for (const Scan& scan : scans_) bytes += scan->bytes.size();
  return bytes;
}

void WaitingScans::forget_over(Instant now) {
  std::erase_if(scans_,
                [&](const Scan& scan) { return scan->until <= now || scan->until > now + 2 * kWait; });  // or the clock was set back
}

void WaitingScans::make_room(const office::AccountId& account) {
  const auto is_of = [&](const Scan& scan) { return scan->account == account; };
  while (static_cast<std::size_t>(std::count_if(scans_.begin(), scans_.end(), is_of)) > kMostOfAccount)
    scans_.erase(std::find_if(scans_.begin(), scans_.end(), is_of));
  while (count() > most_bytes_) scans_.pop_front();
}

}  // namespace nhipcau::directive
