#include "api/sliding_window.hpp"

#include <charconv>

#include "base/hash.hpp"

namespace nhipcau::api {
namespace {

/// Eight hexadecimal digits as a number.
std::size_t number_in(std::string_view digits) {
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

}  // namespace

SlidingWindow::SlidingWindow(std::size_t most, std::chrono::milliseconds window)
    : most_(most), window_(window), secret_(random_bytes(16)), places_(kPlaces) {}

bool SlidingWindow::admit(const std::string& key, Instant now) {
  const std::string picked = sha256(secret_ + key).hex;
  const std::size_t first = number_in(std::string_view(picked).substr(0, 8)) % kPlaces;
  const std::size_t second = number_in(std::string_view(picked).substr(8, 8)) % kPlaces;
  const std::lock_guard lock(mutex_);
  auto& one = places_[first];
  auto& other = places_[second];
  forget_old(one, now);
  forget_old(other, now);
  if (one.size() >= most_ && other.size() >= most_) return false;
  if (one.size() < most_) one.push_back(now);
  if (first != second && other.size() < most_) other.push_back(now);
  return true;
}

std::size_t SlidingWindow::remembered() {
  const std::lock_guard lock(mutex_);
  std::size_t acts = 0;
  for (const auto& place : places_) acts += place.size();
  return acts;
}

/// Also what lies in the future: the clock was set back, and nobody should wait for it to catch up.
void SlidingWindow::forget_old(std::vector<Instant>& acts, Instant now) const {
  std::erase_if(acts, [&](Instant at) { return at <= now - window_ || at > now; });
}

}  // namespace nhipcau::api
