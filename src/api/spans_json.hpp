#pragma once
#include "api/json.hpp"
#include "api/utf16.hpp"

namespace nhipcau::api {

/// A span as the wire has it: [begin, end) in UTF-16 code units.
inline json::value to_json(Span span, const Utf16Offsets& offsets) {
  return json::array{offsets.to_units(span.begin), offsets.to_units(span.end)};
}

inline json::value to_json(const std::optional<Span>& span, const Utf16Offsets& offsets) {
  return span ? to_json(*span, offsets) : json::value(nullptr);
}

}  // namespace nhipcau::api
