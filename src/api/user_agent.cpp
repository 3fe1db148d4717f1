#include "api/user_agent.hpp"

#include <span>

namespace nhipcau::api {
namespace {

struct Sign {
  std::string_view mark, name;
};

/// The first that is found counts: most browsers also call themselves Chrome, and all of them Safari and Mozilla.
constexpr Sign kBrowsers[] = {
    {"Zalo", "Zalo"},
    {"Orca-Android", "Messenger"},
    {"MessengerForiOS", "Messenger"},
    {"FB_IAB", "Facebook"},
    {"FBAN/", "Facebook"},
    {"FBAV/", "Facebook"},
    {"Instagram", "Instagram"},
    {"Line/", "LINE"},
    {"musical_ly", "TikTok"},
    {"BytedanceWebview", "TikTok"},
    {"coc_coc_browser", "Cốc Cốc"},
    {"EdgA/", "Edge"},
    {"EdgiOS/", "Edge"},
    {"Edg/", "Edge"},
    {"OPR/", "Opera"},
    {"OPiOS/", "Opera"},
    {"SamsungBrowser/", "Samsung Internet"},
    {"UCBrowser/", "UC Browser"},
    {"YaBrowser/", "Yandex"},
    {"FxiOS/", "Firefox"},
    {"Firefox/", "Firefox"},
    {"CriOS/", "Chrome"},
    {"Chromium/", "Chromium"},
    {"Chrome/", "Chrome"},
    {"Safari/", "Safari"},
    {"curl/", "curl"},
};

constexpr Sign kSystems[] = {
    {"Android", "Android"}, {"iPhone", "iOS"},      {"iPad", "iPadOS"}, {"Windows", "Windows"},
    {"CrOS", "ChromeOS"},   {"Macintosh", "macOS"}, {"Linux", "Linux"},
};

std::string name_in(std::string_view header, std::span<const Sign> signs) {
  for (const Sign& sign : signs) {
    if (header.find(sign.mark) != std::string_view::npos) return std::string(sign.name);
  }
  return "";
}

}  // namespace

BrowserWords read_user_agent(std::string_view header) {
  constexpr std::size_t kRead = 1000;  // bytes; what stands behind is no sign of anything
  header = header.substr(0, kRead);
  return {.browser = name_in(header, kBrowsers), .system = name_in(header, kSystems)};
}

}  // namespace nhipcau::api
