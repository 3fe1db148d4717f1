#include "api/sign_in_brake.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace nhipcau::api {

std::unique_ptr<Place> SignInBrake::admit(const Try& attempt, Instant now) {
  const bool is_admitted = attempt.known
                               ? by_known_.admit(*attempt.known, now)
                               : by_address_.admit(network_of(attempt.from_address), now) && by_name_.admit(attempt.name_key, now);
  if (!is_admitted) return nullptr;
  auto seat = std::make_unique<Place>(attempt.known ? known_ : strangers_);
  return seat->is_ours() ? std::move(seat) : nullptr;
}

std::string network_of(const std::string& address) {
  constexpr std::size_t kHostBytes = 8;
  std::array<unsigned char, 16> bytes{};
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  std::fill(bytes.end() - kHostBytes, bytes.end(), 0);
  return inet_ntop(AF_INET6, bytes.data(), out.data(), out.size()) == nullptr ? address : std::string(out.data()) + "/64";
}

}  // namespace nhipcau::api
