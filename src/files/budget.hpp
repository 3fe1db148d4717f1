#pragma once
#include <chrono>
#include <cstddef>
#include <optional>

#include "files/extract.hpp"

namespace nhipcau::files {

/// What is left of one file's Limits while it is read. The steady clock is read here alone: it measures work, it tells no time.
class Budget {
 public:
  explicit Budget(const Limits& limits) : limits_(limits), ends_(std::chrono::steady_clock::now() + std::chrono::seconds(limits.seconds)) {}

  [[nodiscard]] const Limits& limits() const { return limits_; }

  /// Counts unpacked bytes of a part that takes `packed` bytes in the file and has given `unpacked` so far.
  [[nodiscard]] std::optional<Error> unpack(std::size_t more, std::size_t packed, std::size_t unpacked) {
    expanded_ += more;
    constexpr std::size_t kSmallPart = 1U << 20U;
    const bool is_dense = unpacked > kSmallPart && unpacked / limits_.expansion_ratio > packed;
    if (expanded_ > limits_.expanded_bytes || is_dense) return Error{Code::too_large, "files.expands_too_much"};
    return out_of_time();
  }

  [[nodiscard]] std::optional<Error> out_of_time() const {
    if (std::chrono::steady_clock::now() <= ends_) return std::nullopt;
    return Error{Code::too_large, "files.too_slow"};
  }

 private:
  Limits limits_;
  std::chrono::steady_clock::time_point ends_;
  std::size_t expanded_ = 0;
};

}  // namespace nhipcau::files
