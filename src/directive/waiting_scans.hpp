#pragma once
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.hpp"
#include "base/hash.hpp"
#include "files/page_box.hpp"
#include "office/account.hpp"

namespace nhipcau::directive {

/// A scan whose first page was read and is to be looked at by a person, who says whether it bears a secrecy mark. It is in memory alone
/// (bound 10): nothing of it is on the disk.
struct WaitingScan {
  office::AccountId account;  ///< who sent it
  office::UnitId unit;        ///< whose register it is to come into
  Sha256 original;
  std::string bytes;
  std::string file_name;
  std::string text;                    ///< cleaned, of the first page as it was recognised
  int pages = 1;                       ///< of the whole file
  files::PageSize size;                ///< of the first page
  std::vector<files::Box> red_places;  ///< where red ink stands on it
  Instant until;                       ///< then it is forgotten
};

/// The scans that wait in this process, each for kWait and all within kMostBytes: where there is no room, the oldest of who sends give way,
/// then the oldest of all. Another process knows nothing of them, and what is gone is sent once more. What is over is forgotten by itself,
/// by a thread that sleeps until then. Holds a lock; safe from many threads.
class WaitingScans {
 public:
  static constexpr std::chrono::minutes kWait{15};
  static constexpr std::size_t kMostBytes = 200U << 20U;
  static constexpr std::size_t kMostOfAccount = 20;

  explicit WaitingScans(std::size_t most_bytes = kMostBytes, std::chrono::steady_clock::duration wait = kWait)
      : most_bytes_(most_bytes), wait_(wait) {}

  using Scan = std::shared_ptr<const WaitingScan>;
  /// The same scan of the same account once more takes the place of the earlier one. One that alone is too large is not kept.
  void put(Scan scan, Instant now);
  /// None if it never was here, is over, gave way, or is of another account.
  [[nodiscard]] Scan find(const office::AccountId& account, const Sha256& original, Instant now);
  void forget(const office::AccountId& account, const Sha256& original);
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Held {
    Scan scan;
    std::chrono::steady_clock::time_point over;  ///< the same as Scan::until by a clock that nobody sets
  };

  void forget_over(Instant now);
  void make_room(const office::AccountId& account);
  [[nodiscard]] std::size_t count() const;
  void watch(const std::stop_token& stopped);

  const std::size_t most_bytes_;
  const std::chrono::steady_clock::duration wait_;
  mutable std::mutex mutex_;
  std::deque<Held> held_;  // the oldest first
  std::condition_variable_any changed_;
  std::jthread watcher_;  // none before the first scan; the last member, so that it ends first
};

}  // namespace nhipcau::directive
