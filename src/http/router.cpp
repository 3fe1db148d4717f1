#include "http/router.hpp"

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::http {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
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

bool takes(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
  return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                    [](auto wanted, auto segment) { return is_name(wanted) ? !segment.empty() : wanted == segment; });
}

/// Of two patterns that take one path: whether `a` is fixed where they first differ.
bool is_closer(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), [](auto x, auto y) { return is_name(x) == is_name(y); });
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
  routes_.push_back(std::move(route));
}

Router::Match Router::match(Method method, std::string_view path) const {
  Match match;
  if (!path.starts_with('/')) return match;
  const auto wanted = segments_of(path);
  std::vector<std::string_view> best;
  for (const Route& route : routes_) {
    const auto pattern = segments_of(route.pattern);
    if (!takes(pattern, wanted)) continue;
    if (std::find(match.allowed.begin(), match.allowed.end(), route.method) == match.allowed.end()) match.allowed.push_back(route.method);
    if (!serves(route.method, method) || (match.route != nullptr && !is_closer(pattern, best))) continue;
    match.route = &route;
    match.index = static_cast<std::size_t>(&route - routes_.data());
    best = pattern;
  }
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (is_name(best[i])) match.params.emplace(best[i].substr(1, best[i].size() - 2), wanted[i]);
  }
  return match;
}

}  // namespace nhipcau::http
