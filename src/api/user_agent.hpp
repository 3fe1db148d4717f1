#pragma once
#include <string>
#include <string_view>

namespace nhipcau::api {

/// What a person would call the browser and the system: "Chrome", "Android". Empty where it is not known.
struct BrowserWords {
  std::string browser, system;
  friend bool operator==(const BrowserWords&, const BrowserWords&) = default;
};

/// Reads a User-Agent header for these words alone; versions and models are read over. Apps that show pages in a browser of their own
/// (Zalo, Facebook …) are told by the app's name. Never trusted: anybody may send anything.
/// grammar  RFC 9110, 10.1.5: products and comments; which words browsers put there is habit, not rule
BrowserWords read_user_agent(std::string_view header);

}  // namespace nhipcau::api
