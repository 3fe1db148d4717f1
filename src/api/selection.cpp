#include "api/selection.hpp"

#include "api/utf16.hpp"

namespace nhipcau::api {

std::optional<Selection> take_selection(FieldReader& fields, std::string_view name) {
  if (fields.is_null(name)) return std::nullopt;
  const json::array* pair = fields.array(name);
  if (pair == nullptr) return std::nullopt;
  const bool is_span = pair->size() == 2 && pair->at(0).is_int64() && pair->at(1).is_int64();
  if (!is_span) {
    fields.blame(Error{Code::invalid, "api.wrong_type", {std::string(name)}});
    return std::nullopt;
  }
  return Selection{.begin = pair->at(0).get_int64(), .end = pair->at(1).get_int64()};
}

std::optional<Span> to_bytes(const Selection& selection, const std::string& text) {
  const Utf16Offsets offsets(text);
  if (selection.begin < 0 || selection.end < selection.begin) return std::nullopt;
  const auto begin = offsets.to_byte(static_cast<std::size_t>(selection.begin));
  const auto end = offsets.to_byte(static_cast<std::size_t>(selection.end));
  return begin && end ? std::optional(Span{*begin, *end}) : std::nullopt;
}

}  // namespace nhipcau::api
