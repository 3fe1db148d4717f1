#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "http/message.hpp"

/// Words for writing JSON, used inside api alone.
namespace nhipcau::api {

namespace json = boost::json;

inline json::string_view to_view(std::string_view text) {
  return {text.data(), text.size()};
}

/// null stands for what is empty: a field that is not said.
inline json::value text_or_null(std::string_view text) {
  return text.empty() ? json::value(nullptr) : json::value(to_view(text));
}

inline json::value date_or_null(const std::optional<Date>& date) {
  return date ? json::value(date->to_iso()) : json::value(nullptr);
}

template <class T>
json::value number_or_null(const std::optional<T>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}

template <class Items, class ToJson>
json::array array_of(const Items& items, ToJson to_json) {
  json::array out;
  out.reserve(items.size());
  for (const auto& item : items) out.push_back(to_json(item));
  return out;
}

/// written  a whole JSON text
inline http::Response json_response(int status, std::string written) {
  return http::text_response(status, std::move(written), "application/json");
}
inline http::Response json_response(int status, const json::value& content) {
  return json_response(status, json::serialize(content));
}
inline http::Response json_response(int status, const json::object& content) {
  return json_response(status, json::serialize(content));
}

}  // namespace nhipcau::api
