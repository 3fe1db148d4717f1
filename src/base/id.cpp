#include "base/id.hpp"

#include <array>
#include <cstdint>

#include "base/hash.hpp"

namespace nhipcau {

std::string make_id_text(long long at_ms) {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  constexpr int kTimeDigits = 10;
  constexpr int kRandomDigits = 16;
  std::string id(kTimeDigits + kRandomDigits, '0');
  auto time = static_cast<std::uint64_t>(at_ms);
  for (int i = kTimeDigits - 1; i >= 0; --i, time >>= 5U) id[static_cast<std::size_t>(i)] = kDigits[time & 31U];
  const std::string random = random_bytes(kRandomDigits);
  for (std::size_t i = 0; i < kRandomDigits; ++i) id[kTimeDigits + i] = kDigits[static_cast<unsigned char>(random[i]) & 31U];
  return id;
}

}  // namespace nhipcau
