#pragma once
#include <atomic>
#include <cstddef>

namespace nhipcau::http {

/// The bytes of all bodies held at one moment, with a ceiling. Safe from many threads.
class BodyBudget {
 public:
  explicit BodyBudget(std::size_t most) : most_(most) {}

  /// What one request holds; given back at its end.
  class Lease {
   public:
    explicit Lease(BodyBudget& budget) : budget_(budget) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { budget_.held_ -= held_; }

    /// False if that would go over the ceiling: nothing is taken.
    [[nodiscard]] bool take(std::size_t bytes) {
      if (budget_.held_.fetch_add(bytes) + bytes > budget_.most_) {
        budget_.held_ -= bytes;
        return false;
      }
      held_ += bytes;
      return true;
    }

   private:
    BodyBudget& budget_;
    std::size_t held_ = 0;
  };

 private:
  const std::size_t most_;
  std::atomic<std::size_t> held_{0};
};

}  // namespace nhipcau::http
