#include "http/message.hpp"

#include "http/ascii.hpp"

namespace nhipcau::http {
namespace {

std::string_view find_header(const std::vector<std::pair<std::string, std::string>>& headers, std::string_view name) {
  for (const auto& [known, value] : headers) {
    if (same_token(known, name)) return value;
  }
  return {};
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  return find_header(headers, name);
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
  return find_header(headers, name);
}

void Response::remove(std::string_view name) {
  std::erase_if(headers, [&](const auto& header) { return same_token(header.first, name); });
}

void Response::set(std::string_view name, std::string value) {
  remove(name);
  add(name, std::move(value));
}

void Response::add(std::string_view name, std::string value) {
  headers.emplace_back(std::string(name), std::move(value));
}

std::string_view Response::bytes() const {
  if (shared_body) return *shared_body;
  return static_body.empty() ? std::string_view(body) : static_body;
}

Response text_response(int status, std::string body, std::string_view type) {
  Response response{.status = status, .body = std::move(body)};
  response.set("Content-Type", std::string(type));
  return response;
}

}  // namespace nhipcau::http
