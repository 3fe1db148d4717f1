#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "office/rights.hpp"

namespace nhipcau::office {

/// What a process remembers of the rights of accounts, so that a request asks for one row less. Each is of a version of the account's
/// rights (raised by whatever changes them) and of a day. Holds a lock; safe from many threads.
class RightsCache {
 public:
  static constexpr std::size_t kMost = 10'000;  ///< accounts; one more, and all are forgotten

  [[nodiscard]] std::optional<Rights> find(const AccountId& account, std::int64_t version, const std::string& day) const {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(account.value);
    if (known == known_.end() || known->second.version != version || known->second.day != day) return std::nullopt;
    return known->second.rights;
  }
  void keep(const AccountId& account, std::int64_t version, const std::string& day, const Rights& rights) {
    const std::lock_guard lock(mutex_);
    if (known_.size() >= kMost) known_.clear();
    known_.insert_or_assign(account.value, Known{.version = version, .day = day, .rights = rights});
  }

 private:
  struct Known {
    std::int64_t version = 0;
    std::string day;
    Rights rights;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Known> known_;
};

}  // namespace nhipcau::office
