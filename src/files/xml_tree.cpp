#include "files/xml_tree.hpp"

#include <algorithm>

#include "files/xml.hpp"
#include "text/clean.hpp"

namespace nhipcau::files {
namespace {

/// The namespaces that are in force where an element stands; the innermost is the last.
using Spaces = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kXmlSpace = "http://www.w3.org/XML/1998/namespace";

const std::string* find_space(const Spaces& spaces, std::string_view prefix) {
  const auto found = std::find_if(spaces.rbegin(), spaces.rend(), [&](const auto& space) { return space.first == prefix; });
  return found == spaces.rend() ? nullptr : &found->second;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

/// Turns nodes into values.
class Work {
 public:
  explicit Work(const XmlLimits& limits) : limits_(limits) {}

  Result<void> take(pugi::xml_node node, int depth, XmlElement& out) {
    if (++elements_ > limits_.elements || depth > limits_.depth) return fail(Code::too_large, "files.expands_too_much");
    const std::size_t outside = spaces_.size();
    if (!declare(node) || !name(node, out)) return fail(Code::invalid, "files.damaged");
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view called = attribute.name();
      const bool is_plain = called.find(':') == std::string_view::npos && called != "xmlns";
      if (is_plain) out.attributes.emplace_back(called, attribute.value());
    }
    for (const pugi::xml_node inner : node.children()) {
      if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata) out.text += inner.value();
      if (inner.type() != pugi::node_element) continue;
      if (auto taken = take(inner, depth + 1, out.children.emplace_back()); !taken) return taken;
    }
    spaces_.resize(outside);
    return {};
  }

 private:
  bool declare(pugi::xml_node node) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view called = attribute.name(), value = attribute.value();
      const bool is_default = called == "xmlns";
      if (!is_default && prefix_of(called) != "xmlns") continue;
      if (has_control(value) || (!is_default && value.empty())) return false;
      spaces_.emplace_back(is_default ? "" : local_name(called), value);
    }
    return true;
  }

  bool name(pugi::xml_node node, XmlElement& out) const {
    const std::string_view called = node.name(), prefix = prefix_of(called);
    out.name = local_name(called);
    const std::string* space = find_space(spaces_, prefix);
    if (space) out.space = *space;
    if (prefix == "xml") out.space = kXmlSpace;
    return !out.name.empty() && out.name.find(':') == std::string::npos && (space || prefix.empty() || prefix == "xml");
  }

  const XmlLimits& limits_;
  Spaces spaces_;
  std::size_t elements_ = 0;
};

}  // namespace

std::string_view XmlElement::attribute(std::string_view called) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const auto& one) { return one.first == called; });
  return found == attributes.end() ? std::string_view{} : std::string_view(found->second);
}

const XmlElement* XmlElement::child(std::string_view in_space, std::string_view called) const {
  const auto found =
      std::find_if(children.begin(), children.end(), [&](const auto& one) { return one.space == in_space && one.name == called; });
  return found == children.end() ? nullptr : &*found;
}

Result<XmlElement> parse_xml(std::string bytes, const XmlLimits& limits) {
  if (!text::is_utf8(bytes)) return fail(Code::invalid, "files.damaged");
  const auto parsed = Xml::parse(std::move(bytes));
  if (!parsed) return tl::unexpected(parsed.error());
  XmlElement root;
  if (auto taken = Work(limits).take(parsed->root(), 1, root); !taken) return tl::unexpected(taken.error());
  return root;
}

}  // namespace nhipcau::files
