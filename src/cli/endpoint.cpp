#include "cli/endpoint.hpp"

#include <algorithm>

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

std::string without_password(std::string_view address) {
  std::string shown(address);
  const std::size_t scheme = shown.find("://");
  if (scheme != std::string::npos) {
    const std::size_t begin = scheme + 3;
    const std::size_t end = std::min(shown.find_first_of("/?", begin), shown.size());
    const std::size_t at = shown.rfind('@', end);
    const std::size_t colon = shown.find(':', begin);
    if (at != std::string::npos && at > begin && colon < at) shown.replace(colon + 1, at - colon - 1, "***");
  }
  constexpr std::string_view kParameter = "password=";
  for (std::size_t at = shown.find(kParameter); at != std::string::npos; at = shown.find(kParameter, at)) {
    at += kParameter.size();
    shown.replace(at, std::min(shown.find_first_of("& ", at), shown.size()) - at, "***");
  }
  return shown;
}

}  // namespace nhipcau::cli
