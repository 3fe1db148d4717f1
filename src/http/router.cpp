#include "http/router.hpp"

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::http {
namespace {

constexpr std::size_t kUsualSegments = 8;

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  segments.reserve(kUsualSegments);
  for (std::size_t at = 1; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    segments.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return segments;
}

bool is_name(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// "/api/papers/{paper}" → "/api/papers/{}": two patterns of one shape take the same paths.
std::string shape_of(std::string_view pattern) {
  std::string shape;
  for (const auto segment : segments_of(pattern)) shape.append("/").append(is_name(segment) ? "{}" : segment);
  return shape;
}

bool takes(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path) {
  if (pattern.size() != path.size()) return false;
  return std::equal(pattern.begin(), pattern.end(), path.begin(), [](std::string_view wanted, std::string_view segment) {
    return is_name(wanted) ? !segment.empty() : wanted == segment;
  });
}

/// Of two patterns that take one path: whether `a` is fixed where they first differ.
bool is_closer(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto [in_a, in_b] =
      std::mismatch(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) { return is_name(x) == is_name(y); });
  return in_a != a.end() && !is_name(*in_a);
}

bool serves(Method route, Method asked) {
  return route == asked || (asked == Method::head && route == Method::get);
}

}  // namespace

void Router::add(Route route) {
  require(route.pattern.starts_with('/'), "a route's pattern begins with /");
  require(!route.permission.empty(), "a route says who may take it");
  for (const Route& known : routes_) {
    require(known.method != route.method || shape_of(known.pattern) != shape_of(route.pattern), "two routes of one method and shape");
  }
  const auto segments = segments_of(route.pattern);
  segments_.emplace_back(segments.begin(), segments.end());
  routes_.push_back(std::move(route));
}

Router::Match Router::match(Method method, std::string_view path) const {
  Match match;
  if (!path.starts_with('/')) return match;
  const auto wanted = segments_of(path);
  const std::vector<std::string>* best = nullptr;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    const Route& route = routes_[i];
    if (!takes(segments_[i], wanted)) continue;
    if (std::find(match.allowed.begin(), match.allowed.end(), route.method) == match.allowed.end()) match.allowed.push_back(route.method);
    if (!serves(route.method, method) || (best != nullptr && !is_closer(segments_[i], *best))) continue;
    match.route = &route;
    match.index = i;
    best = &segments_[i];
  }
  for (std::size_t i = 0; best != nullptr && i < best->size(); ++i) {
    const std::string& name = (*best)[i];
    if (is_name(name)) match.params.emplace(name.substr(1, name.size() - 2), wanted[i]);
  }
  return match;
}

}  // namespace nhipcau::http
