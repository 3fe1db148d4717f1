#include "http/router.hpp"

#include <algorithm>
#include <array>

#include "base/require.hpp"

namespace nhipcau::http {
namespace {

constexpr std::size_t kMostSegments = 16;

/// The segments of a path, none where it has more than any pattern. Good as long as the path.
class Segments {
 public:
  explicit Segments(std::string_view path) {
    for (std::size_t at = 1; at <= path.size();) {
      const std::size_t end = std::min(path.find('/', at), path.size());
      if (count_ == kMostSegments) {
        count_ = 0;
        return;
      }
      all_[count_++] = path.substr(at, end - at);
      at = end + 1;
    }
  }
  [[nodiscard]] std::span<const std::string_view> all() const { return {all_.data(), count_}; }

 private:
  std::array<std::string_view, kMostSegments> all_;
  std::size_t count_ = 0;
};

bool is_name(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

Router::Pattern to_pattern(std::string_view text) {
  Router::Pattern pattern;
  const Segments segments(text);
  for (const auto segment : segments.all()) {
    const bool is_a_name = is_name(segment);
    pattern.push_back({std::string(is_a_name ? segment.substr(1, segment.size() - 2) : segment), is_a_name});
  }
  return pattern;
}

/// Two patterns of one shape take the same paths.
bool have_one_shape(const Router::Pattern& a, const Router::Pattern& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& x, const auto& y) { return x.is_name == y.is_name && (x.is_name || x.text == y.text); });
}

/// path  of as many segments; compared from the end, where patterns differ most
bool takes(const Router::Pattern& pattern, std::span<const std::string_view> path) {
  return std::equal(pattern.rbegin(), pattern.rend(), path.rbegin(), [](const Router::Segment& wanted, std::string_view segment) {
    return wanted.is_name ? !segment.empty() : wanted.text == segment;
  });
}

/// Of two patterns that take one path: whether `a` is fixed where they first differ.
bool is_closer(const Router::Pattern& a, const Router::Pattern& b) {
  const auto [in_a, in_b] =
      std::mismatch(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) { return x.is_name == y.is_name; });
  return in_a != a.end() && !in_a->is_name;
}

bool serves(Method route, Method asked) {
  return route == asked || (asked == Method::head && route == Method::get);
}

}  // namespace

void Router::add(Route route) {
  require(route.pattern.starts_with('/'), "a route's pattern begins with /");
  require(!route.permission.empty(), "a route says who may take it");
  Pattern pattern = to_pattern(route.pattern);
  require(!pattern.empty(), "a route's pattern has too many segments, or none");
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    require(routes_[i].method != route.method || !have_one_shape(patterns_[i], pattern), "two routes of one method and shape");
  }
  by_length_[pattern.size()].push_back(patterns_.size());
  patterns_.push_back(std::move(pattern));
  routes_.push_back(std::move(route));
}

Router::Match Router::find(Method method, std::string_view path) const {
  Match match;
  if (!path.starts_with('/')) return match;
  const Segments wanted(path);
  const auto routes = by_length_.find(wanted.all().size());
  if (routes == by_length_.end()) return match;
  for (const std::size_t i : routes->second) {
    if (!serves(routes_[i].method, method) || !takes(patterns_[i], wanted.all())) continue;
    if (match.route != nullptr && !is_closer(patterns_[i], patterns_[match.index])) continue;
    match.route = &routes_[i];
    match.index = i;
  }
  if (match.route != nullptr) return match;
  for (const std::size_t i : routes->second) {
    const bool is_new = std::find(match.allowed.begin(), match.allowed.end(), routes_[i].method) == match.allowed.end();
    if (is_new && takes(patterns_[i], wanted.all())) match.allowed.push_back(routes_[i].method);
  }
  return match;
}

Router::Match Router::match(Method method, std::string_view path) const {
  Match match = find(method, path);
  if (match.route == nullptr) return match;
  const Segments wanted(path);
  const Pattern& pattern = patterns_[match.index];
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i].is_name) match.params.emplace(pattern[i].text, wanted.all()[i]);
  }
  return match;
}

}  // namespace nhipcau::http
