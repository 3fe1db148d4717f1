#include "http/message.hpp"

#include "http/ascii.hpp"

namespace nhipcau::http {
namespace {

constexpr std::size_t kUsualHeaders = 16;  ///< of an answer, with those that every answer has
constexpr std::size_t kUsualHeaderBytes = 1000;

}  // namespace
std::string_view Request::header(std::string_view name) const {
  return headers.find(name).value_or(std::string_view{});
}

std::string_view Request::cookie(std::string_view name) const {
  std::string_view rest = header("Cookie");
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    const std::string_view pair = trim_blanks(rest.substr(0, end));
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  return {};
}

std::string_view Response::header(std::string_view name) const {
  return headers.find(name).value_or(std::string_view{});
}

void Response::remove(std::string_view name) {
  headers.remove(name);
}

void Response::set(std::string_view name, std::string_view value) {
  remove(name);
  add(name, value);
}

void Response::add(std::string_view name, std::string_view value) {
  headers.emplace_back(name, value);
}

std::string_view Response::bytes() const {
  if (shared_body) return *shared_body;
  return static_body.empty() ? std::string_view(body) : static_body;
}

Response text_response(int status, std::string body, std::string_view type) {
  Response response{.status = status, .body = std::move(body)};
  response.headers.reserve(kUsualHeaders, kUsualHeaderBytes);
  response.set("Content-Type", type);
  return response;
}

}  // namespace nhipcau::http
