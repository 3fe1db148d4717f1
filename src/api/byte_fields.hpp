#pragma once
#include <string>

#include "api/field_reader.hpp"
#include "base/base64url.hpp"

namespace nhipcau::api {

/// Takes fields that hold bytes as base64url, beside those that a FieldReader takes.
class ByteFields {
 public:
  enum class Need { must, may };
  explicit ByteFields(const json::object& object) : fields_(object) {}

  /// The bytes; empty, and a fault of `fields()`, if they are missing and must be there, too many or no base64url
  /// (api.not_base64url{name}).
  std::string take(std::string_view name, std::size_t most_bytes, Need need) {
    if (need == Need::must) fields_.need(name);
    const auto text = fields_.text(name, (most_bytes * 4 + 2) / 3, need == Need::must ? 1 : 0);
    if (!text) return "";
    auto bytes = from_base64url(*text);
    if (!bytes) fields_.blame(Error{Code::invalid, "api.not_base64url", {std::string(name)}});
    return std::move(bytes).value_or("");
  }
  FieldReader& fields() { return fields_; }

 private:
  FieldReader fields_;
};

}  // namespace nhipcau::api
