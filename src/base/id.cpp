#include "base/id.hpp"

#include <array>
#include <cstdint>

#include "base/hash.hpp"

namespace nhipcau {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kTimeDigits = 10;
constexpr std::size_t kRandomDigits = 16;

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

std::string id_floor(long long at_ms) {
  std::string time_part(kTimeDigits, '0');
  auto time = static_cast<std::uint64_t>(at_ms);
  for (std::size_t i = kTimeDigits; i > 0; --i, time >>= 5U) time_part[i - 1] = kDigits[time & 31U];
  return time_part;
}

std::string make_id_text(long long at_ms) {
  std::string id = id_floor(at_ms);
  for (const char random : take_random(kRandomDigits)) id += kDigits[static_cast<unsigned char>(random) & 31U];
  return id;
}

}  // namespace nhipcau
