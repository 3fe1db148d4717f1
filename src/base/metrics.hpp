#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Figures of a running program for Prometheus: text format 0.0.4. Never a name, an address or anything a person wrote: labels come from
/// small fixed sets (route patterns, methods, kinds, states).
namespace nhipcau::metrics {

using Labels = std::vector<std::pair<std::string, std::string>>;
enum class Type { counter, gauge, histogram };

/// Writes the text format. A family's samples follow its head.
class Exposition {
 public:
  void family(std::string_view name, std::string_view help, Type type);
  void sample(std::string_view name, const Labels& labels, double value);
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// Only grows. Safe from many threads, as all below.
class Counter {
 public:
  void add(std::uint64_t by = 1) { value_.fetch_add(by, std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

/// Goes up and down.
class Gauge {
 public:
  void add(std::int64_t by) { value_.fetch_add(by, std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_{0};
};

/// How long something took, in buckets from 1 ms to 10 s.
class Histogram {
 public:
  void observe(std::chrono::microseconds took);
  /// Adds its samples: `_bucket`, `_sum` (seconds), `_count`.
  void write_to(Exposition& out, const std::string& name, const Labels& labels) const;

  static constexpr std::int64_t kBoundsMs[] = {1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10'000};

 private:
  std::atomic<std::uint64_t> counts_[std::size(kBoundsMs) + 1]{};  // not cumulative; the last is what is longer
  std::atomic<std::uint64_t> sum_us_{0};
};

/// All figures of one program. Who counts keeps the reference it is given: it lives as long as the registry.
/// The same name and labels give the same figure; a name belongs to one type (else BrokenInvariant).
class Registry {
 public:
  Counter& counter(const std::string& name, const std::string& help, const Labels& labels = {});
  Gauge& gauge(const std::string& name, const std::string& help, const Labels& labels = {});
  Histogram& histogram(const std::string& name, const std::string& help, const Labels& labels = {});
  void write_to(Exposition& out) const;

 private:
  struct Family {
    std::string help;
    Type type = Type::counter;
    std::map<Labels, std::unique_ptr<Counter>> counters;
    std::map<Labels, std::unique_ptr<Gauge>> gauges;
    std::map<Labels, std::unique_ptr<Histogram>> histograms;
  };
  Family& family(const std::string& name, const std::string& help, Type type);

  mutable std::mutex mutex_;  // guards the maps, not the figures in them
  std::map<std::string, Family> families_;
};

/// Runs from its making; for figures alone, nothing is decided by it.
class Stopwatch {
 public:
  [[nodiscard]] std::chrono::microseconds elapsed() const {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun_);
  }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace nhipcau::metrics
