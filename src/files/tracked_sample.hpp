#pragma once
#include <map>
#include <pugixml.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "files/docx_sample.hpp"
#include "files/xml.hpp"
#include "files/zip.hpp"

// For tests alone: what is in a package, and what Word makes of it when somebody's changes are rejected.

namespace nhipcau::files::sample {

inline Parts unzip(const std::string& bytes) {
  Budget budget{Limits{}};
  auto zip = Zip::open(bytes, budget);
  if (!zip) throw std::runtime_error("no zip: " + zip.error().key);
  Parts parts;
  for (const Zip::Name& name : zip->list()) {
    auto part = zip->read_at(name.index, std::string::npos);
    if (part) parts[name.text] = *part;
  }
  return parts;
}

/// In document order, below a node.
inline std::vector<pugi::xml_node> list_nodes(pugi::xml_node root) {
  std::vector<pugi::xml_node> nodes;
  for (pugi::xml_node node = root.first_child(); node && node != root;) {
    nodes.push_back(node);
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node != root && !node.next_sibling()) node = node.parent();
    if (node != root) node = node.next_sibling();
  }
  return nodes;
}

/// A part as it was before: what `author` put in is taken out, what was taken out is put back.
inline std::string reject_in(const std::string& xml, std::string_view author) {
  pugi::xml_document document;
  if (!document.load_string(xml.c_str(), pugi::parse_full | pugi::parse_ws_pcdata)) throw std::runtime_error("a part is not well-formed");
  for (pugi::xml_node node : list_nodes(document)) {
    if (node.type() != pugi::node_element || attribute(node, "author") != author) continue;
    if (local_name(node.name()) == "ins") node.set_name("gone");
    if (local_name(node.name()) != "del") continue;
    for (pugi::xml_node inner : list_nodes(node)) {
      const std::string name = inner.name();
      if (local_name(name) == "delText") inner.set_name((name.substr(0, name.size() - 7) + "t").c_str());
    }
    node.set_name("kept");  // looked through
  }
  for (pugi::xml_node node : list_nodes(document)) {
    while (pugi::xml_node gone = node.child("gone")) node.remove_child(gone);
  }
  std::ostringstream out;
  document.save(out, "", pugi::format_raw);
  return std::move(out).str();
}

inline std::string reject(const std::string& docx, std::string_view author) {
  Parts parts = unzip(docx);
  for (auto& [name, content] : parts) {
    if (name.ends_with(".xml")) content = reject_in(content, author);
  }
  return make_zip(parts);
}

/// The values of w:id of the marks w:ins, w:del and w:comment of all parts.
inline std::vector<std::string> list_mark_ids(const std::string& docx) {
  std::vector<std::string> ids;
  for (const auto& [name, content] : unzip(docx)) {
    pugi::xml_document document;
    if (!name.ends_with(".xml") || !document.load_string(content.c_str())) continue;
    for (const pugi::xml_node& node : list_nodes(document)) {
      const std::string_view local = local_name(node.name());
      const bool is_mark = local == "ins" || local == "del" || local == "rPrChange" || local == "comment" || local == "moveTo";
      if (is_mark && !attribute(node, "id").empty()) ids.emplace_back(attribute(node, "id"));
    }
  }
  return ids;
}

}  // namespace nhipcau::files::sample
