#include "api/field_reader.hpp"

#include <algorithm>

#include "text/scan.hpp"

namespace nhipcau::api {

Result<json::object> parse_object(std::string_view body) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = kJsonDepth;
  json::value parsed = json::parse(to_view(body), error, {}, options);
  if (error || !parsed.is_object()) return fail(Code::invalid, "api.bad_json");
  return std::move(parsed.get_object());
}

const json::value* FieldReader::take(std::string_view name) {
  taken_.push_back(name);
  return object_.if_contains(to_view(name));
}

void FieldReader::blame(Error error) {
  if (!fault_) fault_ = std::move(error);
}

void FieldReader::need(std::string_view name) {
  if (!object_.contains(to_view(name))) blame("api.missing_field", name);
}

std::optional<std::string> FieldReader::to_text(const json::value& value, std::string_view name, std::size_t most, std::size_t least) {
  if (!value.is_string()) {
    blame("api.wrong_type", name);
    return std::nullopt;
  }
  std::string text(value.get_string().data(), value.get_string().size());
  std::erase(text, '\0');  // cleaning would drop it too, but ids and words to look for are not cleaned, and PostgreSQL keeps none
  const std::size_t characters = text::count_characters(text);
  if (characters > most) blame("api.too_long", name);
  if (characters < least) blame("api.too_short", name);
  return text;
}

std::optional<std::string> FieldReader::text(std::string_view name, std::size_t most_characters, std::size_t least_characters) {
  const json::value* value = take(name);
  return value == nullptr ? std::nullopt : to_text(*value, name, most_characters, least_characters);
}

std::optional<std::int64_t> FieldReader::integer(std::string_view name) {
  const json::value* value = take(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_int64()) return value->get_int64();
  blame("api.wrong_type", name);
  return std::nullopt;
}

std::optional<bool> FieldReader::boolean(std::string_view name) {
  const json::value* value = take(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_bool()) return value->get_bool();
  blame("api.wrong_type", name);
  return std::nullopt;
}

std::optional<std::vector<std::string>> FieldReader::texts(std::string_view name, std::size_t most_items, std::size_t most_characters) {
  const json::array* items = array(name);
  if (items == nullptr) return std::nullopt;
  if (items->size() > most_items) blame("api.too_long", name);
  std::vector<std::string> texts;
  for (const json::value& item : *items) texts.push_back(to_text(item, name, most_characters, 0).value_or(""));
  return texts;
}

bool FieldReader::is_null(std::string_view name) {
  const json::value* value = object_.if_contains(to_view(name));
  if (value == nullptr || !value->is_null()) return false;
  taken_.push_back(name);
  return true;
}

const json::object* FieldReader::object(std::string_view name) {
  const json::value* value = take(name);
  if (value == nullptr) return nullptr;
  if (!value->is_object()) blame("api.wrong_type", name);
  return value->if_object();
}

const json::array* FieldReader::array(std::string_view name) {
  const json::value* value = take(name);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) blame("api.wrong_type", name);
  return value->if_array();
}

std::optional<Error> FieldReader::finish() {
  for (const auto& field : object_) {
    const std::string_view name(field.key().data(), field.key().size());
    if (std::find(taken_.begin(), taken_.end(), name) == taken_.end()) blame("api.unknown_field", name.substr(0, 100));
  }
  return fault_;
}

}  // namespace nhipcau::api
