#pragma once
#include <semaphore>

namespace nhipcau::api {

/// One of so many places for work that takes long, held while it lives. Who finds none is told so at once: nobody waits.
class Place {
 public:
  explicit Place(std::counting_semaphore<>& free) : free_(free), is_ours_(free.try_acquire()) {}
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() {
    if (is_ours_) free_.release();
  }
  [[nodiscard]] bool is_ours() const { return is_ours_; }

 private:
  std::counting_semaphore<>& free_;
  const bool is_ours_;
};

}  // namespace nhipcau::api
