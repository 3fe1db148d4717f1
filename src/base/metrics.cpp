#include "base/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::metrics {
namespace {

constexpr double kMsPerSecond = 1000;
constexpr double kUsPerSecond = 1'000'000;

std::string_view to_name(Type type) {
  switch (type) {
    case Type::counter: return "counter";
    case Type::gauge: return "gauge";
    case Type::histogram: return "histogram";
  }
  return "untyped";
}

/// Inside "…" of a label, and in the line of a help.
std::string escaped(std::string_view text, bool in_quotes) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\n')
      out += "\\n";
    else if (c == '"' && in_quotes)
      out += "\\\"";
    else
      out += c;
  }
  return out;
}

template <class Figure>
Figure& find_or_make(std::map<Labels, std::unique_ptr<Figure>>& figures, const Labels& labels) {
  auto& figure = figures[labels];
  if (!figure) figure = std::make_unique<Figure>();
  return *figure;
}

}  // namespace

void Exposition::family(std::string_view name, std::string_view help, Type type) {
  text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, escaped(help, false), name, to_name(type));
}

void Exposition::sample(std::string_view name, const Labels& labels, double value) {
  std::string inside;
  for (const auto& [label, text] : labels) inside += fmt::format("{}{}=\"{}\"", inside.empty() ? "" : ",", label, escaped(text, true));
  text_ += fmt::format("{}{} {}\n", name, inside.empty() ? "" : "{" + inside + "}", value);
}

void Histogram::observe(std::chrono::microseconds took) {
  constexpr std::int64_t kUsPerMs = 1000;
  const auto us = std::max<std::int64_t>(took.count(), 0);
  const auto* const bound = std::ranges::find_if(kBoundsMs, [&](std::int64_t ms) { return us <= ms * kUsPerMs; });
  counts_[bound - std::begin(kBoundsMs)].fetch_add(1, std::memory_order_relaxed);
  sum_us_.fetch_add(static_cast<std::uint64_t>(us), std::memory_order_relaxed);
}

void Histogram::write_to(Exposition& out, const std::string& name, const Labels& labels) const {
  std::uint64_t upto = 0;
  for (std::size_t i = 0; i < std::size(counts_); ++i) {
    upto += counts_[i].load(std::memory_order_relaxed);
    Labels more = labels;
    more.emplace_back("le", i < std::size(kBoundsMs) ? fmt::format("{}", static_cast<double>(kBoundsMs[i]) / kMsPerSecond) : "+Inf");
    out.sample(name + "_bucket", more, static_cast<double>(upto));
  }
  out.sample(name + "_sum", labels, static_cast<double>(sum_us_.load(std::memory_order_relaxed)) / kUsPerSecond);
  out.sample(name + "_count", labels, static_cast<double>(upto));
}

Registry::Family& Registry::family(const std::string& name, const std::string& help, Type type) {
  auto& found = families_[name];
  if (found.help.empty()) {
    found.help = help;
    found.type = type;
  }
  require(found.type == type, "a figure's name belongs to one type");
  return found;
}

Counter& Registry::counter(const std::string& name, const std::string& help, const Labels& labels) {
  const std::lock_guard lock(mutex_);
  return find_or_make(family(name, help, Type::counter).counters, labels);
}

Gauge& Registry::gauge(const std::string& name, const std::string& help, const Labels& labels) {
  const std::lock_guard lock(mutex_);
  return find_or_make(family(name, help, Type::gauge).gauges, labels);
}

Histogram& Registry::histogram(const std::string& name, const std::string& help, const Labels& labels) {
  const std::lock_guard lock(mutex_);
  return find_or_make(family(name, help, Type::histogram).histograms, labels);
}

void Registry::write_to(Exposition& out) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [name, family] : families_) {
    out.family(name, family.help, family.type);
    for (const auto& [labels, counter] : family.counters) out.sample(name, labels, static_cast<double>(counter->value()));
    for (const auto& [labels, gauge] : family.gauges) out.sample(name, labels, static_cast<double>(gauge->value()));
    for (const auto& [labels, histogram] : family.histograms) histogram->write_to(out, name, labels);
  }
}

}  // namespace nhipcau::metrics
