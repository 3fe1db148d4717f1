#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "files/docx_styles.hpp"
#include "files/xml.hpp"

namespace nhipcau::files {

/// Automatic numbers (ECMA-376 part 1, 17.9): what numbering.xml defines and how far each list has counted.
class Numbering {
 public:
  static constexpr int kLevels = 9;

  Numbering() = default;
  explicit Numbering(pugi::xml_node root);

  /// Counts the paragraph and returns its number as printed, with the space behind it: "I. ", "1.2. ", "- "; empty if it has none.
  std::string next(const ListPlace& place, const Styles& styles);

 private:
  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;       ///< "%1.%2."
    std::string style_id;   ///< the paragraph style tied to it
    bool has_gap = true;    ///< a tab or space behind the number
    bool is_legal = false;  ///< all numbers of the text in Arabic digits
    int restart = -1;       ///< restarts after this level (1-based) and any above; 0 never; -1 after any above
  };
  using Levels = std::array<Level, kLevels>;

  struct Abstract {
    Levels levels;
    std::string style_link;  ///< its levels stand in the list that this numbering style names
  };

  struct List {
    int abstract_id = -1;
    std::map<int, int> start_overrides;
    std::map<int, Level> level_overrides;
    std::array<bool, kLevels> override_done{};
  };

  /// How far lists on one definition have counted; nothing where a level has not begun (again).
  using Counters = std::array<std::optional<int>, kLevels>;

  static Level read_level(pugi::xml_node node);
  void read_list(pugi::xml_node node);
  [[nodiscard]] int definition_of(const List& list, const Styles& styles) const;
  [[nodiscard]] const Level& level_of(const List& list, int abstract_id, int level) const;
  [[nodiscard]] int level_for_style(const List& list, int abstract_id, const std::string& style_id) const;
  void count(List& list, int abstract_id, int level);
  [[nodiscard]] std::string write(const List& list, int abstract_id, int level) const;

  std::map<int, Abstract> abstracts_;
  std::map<int, List> lists_;
  std::map<int, Counters> counters_;
};

/// A number in a list format: to_list_number(4, "lowerRoman") is "iv"; unknown formats are written in digits.
std::string to_list_number(int value, const std::string& format);

}  // namespace nhipcau::files
