#pragma once
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "files/budget.hpp"

namespace nhipcau::files {

/// A parsed part of a package; nodes live as long as it does. It may be nested as deep as it likes: who follows it down looks to that.
class Xml {
 public:
  Xml() = default;  ///< an empty part

  /// errors  files.damaged (not well-formed, or with a document type of its own) | files.expands_too_much (too many nodes)
  static Result<Xml> parse(std::string bytes);

  [[nodiscard]] pugi::xml_node root() const { return document_ ? document_->document_element() : pugi::xml_node(); }

 private:
  Xml(std::unique_ptr<std::string> bytes, std::unique_ptr<pugi::xml_document> document)
      : bytes_(std::move(bytes)), document_(std::move(document)) {}

  std::unique_ptr<std::string> bytes_;  // the document points into it
  std::unique_ptr<pugi::xml_document> document_;
};

/// "p" of "w:p". Prefixes are not compared: within the parts read here a local name has one meaning, but for `t` (see docx_body).
std::string_view local_name(std::string_view qualified);
std::string_view prefix_of(std::string_view qualified);

/// The value of an attribute by its local name; empty if absent.
std::string_view attribute(pugi::xml_node node, std::string_view local);
/// The first child element with this local name; a null node if absent.
pugi::xml_node child(pugi::xml_node node, std::string_view local);
/// attribute "val" of the child with this local name.
std::string_view child_value(pugi::xml_node node, std::string_view local);
/// An on/off property (ECMA-376 part 1, 17.17.4): the child is there and does not say false.
bool is_on(pugi::xml_node properties, std::string_view local);
/// A whole number attribute; `otherwise` if absent or no number.
int to_int(std::string_view text, int otherwise);

}  // namespace nhipcau::files
