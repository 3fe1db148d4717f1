#include "api/user_agent.hpp"

#include <doctest/doctest.h>

using namespace nhipcau::api;

TEST_CASE("a browser is called what a person calls it, an app by its own name") {
  struct Row {
    std::string_view header, browser, system;
  };
  const Row rows[] = {
      {"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome",
       "Android"},
      {"Mozilla/5.0 (Linux; Android 13; SM-A146B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0 Mobile Safari/537.36 "
       "Zalo android/12100 ZaloTheme/light "
       "ZaloLanguage/vn",
       "Zalo", "Android"},
      {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/500", "Zalo",
       "iOS"},
      {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 "
       "[FBAN/MessengerForiOS;FBAV/480]",
       "Messenger", "iOS"},
      {"Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Version/4.0 Chrome/139.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480]",
       "Facebook", "Android"},
      {"Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Version/4.0 Chrome/139.0 Mobile Safari/537.36 "
       "[FB_IAB/Orca-Android;FBAV/480]",
       "Messenger", "Android"},
      {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge",
       "Windows"},
      {"Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0 Chrome/130.0 Safari/537.36", "Cốc Cốc",
       "Windows"},
      {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari",
       "macOS"},
      {"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux"},
      {"Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S911B) AppleWebKit/537.36 SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36",
       "Samsung Internet", "Android"},
      {"", "", ""},
      {"'; DROP TABLE session; --", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    CHECK(read_user_agent(row.header) == BrowserWords{std::string(row.browser), std::string(row.system)});
  }
  CHECK(read_user_agent(std::string(100'000, 'x') + "Chrome/1").browser.empty());
}
