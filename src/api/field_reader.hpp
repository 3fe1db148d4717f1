#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json.hpp"
#include "base/result.hpp"

namespace nhipcau::api {

inline constexpr std::size_t kJsonDepth = 16;

/// Reads a body as one JSON object.
/// errors  invalid api.bad_json: no JSON, no object, deeper than kJsonDepth, or no UTF-8
Result<json::object> parse_object(std::string_view body);

/// Takes the fields of an object one by one, strictly, and remembers the first thing that is wrong:
///   FieldReader fields(object);
///   const auto title = fields.text("title", 1000);
///   if (auto fault = fields.finish()) return tl::unexpected(*fault);
/// A field that is absent gives nothing; `need` makes that a fault. `object` outlives the reader.
class FieldReader {
 public:
  explicit FieldReader(const json::object& object) : object_(object) {}

  /// characters  counted as code points
  std::optional<std::string> text(std::string_view name, std::size_t most_characters, std::size_t least_characters = 0);
  std::optional<std::int64_t> integer(std::string_view name);
  std::optional<bool> boolean(std::string_view name);
  std::optional<std::vector<std::string>> texts(std::string_view name, std::size_t most_items, std::size_t most_characters);
  /// Whether the field is there and null; then it counts as taken.
  bool is_null(std::string_view name);
  /// An object or array of the field, for a reader of its own; none if absent.
  const json::object* object(std::string_view name);
  const json::array* array(std::string_view name);

  void need(std::string_view name);  ///< fault api.missing_field{name} unless it is there
  void blame(Error error);           ///< a fault found by the caller

  /// The first fault: api.missing_field | api.wrong_type | api.too_long | api.too_short, each {name}; or api.unknown_field{name} for a
  /// field no one took.
  [[nodiscard]] std::optional<Error> finish();

 private:
  const json::value* take(std::string_view name);
  std::optional<std::string> to_text(const json::value& value, std::string_view name, std::size_t most, std::size_t least);
  void blame(std::string key, std::string_view name) { blame(Error{Code::invalid, std::move(key), {std::string(name)}}); }

  const json::object& object_;
  std::vector<std::string_view> taken_;
  std::optional<Error> fault_;
};

}  // namespace nhipcau::api
