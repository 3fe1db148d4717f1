#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace nhipcau::cli {

/// A place to listen: "127.0.0.1:8080", "[::1]:8080".
struct Endpoint {
  std::string address;
  int port = 0;
  /// As it stands in an address of the web: "[::1]".
  [[nodiscard]] std::string host() const { return address.find(':') == std::string::npos ? address : "[" + address + "]"; }
};

/// None if it is not one: no port, or a port over 65535. Whether the address exists is seen when one listens.
std::optional<Endpoint> parse_endpoint(std::string_view text);

}  // namespace nhipcau::cli
