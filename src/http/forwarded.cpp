#include "http/forwarded.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "http/ascii.hpp"

namespace nhipcau::http {
namespace {

/// The one spelling of a numeric address; empty if it is none.
std::string canonical(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  const std::string spelled(text);
  std::array<unsigned char, 16> bytes{};
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (inet_pton(AF_INET, spelled.c_str(), bytes.data()) == 1) return spelled;
  if (inet_pton(AF_INET6, spelled.c_str(), bytes.data()) != 1) return "";
  constexpr std::array<unsigned char, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  const bool is_mapped = std::equal(kMapped.begin(), kMapped.end(), bytes.begin());
  const void* address = is_mapped ? bytes.data() + kMapped.size() : bytes.data();
  return inet_ntop(is_mapped ? AF_INET : AF_INET6, address, out.data(), out.size()) == nullptr ? "" : out.data();
}

/// All values of a header as one list, as RFC 9110, 5.3 has it.
std::string joined(const Request& head, std::string_view name) {
  std::string all;
  for (const auto& [known, value] : head.headers) {
    if (same_token(known, name)) all.append(all.empty() ? "" : ",").append(value);
  }
  return all;
}

/// Takes the last element off a comma-separated list.
std::string_view pop_last(std::string_view& list) {
  const std::size_t comma = list.rfind(',');
  const std::string_view last = comma == std::string_view::npos ? list : list.substr(comma + 1);
  list = comma == std::string_view::npos ? std::string_view{} : list.substr(0, comma);
  return trim_blanks(last);
}

}  // namespace

Origin find_origin(std::string_view peer, const Request& head, std::span<const std::string> trusted_proxies) {
  const auto is_trusted = [&](const std::string& address) {
    return std::any_of(trusted_proxies.begin(), trusted_proxies.end(), [&](const auto& proxy) { return canonical(proxy) == address; });
  };
  Origin origin{.address = canonical(peer)};
  if (origin.address.empty()) origin.address = peer;
  if (!is_trusted(origin.address)) return origin;

  const std::string protocols = joined(head, "X-Forwarded-Proto");
  std::string_view protocol_list = protocols;
  origin.is_https = same_token(pop_last(protocol_list), "https");
  const std::string hops = joined(head, "X-Forwarded-For");
  for (std::string_view rest = hops; !rest.empty() && is_trusted(origin.address);) {
    const std::string hop = canonical(pop_last(rest));
    if (hop.empty()) break;
    origin.address = hop;
  }
  return origin;
}

}  // namespace nhipcau::http
