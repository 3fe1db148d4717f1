#pragma once
#include <string>
#include <string_view>

#include "files/xml.hpp"

namespace nhipcau::files {

/// How elements of a part's own namespace are called where something is written into it. Their attributes need a prefix (ECMA-376 has
/// them qualified), which a part may not have: then one is declared on each element written.
struct XmlNames {
  XmlNames() = default;
  XmlNames(pugi::xml_node root, std::string_view source);

  std::string space;        ///< the namespace; may be empty if no prefix is needed for it
  std::string prefix;       ///< before the part's own elements, with its colon: "w:", or nothing
  std::string mark_prefix;  ///< before elements written with attributes, with its colon; empty: there is no namespace to write in
  std::string declaration;  ///< that those need: " xmlns:…", or nothing

  /// ` w:author="…"`
  [[nodiscard]] std::string attribute(std::string_view local, std::string_view value) const;
  /// `<w:ins …attributes>inside</w:ins>`
  [[nodiscard]] std::string element(std::string_view local, std::string_view attributes, std::string_view inside) const;
  /// `<w:t xml:space="preserve">…</w:t>`, where nothing was declared
  [[nodiscard]] std::string letters(std::string_view local, std::string_view text) const;
};

/// The same part with one more element, the last in its root. The source is well-formed.
std::string with_last_child(std::string source, std::string_view element);

}  // namespace nhipcau::files
