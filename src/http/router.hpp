#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace nhipcau::http {

/// Where a request goes and who may send it there. `permission` is "public", "session", or a name of the catalogue; there is no default.
struct Route {
  Method method = Method::get;
  std::string pattern;  ///< "/api/papers/{paper}"; "/caldav/{place...}": whatever comes behind, at least a slash
  std::string permission;
  std::size_t body_limit = 0;  ///< bytes; 0: no body
  std::string body_type;       ///< "application/json", "application/octet-stream"; empty: no body, or one of any type
};

/// Finds the route of a request by its path segments; fixed segments win over {names}, and these over {names...}.
class Router {
 public:
  void add(Route route);  ///< two routes of one method and shape are a bug

  struct Match {
    const Route* route = nullptr;  ///< none: see `allowed`
    std::size_t index = 0;         ///< of the route among routes(), in the order they were added
    std::map<std::string, std::string> params;
    std::vector<Method> allowed;  ///< where there is no route, what the path would take; empty: no such path
  };
  [[nodiscard]] Match match(Method method, std::string_view path) const;
  /// The same without `params`, for who needs none.
  [[nodiscard]] Match find(Method method, std::string_view path) const;
  [[nodiscard]] std::span<const Route> routes() const { return routes_; }

  struct Segment {
    std::string text;      ///< without braces and dots
    bool is_name = false;  ///< {text}
    bool is_rest = false;  ///< {text...}, the last: one segment or more, which may be empty
  };
  using Pattern = std::vector<Segment>;

 private:
  std::vector<Route> routes_;
  std::vector<Pattern> patterns_;                              ///< [i]: of routes_[i]
  std::map<std::size_t, std::vector<std::size_t>> by_length_;  ///< [n]: the routes whose pattern has n segments, in order
  std::vector<std::size_t> of_any_length_;                     ///< those that end in {name...}, in order

  /// Of those, the first that serves, and what others would take.
  void find_among(const std::vector<std::size_t>& routes, Method method, std::span<const std::string_view> path, Match& match) const;
};

}  // namespace nhipcau::http
