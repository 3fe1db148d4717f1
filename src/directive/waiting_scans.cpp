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
  std::erase_if(held_, [&](const Held& other) { return is_it(*other.scan, scan->account, scan->original); });
  if (scan->bytes.size() > most_bytes_) return;
  const office::AccountId account = scan->account;
  held_.push_back({.scan = std::move(scan), .over = std::chrono::steady_clock::now() + wait_});
  make_room(account);
  if (!watcher_.joinable()) watcher_ = std::jthread([this](const std::stop_token& stopped) { watch(stopped); });
  changed_.notify_one();
}

WaitingScans::Scan WaitingScans::find(const office::AccountId& account, const Sha256& original, Instant now) {
  const std::lock_guard lock(mutex_);
  forget_over(now);
  const auto found = std::find_if(held_.begin(), held_.end(), [&](const Held& held) { return is_it(*held.scan, account, original); });
  return found == held_.end() ? nullptr : found->scan;
}

void WaitingScans::forget(const office::AccountId& account, const Sha256& original) {
  const std::lock_guard lock(mutex_);
  std::erase_if(held_, [&](const Held& held) { return is_it(*held.scan, account, original); });
}

std::size_t WaitingScans::bytes() const {
  const std::lock_guard lock(mutex_);
  return count();
}

std::size_t WaitingScans::count() const {
  std::size_t bytes = 0;
  for (const Held& held : held_) bytes += held.scan->bytes.size();
  return bytes;
}

void WaitingScans::forget_over(Instant now) {
  std::erase_if(held_, [&](const Held& held) {
    return held.scan->until <= now || held.scan->until > now + 2 * kWait;  // or the clock was set back
  });
}

void WaitingScans::make_room(const office::AccountId& account) {
  const auto is_of = [&](const Held& held) { return held.scan->account == account; };
  const auto of_account = [&] { return static_cast<std::size_t>(std::count_if(held_.begin(), held_.end(), is_of)); };
  const auto drop_own = [&] { held_.erase(std::find_if(held_.begin(), held_.end(), is_of)); };
  while (of_account() > kMostOfAccount) drop_own();
  while (count() > most_bytes_ && of_account() > 1) drop_own();
  while (count() > most_bytes_) held_.pop_front();
}

/// The oldest is over first: each waits equally long.
void WaitingScans::watch(const std::stop_token& stopped) {
  std::unique_lock lock(mutex_);
  while (!stopped.stop_requested()) {
    if (held_.empty()) {
      changed_.wait(lock, stopped, [&] { return !held_.empty(); });
      continue;
    }
    const auto over = held_.front().over;
    changed_.wait_until(lock, stopped, over, [&] { return held_.empty() || held_.front().over != over; });
    std::erase_if(held_, [now = std::chrono::steady_clock::now()](const Held& held) { return held.over <= now; });
  }
}

}  // namespace nhipcau::directive
