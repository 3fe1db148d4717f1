#pragma once
#include <map>
#include <optional>
#include <string>

#include "files/xml.hpp"

namespace nhipcau::files {

/// Where a paragraph stands in the lists: list 0 is "none, whatever the style says".
struct ListPlace {
  int list = 0;
  std::optional<int> level;
  std::string style_id;  ///< the style the list came from, if it did
};

/// What styles.xml says about lists.
class Styles {
 public:
  Styles() = default;
  explicit Styles(pugi::xml_node root);

  /// The list place of a paragraph, from its own properties (w:pPr, may be null) or from its style and those that one is based on.
  [[nodiscard]] std::optional<ListPlace> list_place(pugi::xml_node properties) const;

  /// The list that a numbering style names.
  [[nodiscard]] std::optional<int> list_of_style(const std::string& id) const;

 private:
  struct Style {
    std::string based_on;
    std::optional<int> list;
    std::optional<int> level;
  };

  [[nodiscard]] std::optional<ListPlace> inherited(const std::string& id) const;

  std::map<std::string, Style> styles_;
  std::string default_id_;
};

}  // namespace nhipcau::files
