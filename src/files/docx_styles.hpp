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

/// What styles.xml says about lists and fonts.
class Styles {
 public:
  Styles() = default;
  explicit Styles(pugi::xml_node root);

  /// The list place of a paragraph, from its own properties (w:pPr, may be null) or from its style and those that one is based on.
  [[nodiscard]] std::optional<ListPlace> list_place(pugi::xml_node properties) const;

  /// Is a run printed in capitals by its font alone, as by ".VnTimeH"? From its own properties (w:rPr), its style or its paragraph's
  /// (w:pPr); any may be null.
  [[nodiscard]] bool is_in_capitals(pugi::xml_node run, pugi::xml_node paragraph) const;

  /// The list that a numbering style names.
  [[nodiscard]] std::optional<int> list_of_style(const std::string& id) const;

 private:
  struct Style {
    std::string based_on;
    std::optional<int> list;
    std::optional<int> level;
    std::string font;
    std::optional<ListPlace> place;  ///< its own or inherited
  };

  [[nodiscard]] std::string inherited_font(const std::string& id) const;
  [[nodiscard]] std::optional<ListPlace> inherited(const std::string& id) const;

  std::map<std::string, Style, std::less<>> styles_;
  std::string default_id_;
  std::string default_font_;
  bool has_capital_fonts_ = false;  ///< in any style
};

}  // namespace nhipcau::files
