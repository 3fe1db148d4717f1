#include "base/id.hpp"

#include <array>
#include <cstdint>

#include "base/hash.hpp"

namespace nhipcau {
namespace {

/// Bytes of the system's random source, fetched many at a time: an id is no secret, and a call of the system for each costs more than the
/// rest of it. Each byte is given once; good until the next call of the same thread.
std::string_view take_random(std::size_t count) {
  constexpr std::size_t kFetched = 4096;
  thread_local std::string bytes;
  thread_local std::size_t used = 0;
  if (bytes.size() - used < count) {
    bytes = random_bytes(kFetched);
    used = 0;
  }
  used += count;
  return std::string_view(bytes).substr(used - count, count);
}

}  // namespace

std::string make_id_text(long long at_ms) {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  constexpr int kTimeDigits = 10;
  constexpr int kRandomDigits = 16;
  std::string id(kTimeDigits + kRandomDigits, '0');
  auto time = static_cast<std::uint64_t>(at_ms);
  for (int i = kTimeDigits - 1; i >= 0; --i, time >>= 5U) id[static_cast<std::size_t>(i)] = kDigits[time & 31U];
  const std::string_view random = take_random(kRandomDigits);
  for (std::size_t i = 0; i < kRandomDigits; ++i) id[kTimeDigits + i] = kDigits[static_cast<unsigned char>(random[i]) & 31U];
  return id;
}

}  // namespace nhipcau
