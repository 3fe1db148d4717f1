#include "files/docx_twins.hpp"

#include <vector>

#include "files/xml_source.hpp"

namespace nhipcau::files {
namespace {

pugi::xml_node above(pugi::xml_node node, std::string_view local) {
  while (node && local_name(node.name()) != local) node = node.parent();
  return node;
}

/// The next node in document order below `top`; null behind the last.
pugi::xml_node next_of(pugi::xml_node node, pugi::xml_node top) {
  if (node.first_child()) return node.first_child();
  while (node != top && !node.next_sibling()) node = node.parent();
  return node == top ? pugi::xml_node() : node.next_sibling();
}

std::vector<pugi::xml_node> list_boxes(pugi::xml_node branch) {
  std::vector<pugi::xml_node> boxes;
  for (pugi::xml_node node = next_of(branch, branch); node; node = next_of(node, branch)) {
    if (local_name(node.name()) == "txbxContent") boxes.push_back(node);
  }
  return boxes;
}

}  // namespace

void DocxTwins::pair(pugi::xml_node box, pugi::xml_node other) {
  Twin& twin = twins_[part_->offset_of(box)];
  twin.begin = part_->offset_of(box);
  const std::size_t begin = part_->offset_of(other);
  if (begin == std::string::npos || twin.begin == std::string::npos) return;
  if (find_element(part_->source, twin.begin).of(part_->source) != find_element(part_->source, begin).of(part_->source)) return;
  for (pugi::xml_node node = next_of(other, other); node; node = next_of(node, other)) {
    if (node.type() == pugi::node_element) twin.elements.emplace(part_->offset_of(node) - begin, node);
  }
}

pugi::xml_node DocxTwins::find(pugi::xml_node element) {
  const pugi::xml_node box = above(element, "txbxContent");
  const pugi::xml_node choice = above(box, "Choice");
  const pugi::xml_node fallback = choice ? child(choice.parent(), "Fallback") : pugi::xml_node();
  if (!fallback) return {};
  const std::size_t begin = part_->offset_of(box);
  if (twins_.count(begin) == 0) {  // all boxes of the choice at once: there may be many
    const std::vector<pugi::xml_node> read = list_boxes(choice);
    const std::vector<pugi::xml_node> others = list_boxes(fallback);
    for (std::size_t i = 0; i < read.size(); ++i) pair(read[i], i < others.size() ? others[i] : pugi::xml_node());
  }
  const Twin& twin = twins_[begin];
  const auto found = twin.elements.find(part_->offset_of(element) - twin.begin);
  return found == twin.elements.end() ? pugi::xml_node() : found->second;
}

}  // namespace nhipcau::files
