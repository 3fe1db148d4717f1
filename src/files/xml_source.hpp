#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/span.hpp"

namespace nhipcau::files {

// XML as written: what is not understood is copied byte for byte. For sources that an XML parser has accepted.

/// A tag, or what stands between two: text, a comment, CDATA, a processing instruction.
struct XmlToken {
  enum class Kind { opening, closing, empty_element, other };
  Kind kind = Kind::other;
  Span where;

  /// "w:p" of an opening tag or an empty element.
  [[nodiscard]] std::string_view name_in(std::string_view source) const;
};

/// The token at `at`; nothing at the end, or where the source is cut off.
std::optional<XmlToken> find_token(std::string_view source, std::size_t at);

/// The whole element whose tag begins at `at`; empty if there is none, or it does not end.
Span find_element(std::string_view source, std::size_t at);

/// Written as the content of an element or the value of an attribute in double quotes.
std::string to_xml(std::string_view text);

}  // namespace nhipcau::files
