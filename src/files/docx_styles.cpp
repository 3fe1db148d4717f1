#include "files/docx_styles.hpp"

namespace nhipcau::files {
namespace {

constexpr int kLongestChain = 32;  // of styles based on one another; also ends a circle

std::optional<int> number_in(pugi::xml_node numbering, std::string_view local) {
  const std::string_view value = child_value(numbering, local);
  constexpr int kNone = -1;
  const int number = to_int(value, kNone);
  return number == kNone ? std::nullopt : std::optional(number);
}

/// The font of plain letters in a w:rPr; empty if it names none.
std::string_view font_in(pugi::xml_node properties) {
  const pugi::xml_node fonts = child(properties, "rFonts");
  const std::string_view latin = attribute(fonts, "ascii");
  return latin.empty() ? attribute(fonts, "hAnsi") : latin;
}

/// The ABC fonts whose small letters are printed as capitals: ".VnTimeH", ".VnArialH".
bool is_capital_font(std::string_view font) {
  return font.starts_with(".Vn") && font.ends_with('H');
}

}  // namespace

Styles::Styles(pugi::xml_node root) {
  default_font_ = font_in(child(child(child(root, "docDefaults"), "rPrDefault"), "rPr"));
  has_capital_fonts_ = is_capital_font(default_font_);
  for (const pugi::xml_node& node : root.children()) {
    if (local_name(node.name()) != "style") continue;
    const std::string id(attribute(node, "styleId"));
    const pugi::xml_node numbering = child(child(node, "pPr"), "numPr");
    styles_[id] = {std::string(child_value(node, "basedOn")), number_in(numbering, "numId"), number_in(numbering, "ilvl"),
                   std::string(font_in(child(node, "rPr")))};
    has_capital_fonts_ |= is_capital_font(styles_[id].font);
    const std::string_view is_default = attribute(node, "default");
    if (attribute(node, "type") == "paragraph" && (is_default == "1" || is_default == "true")) default_id_ = id;
  }
  for (auto& [id, style] : styles_) style.place = inherited(id);
}

std::optional<ListPlace> Styles::list_place(pugi::xml_node properties) const {
  const pugi::xml_node numbering = child(properties, "numPr");
  const auto own_list = number_in(numbering, "numId");
  const auto own_level = number_in(numbering, "ilvl");
  if (own_list) return ListPlace{*own_list, own_level.value_or(0), {}};
  const std::string_view style_id = child_value(properties, "pStyle");
  const auto style = styles_.find(style_id.empty() ? std::string_view(default_id_) : style_id);
  if (style == styles_.end() || !style->second.place) return std::nullopt;
  auto place = style->second.place;
  if (own_level) place->level = own_level;
  return place;
}

std::optional<ListPlace> Styles::inherited(const std::string& id) const {
  std::optional<int> level;
  std::string at = id;
  for (int step = 0; step < kLongestChain; ++step) {
    const auto found = styles_.find(at);
    if (found == styles_.end()) return std::nullopt;
    if (!level) level = found->second.level;
    if (found->second.list) return ListPlace{*found->second.list, level, id};
    at = found->second.based_on;
  }
  return std::nullopt;
}

bool Styles::is_in_capitals(pugi::xml_node run, pugi::xml_node paragraph) const {
  if (const std::string_view own = font_in(run); !own.empty()) return is_capital_font(own);
  if (!has_capital_fonts_) return false;
  const std::string of_run = inherited_font(std::string(child_value(run, "rStyle")));
  if (!of_run.empty()) return is_capital_font(of_run);
  const std::string style_id(child_value(paragraph, "pStyle"));
  const std::string of_paragraph = inherited_font(style_id.empty() ? default_id_ : style_id);
  return is_capital_font(of_paragraph.empty() ? default_font_ : of_paragraph);
}

std::string Styles::inherited_font(const std::string& id) const {
  std::string at = id;
  for (int step = 0; step < kLongestChain; ++step) {
    const auto found = styles_.find(at);
    if (found == styles_.end()) return {};
    if (!found->second.font.empty()) return found->second.font;
    at = found->second.based_on;
  }
  return {};
}

std::optional<int> Styles::list_of_style(const std::string& id) const {
  const auto found = styles_.find(id);
  return found == styles_.end() ? std::nullopt : found->second.list;
}

}  // namespace nhipcau::files
