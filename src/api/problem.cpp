#include "api/problem.hpp"

#include <algorithm>
#include <span>

namespace nhipcau::api {
namespace {

constexpr std::string_view kSlowDown[] = {"api.slow_down", "office.codes_wait"};
constexpr std::string_view kBroken = "api.broken";
constexpr std::string_view kDiskFull = "store.disk_full";
constexpr std::string_view kLongWork[] = {"api.too_many_archives", "api.too_many_scans"};  // half a minute, their sentences say
constexpr int kNoRoom = 507;
const std::string kType = "application/problem+json";

bool is_one_of(std::span<const std::string_view> keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string_view name_of(const Error& error) {
  if (error.key == kBroken) return "broken";
  switch (error.code) {
    case Code::invalid: return "invalid";
    case Code::unauthenticated: return "unauthenticated";
    case Code::forbidden: return "forbidden";
    case Code::not_found: return "not_found";
    case Code::conflict: return "conflict";
    case Code::too_large: return "too_large";
    case Code::unavailable: return "unavailable";
  }
  return "broken";
}

json::object content_of(const Error& error, Language language, std::string_view request_id, int status) {
  return {{"status", status},
          {"code", to_view(name_of(error))},
          {"key", error.key},
          {"args", array_of(error.args, [](const std::string& arg) { return json::value(arg); })},
          {"detail", message(language, error.key, error.args)},
          {"request", to_view(request_id)}};
}

}  // namespace

int status_of(const Error& error) {
  switch (error.code) {
    case Code::invalid: return 400;
    case Code::unauthenticated: return 401;
    case Code::forbidden: return 403;
    case Code::not_found: return 404;
    case Code::conflict: return 409;
    case Code::too_large: return 413;
    case Code::unavailable: return is_one_of(kSlowDown, error.key) ? 429 : error.key == kDiskFull ? kNoRoom : 503;
  }
  return 500;
}

http::Response problem(const Error& error, Language language, std::string_view request_id, int status) {
  if (status == 0) status = status_of(error);
  auto response = http::text_response(status, json::serialize(content_of(error, language, request_id, status)), kType);
  response.set("Content-Language", std::string(to_name(language)));
  if (status == 429) response.set("Retry-After", "60");
  if (status == 503) response.set("Retry-After", is_one_of(kLongWork, error.key) ? "30" : "5");
  return response;
}

http::Response problem(const Error& error, Language language, std::string_view request_id, const json::object& more) {
  const int status = status_of(error);
  json::object content = content_of(error, language, request_id, status);
  for (const auto& member : more) content[member.key()] = member.value();
  auto response = http::text_response(status, json::serialize(content), kType);
  response.set("Content-Language", std::string(to_name(language)));
  return response;
}

}  // namespace nhipcau::api
