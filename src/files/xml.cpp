#include "files/xml.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace nhipcau::files {
namespace {

constexpr std::size_t kMostTags = 6'000'000;  // about 400 MB of nodes, beyond any paper

bool has_too_many_tags(std::string_view bytes) {
  if (bytes.size() <= kMostTags) return false;
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '<' || c == '='; })) > kMostTags;
}

/// A package has no document type declaration (ECMA-376 part 2, 2021, 6.2.5): one would only bring entities of its own.
bool has_doctype(const pugi::xml_document& document) {
  const auto nodes = document.children();
  return std::any_of(nodes.begin(), nodes.end(), [](const pugi::xml_node& node) { return node.type() == pugi::node_doctype; });
}

/// Whether the local name of `qualified` is `local`: asked of every element and attribute, many times. Most prefixes have one letter.
bool is_named(const char* qualified, std::string_view local) {
  const bool has_short_prefix = qualified[0] != '\0' && qualified[0] != ':' && qualified[1] == ':';
  const char* name = has_short_prefix ? qualified + 2 : local_name(qualified).data();
  for (const char c : local)
    if (*name++ != c) return false;  // its end too
  return *name == '\0';
}

}  // namespace

Result<Xml> Xml::parse(std::string bytes) {
  if (has_too_many_tags(bytes)) return fail(Code::too_large, "files.expands_too_much");
  auto kept = std::make_unique<std::string>(std::move(bytes));
  auto document = std::make_unique<pugi::xml_document>();
  const auto flags = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
  const pugi::xml_parse_result parsed = document->load_buffer_inplace(kept->data(), kept->size(), flags);
  if (!parsed || has_doctype(*document)) return fail(Code::invalid, "files.damaged");
  return Xml(std::move(kept), std::move(document));
}

std::string_view local_name(std::string_view qualified) {
  const std::size_t colon = qualified.find(':');
  return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

std::string_view prefix_of(std::string_view qualified) {
  const std::size_t colon = qualified.find(':');
  return colon == std::string_view::npos ? std::string_view{} : qualified.substr(0, colon);
}

std::string_view attribute(pugi::xml_node node, std::string_view local) {
  for (pugi::xml_attribute found = node.first_attribute(); found; found = found.next_attribute()) {
    if (is_named(found.name(), local)) return found.value();
  }
  return {};
}

pugi::xml_node child(pugi::xml_node node, std::string_view local) {
  for (pugi::xml_node found = node.first_child(); found; found = found.next_sibling()) {
    if (is_named(found.name(), local)) return found;
  }
  return {};
}

std::string_view child_value(pugi::xml_node node, std::string_view local) {
  return attribute(child(node, local), "val");
}

bool is_on(pugi::xml_node properties, std::string_view local) {
  const pugi::xml_node property = child(properties, local);
  if (!property) return false;
  const std::string_view value = attribute(property, "val");
  return value != "0" && value != "false" && value != "off";
}

int to_int(std::string_view text, int otherwise) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : otherwise;
}

}  // namespace nhipcau::files
