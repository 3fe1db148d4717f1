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

constexpr std::string_view kRest = "...";

Router::Segment to_segment(std::string_view text) {
  if (!is_name(text)) return {std::string(text)};
  std::string_view name = text.substr(1, text.size() - 2);
  const bool is_rest = name.ends_with(kRest);
  if (is_rest) name.remove_suffix(kRest.size());
  return {std::string(name), true, is_rest};
}

Router::Pattern to_pattern(std::string_view text) {
  Router::Pattern pattern;
  const Segments segments(text);
  for (const auto segment : segments.all()) pattern.push_back(to_segment(segment));
  return pattern;
}

bool takes_rest(const Router::Pattern& pattern) {
  return !pattern.empty() && pattern.back().is_rest;
}

/// Two patterns of one shape take the same paths.
bool have_one_shape(const Router::Pattern& a, const Router::Pattern& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.is_name == y.is_name && x.is_rest == y.is_rest && (x.is_name || x.text == y.text);
  });
}

/// path  of as many segments, or of more where the pattern takes the rest; compared from the end, where patterns differ most
bool takes(const Router::Pattern& pattern, std::span<const std::string_view> path) {
  if (path.size() < pattern.size()) return false;
  return std::equal(pattern.rbegin(), pattern.rend(), path.rend() - static_cast<std::ptrdiff_t>(pattern.size()),
                    [](const Router::Segment& wanted, std::string_view segment) {
                      return wanted.is_rest || (wanted.is_name ? !segment.empty() : wanted.text == segment);
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
  const bool is_of_any_length = takes_rest(pattern);
  (is_of_any_length ? of_any_length_ : by_length_[pattern.size()]).push_back(patterns_.size());
  patterns_.push_back(std::move(pattern));
  routes_.push_back(std::move(route));
}

void Router::find_among(const std::vector<std::size_t>& routes, Method method, std::span<const std::string_view> path, Match& match) const {
  for (const std::size_t i : routes) {
    if (!serves(routes_[i].method, method) || !takes(patterns_[i], path)) continue;
    if (match.route != nullptr && !is_closer(patterns_[i], patterns_[match.index])) continue;
    match.route = &routes_[i];
    match.index = i;
  }
  if (match.route != nullptr) return;
  for (const std::size_t i : routes) {
    const bool is_new = std::find(match.allowed.begin(), match.allowed.end(), routes_[i].method) == match.allowed.end();
    if (is_new && takes(patterns_[i], path)) match.allowed.push_back(routes_[i].method);
  }
}

Router::Match Router::find(Method method, std::string_view path) const {
  Match match;
  if (!path.starts_with('/')) return match;
  const Segments wanted(path);
  if (wanted.all().empty()) return match;
  if (const auto routes = by_length_.find(wanted.all().size()); routes != by_length_.end())
    find_among(routes->second, method, wanted.all(), match);
  if (match.route == nullptr) find_among(of_any_length_, method, wanted.all(), match);
  if (match.route != nullptr) match.allowed.clear();
  return match;
}

Router::Match Router::match(Method method, std::string_view path) const {
  Match match = find(method, path);
  if (match.route == nullptr) return match;
  const Segments wanted(path);
  const Pattern& pattern = patterns_[match.index];
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (!pattern[i].is_name) continue;
    const std::string_view segment = wanted.all()[i];
    const std::size_t begin = static_cast<std::size_t>(segment.data() - path.data());
    match.params.emplace(pattern[i].text, pattern[i].is_rest ? path.substr(begin) : segment);
  }
  return match;
}

}  // namespace nhipcau::http
