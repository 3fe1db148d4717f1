#pragma once
#include <span>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace nhipcau::http {

/// Who really asked, and how.
struct Origin {
  std::string address;
  bool is_https = false;
};

/// Believes X-Forwarded-For and X-Forwarded-Proto only when `peer` is a trusted proxy: then the last address of the list that is no trusted
/// proxy, and the last word of the protocol's list. What is no address stops the walk: the last good one counts.
/// peer  a numeric address; "::ffff:10.0.0.1" is "10.0.0.1"
Origin find_origin(std::string_view peer, const Request& head, std::span<const std::string> trusted_proxies);

}  // namespace nhipcau::http
