#include "api/request_meter.hpp"

#include <algorithm>

namespace nhipcau::api {
namespace {

constexpr int kClasses = 5;
constexpr int kStatusesPerClass = 100;

}  // namespace

RequestMeter::RequestMeter(metrics::Registry& registry, const http::Router& router)
    : in_flight(registry.gauge("nhipcau_http_requests_in_flight", "Requests being answered now.")) {
  for (const http::Route& route : router.routes()) figures_.push_back(make(registry, std::string(to_name(route.method)), route.pattern));
  figures_.push_back(make(registry, "GET", "page"));
  figures_.push_back(make(registry, "OTHER", "none"));
}

RequestMeter::Figures RequestMeter::make(metrics::Registry& registry, const std::string& method, const std::string& route) {
  Figures figures;
  for (int i = 1; i <= kClasses; ++i) {
    figures.by_class.push_back(&registry.counter("nhipcau_http_requests_total", "Requests answered, by route, method and class of status.",
                                                 {{"method", method}, {"route", route}, {"status", std::to_string(i) + "xx"}}));
  }
  figures.took =
      &registry.histogram("nhipcau_http_request_seconds", "How long a worker took for a request, without reading and sending it.",
                          {{"method", method}, {"route", route}});
  return figures;
}

void RequestMeter::count(Place place, std::size_t index, int status, std::chrono::microseconds took) {
  count_refusal(place, index, status);
  at(place, index).took->observe(took);
}

void RequestMeter::count_refusal(Place place, std::size_t index, int status) {
  const int kind = std::clamp(status / kStatusesPerClass, 1, kClasses);
  at(place, index).by_class.at(static_cast<std::size_t>(kind - 1))->add();
}

std::string_view to_name(http::Method method) {
  switch (method) {
    case http::Method::get: return "GET";
    case http::Method::head: return "HEAD";
    case http::Method::post: return "POST";
    case http::Method::put: return "PUT";
    case http::Method::patch: return "PATCH";
    case http::Method::remove: return "DELETE";
    case http::Method::options: return "OPTIONS";
    case http::Method::propfind: return "PROPFIND";
    case http::Method::proppatch: return "PROPPATCH";
    case http::Method::report: return "REPORT";
    case http::Method::mkcol: return "MKCOL";
    case http::Method::mkcalendar: return "MKCALENDAR";
    case http::Method::copy: return "COPY";
    case http::Method::move: return "MOVE";
    case http::Method::lock: return "LOCK";
    case http::Method::unlock: return "UNLOCK";
    case http::Method::acl: return "ACL";
    case http::Method::other: return "OTHER";
  }
  return "OTHER";
}

}  // namespace nhipcau::api
