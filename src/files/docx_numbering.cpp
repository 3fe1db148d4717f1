#include "files/docx_numbering.hpp"

#include <algorithm>
#include <utility>

namespace nhipcau::files {
namespace {

constexpr int kMostRepeats = 8;  // of one letter: after z come aa, bb …

std::string to_roman(int value, bool is_upper) {
  constexpr std::pair<int, std::string_view> kSigns[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                                         {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                                         {5, "v"},    {4, "iv"},   {1, "i"}};
  std::string roman;
  for (const auto& [worth, sign] : kSigns) {
    for (; value >= worth; value -= worth) roman += sign;
  }
  if (is_upper) std::transform(roman.begin(), roman.end(), roman.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return roman;
}

std::string to_letters(int value, char first) {
  const int repeats = std::min((value - 1) / 26 + 1, kMostRepeats);
  return std::string(static_cast<std::size_t>(repeats), static_cast<char>(first + (value - 1) % 26));
}

/// Word's own bullets are glyphs of symbol fonts; on paper they all are a dash. A plus is a level of its own in our papers.
std::string to_bullet(const std::string& glyph) {
  return glyph == "+" ? "+ " : "- ";
}

}  // namespace

std::string to_list_number(int value, const std::string& format) {
  if (format == "none" || format == "bullet") return {};
  const bool has_sign = value >= 1 && value < 4000;
  if (has_sign && format == "upperRoman") return to_roman(value, true);
  if (has_sign && format == "lowerRoman") return to_roman(value, false);
  if (has_sign && format == "upperLetter") return to_letters(value, 'A');
  if (has_sign && format == "lowerLetter") return to_letters(value, 'a');
  if (format == "decimalZero" && value >= 0 && value < 10) return std::string(1, '0').append(std::to_string(value));
  return std::to_string(value);
}

Numbering::Numbering(pugi::xml_node root) {
  for (const pugi::xml_node& node : root.children()) {
    const std::string_view name = local_name(node.name());
    if (name == "num") read_list(node);
    if (name != "abstractNum") continue;
    Abstract& abstract = abstracts_[to_int(attribute(node, "abstractNumId"), -1)];
    abstract.style_link = child_value(node, "numStyleLink");
    for (const pugi::xml_node& level : node.children()) {
      const int index = to_int(attribute(level, "ilvl"), -1);
      if (local_name(level.name()) != "lvl" || index < 0 || index >= kLevels) continue;
      abstract.levels[static_cast<std::size_t>(index)] = read_level(level);
    }
  }
}

Numbering::Level Numbering::read_level(pugi::xml_node node) {
  Level level;
  level.start = to_int(child_value(node, "start"), 0);  // absent means 0 (17.9.25)
  pugi::xml_node format = child(node, "numFmt");
  if (!format) format = child(child(child(node, "AlternateContent"), "Fallback"), "numFmt");
  if (format) level.format = attribute(format, "val");
  level.text = child_value(node, "lvlText");
  level.style_id = child_value(node, "pStyle");
  level.has_gap = child_value(node, "suff") != "nothing";
  level.is_legal = is_on(node, "isLgl");
  level.restart = to_int(child_value(node, "lvlRestart"), -1);
  return level;
}

void Numbering::read_list(pugi::xml_node node) {
  List& list = lists_[to_int(attribute(node, "numId"), -1)];
  list.abstract_id = to_int(child_value(node, "abstractNumId"), -1);
  for (const pugi::xml_node& override_node : node.children()) {
    const int index = to_int(attribute(override_node, "ilvl"), -1);
    if (local_name(override_node.name()) != "lvlOverride" || index < 0 || index >= kLevels) continue;
    if (const pugi::xml_node level = child(override_node, "lvl")) list.level_overrides[index] = read_level(level);
    if (const pugi::xml_node start = child(override_node, "startOverride"))
      list.start_overrides[index] = to_int(attribute(start, "val"), 1);
  }
}

std::string Numbering::next(const ListPlace& place, const Styles& styles) {
  const auto found = lists_.find(place.list);
  if (place.list == 0 || found == lists_.end()) return {};
  List& list = found->second;
  const int abstract_id = definition_of(list, styles);
  if (abstracts_.find(abstract_id) == abstracts_.end()) return {};
  const int level = place.level ? *place.level : level_for_style(list, abstract_id, place.style_id);
  if (level < 0 || level >= kLevels) return {};
  count(list, abstract_id, level);
  return write(list, abstract_id, level);
}

/// Follows one numbering style, which may stand between a list and its levels (17.9.21).
int Numbering::definition_of(const List& list, const Styles& styles) const {
  const auto own = abstracts_.find(list.abstract_id);
  if (own == abstracts_.end() || own->second.style_link.empty()) return list.abstract_id;
  const auto linked = lists_.find(styles.list_of_style(own->second.style_link).value_or(-1));
  return linked == lists_.end() ? list.abstract_id : linked->second.abstract_id;
}

const Numbering::Level& Numbering::level_of(const List& list, int abstract_id, int level) const {
  const auto own = list.level_overrides.find(level);
  return own != list.level_overrides.end() ? own->second : abstracts_.at(abstract_id).levels[static_cast<std::size_t>(level)];
}

int Numbering::level_for_style(const List& list, int abstract_id, const std::string& style_id) const {
  for (int level = 0; level < kLevels; ++level) {
    if (!style_id.empty() && level_of(list, abstract_id, level).style_id == style_id) return level;
  }
  return 0;
}

void Numbering::count(List& list, int abstract_id, int level) {
  const auto at = static_cast<std::size_t>(level);
  Counters& counters = counters_[abstract_id];
  const auto start = list.start_overrides.find(level);
  const bool restarts = start != list.start_overrides.end() && !list.override_done[at];
  if (restarts) {
    counters[at] = start->second;
    list.override_done[at] = true;
  } else if (counters[at]) {
    ++*counters[at];
  } else {
    counters[at] = start != list.start_overrides.end() ? start->second : level_of(list, abstract_id, level).start;
  }
  for (int deeper = level + 1; deeper < kLevels; ++deeper) {
    const int restart = level_of(list, abstract_id, deeper).restart;
    if (restart == -1 || level < restart) counters[static_cast<std::size_t>(deeper)].reset();
  }
}

std::string Numbering::write(const List& list, int abstract_id, int level) const {
  const Level& own = level_of(list, abstract_id, level);
  if (own.format == "bullet") return to_bullet(own.text);
  const Counters& counters = counters_.at(abstract_id);
  std::string label;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const bool is_field = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
    if (!is_field) {
      label.push_back(own.text[i]);
      continue;
    }
    const int shown = own.text[++i] - '1';
    const Level& of = level_of(list, abstract_id, shown);
    label += to_list_number(counters[static_cast<std::size_t>(shown)].value_or(of.start), own.is_legal ? "decimal" : of.format);
  }
  if (!label.empty() && own.has_gap && label.back() != ' ') label.push_back(' ');
  return label;
}

}  // namespace nhipcau::files
