#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/field_reader.hpp"
#include "base/span.hpp"

namespace nhipcau::api {

/// A selection on the wire, in UTF-16 units of the paper's text.
struct Selection {
  std::int64_t begin = 0, end = 0;
};

/// The field `name`: [begin, end]; none if it is absent or null.
std::optional<Selection> take_selection(FieldReader& fields, std::string_view name);

/// The selection in bytes of the text it was made in; none if it does not lie there.
std::optional<Span> to_bytes(const Selection& selection, const std::string& text);

}  // namespace nhipcau::api
