#pragma once
#include <memory>
#include <optional>
#include <string>

#include "api/place.hpp"
#include "api/sliding_window.hpp"

namespace nhipcau::api {

/// Slows down the guessing of passwords, and locks nobody out by it: a browser that the account knows (office/known_browser.hpp) is counted
/// for itself and has seats of its own at the check; everybody else is counted by address and by name, and shares the other seats. So
/// whoever guesses, from however many places, uses up the strangers' tries alone. Links and passkeys do not pass here: they cannot be
/// guessed. Each process counts for itself (decision 0009). Safe from many threads.
/// source  OWASP Authentication Cheat Sheet and "Slow Down Online Guessing Attacks with Device Cookies"; decision 0020
class SignInBrake {
 public:
  static constexpr std::size_t kTriesOfAddress = 20;  ///< in kTryWindow; of IPv6 a network (/64) is one address
  static constexpr std::size_t kTriesOfName = 10;
  static constexpr std::size_t kTriesOfKnown = 10;
  static constexpr std::chrono::minutes kTryWindow{1};
  /// Checks at the same time: each is slow by design, and a flood of them must leave the processor for the office.
  static constexpr int kSeatsOfStrangers = 2, kSeatsOfKnown = 2;

  struct Try {
    std::string from_address;
    std::string name_key;                   ///< text::search_key of the name that was typed
    std::optional<std::string> known = {};  ///< what a known browser, or a session that asks for its own password, is counted under
  };
  /// A seat at the check, held while it lives; none: come again in a minute.
  std::unique_ptr<Place> admit(const Try& attempt, Instant now);

 private:
  SlidingWindow by_address_{kTriesOfAddress, kTryWindow};
  SlidingWindow by_name_{kTriesOfName, kTryWindow};
  SlidingWindow by_known_{kTriesOfKnown, kTryWindow};
  std::counting_semaphore<> strangers_{kSeatsOfStrangers};
  std::counting_semaphore<> known_{kSeatsOfKnown};
};

/// What an address is counted under: itself, or its network where one customer has a whole network (IPv6, /64).
std::string network_of(const std::string& address);

}  // namespace nhipcau::api
