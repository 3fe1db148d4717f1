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

}  // namespace

Styles::Styles(pugi::xml_node root) {
  for (const pugi::xml_node& node : root.children()) {
    if (local_name(node.name()) != "style") continue;
    const std::string id(attribute(node, "styleId"));
    const pugi::xml_node numbering = child(child(node, "pPr"), "numPr");
    styles_[id] = {std::string(child_value(node, "basedOn")), number_in(numbering, "numId"), number_in(numbering, "ilvl")};
    const std::string_view is_default = attribute(node, "default");
    if (attribute(node, "type") == "paragraph" && (is_default == "1" || is_default == "true")) default_id_ = id;
  }
}

std::optional<ListPlace> Styles::list_place(pugi::xml_node properties) const {
  const pugi::xml_node numbering = child(properties, "numPr");
  const auto own_list = number_in(numbering, "numId");
  const auto own_level = number_in(numbering, "ilvl");
  if (own_list) return ListPlace{*own_list, own_level.value_or(0), {}};
  const std::string style_id(child_value(properties, "pStyle"));
  auto place = inherited(style_id.empty() ? default_id_ : style_id);
  if (place && own_level) place->level = own_level;
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

std::optional<int> Styles::list_of_style(const std::string& id) const {
  const auto found = styles_.find(id);
  return found == styles_.end() ? std::nullopt : found->second.list;
}

}  // namespace nhipcau::files
