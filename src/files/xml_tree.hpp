#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace nhipcau::files {

/// An element of XML from outside as plain values. A name is what its prefix stands for and what comes behind it (Namespaces in XML 1.0).
struct XmlElement {
  std::string space, name;                                      ///< "DAV:", "prop"; `space` is empty outside any namespace
  std::vector<std::pair<std::string, std::string>> attributes;  ///< those without a prefix: name and value
  std::string text;                                             ///< its own letters, put together, those of its children left out
  std::vector<XmlElement> children;

  /// The value of an attribute; empty if absent.
  [[nodiscard]] std::string_view attribute(std::string_view called) const;
  /// The first child of that name; nullptr if absent.
  [[nodiscard]] const XmlElement* child(std::string_view in_space, std::string_view called) const;
};

struct XmlLimits {
  std::size_t elements = 20'000;
  int depth = 32;
};

/// The root of a text of XML with all that is in it.
///
/// errors  files.damaged: not well-formed, not UTF-8, a prefix that nothing was said of, or with a document type of its own, whose entities
///         are how small texts become large ones
///         files.expands_too_much: more than `limits`
/// threads safe from many
Result<XmlElement> parse_xml(std::string bytes, const XmlLimits& limits = {});

}  // namespace nhipcau::files
