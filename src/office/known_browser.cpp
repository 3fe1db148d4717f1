#include "office/known_browser.hpp"

namespace nhipcau::office {

std::optional<std::string> find_known_browser(store::Read& tx, const Clock& clock, const AccountId& account,
                                              std::span<const std::string> tokens) {
  const std::string since = to_rfc3339(clock.now() - kKnownBrowserLife);
  for (const std::string& token : tokens) {
    std::string hash = sha256(token).hex;
    if (tx.one("office.find_known_browser", hash, account.value, since)) return hash;
  }
  return std::nullopt;
}

std::string know_browser(store::Write& tx, const Clock& clock, const AccountId& account, std::span<const std::string> tokens) {
  const std::string now = to_rfc3339(clock.now()), since = to_rfc3339(clock.now() - kKnownBrowserLife);
  for (const std::string& token : tokens) {
    if (tx.run("office.touch_known_browser", sha256(token).hex, account.value, now, since) > 0) return token;
  }
  std::string token = random_token();
  tx.run("office.add_known_browser", sha256(token).hex, account.value, now);
  tx.run("office.remove_surplus_known_browsers", account.value, static_cast<std::int64_t>(kMostKnownBrowsers));
  return token;
}

void forget_browsers(store::Write& tx, const AccountId& account) {
  tx.run("office.remove_known_browsers", account.value);
}

}  // namespace nhipcau::office
