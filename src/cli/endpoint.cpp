#include "cli/endpoint.hpp"

#include "cli/whole_number.hpp"

namespace nhipcau::cli {

std::optional<Endpoint> parse_endpoint(std::string_view text) {
  constexpr int kMostPort = 65535;
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const auto port = parse_whole_number(text.substr(colon + 1));
  if (!port || *port > kMostPort) return std::nullopt;
  std::string_view address = text.substr(0, colon);
  if (address.size() > 2 && address.front() == '[' && address.back() == ']') address = address.substr(1, address.size() - 2);
  return Endpoint{std::string(address), *port};
}

}  // namespace nhipcau::cli
