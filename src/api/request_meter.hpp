#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "base/metrics.hpp"
#include "http/router.hpp"

namespace nhipcau::api {

/// Counts requests by route, method and class of status, and how long they took. Safe from many threads.
class RequestMeter {
 public:
  /// A figure for each route, one for the pages and one for what has no route, so that none appears only when it is first used.
  RequestMeter(metrics::Registry& registry, const http::Router& router);

  enum class Place { route, page, none };
  /// index  of the route among the router's; nothing where `place` is no route
  void count(Place place, std::size_t index, int status, std::chrono::microseconds took);
  /// One that came no further than its head or its body: it took no time of a worker.
  void count_refusal(Place place, std::size_t index, int status);

  metrics::Gauge& in_flight;

 private:
  struct Figures {
    std::vector<metrics::Counter*> by_class;  ///< 1xx, 2xx … 5xx
    metrics::Histogram* took = nullptr;
  };
  static Figures make(metrics::Registry& registry, const std::string& method, const std::string& route);
  Figures& at(Place place, std::size_t index) {
    return figures_.at(place == Place::route ? index : figures_.size() - (place == Place::page ? 2 : 1));
  }

  std::vector<Figures> figures_;  // the routes', then the pages', then the rest's
};

/// "GET".
std::string_view to_name(http::Method method);

}  // namespace nhipcau::api
