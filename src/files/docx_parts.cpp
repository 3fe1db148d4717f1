#include "files/docx_parts.hpp"

#include <algorithm>
#include <utility>

#include "files/xml.hpp"

namespace nhipcau::files {
namespace {

struct Relationship {
  std::string kind;  ///< last word of its type: "styles", "officeDocument"
  std::string target;
};

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

/// Relationships of a part, or of the package if `source` is empty; none if it has no such list.
Result<std::vector<Relationship>> read_relationships(Zip& zip, const std::string& source) {
  const std::string list = relationships_of(source);
  std::vector<Relationship> found;
  if (!zip.has(list)) return found;
  auto bytes = zip.read(list);
  if (!bytes) return Fail(bytes.error());
  const auto xml = Xml::parse(std::move(*bytes));
  if (!xml) return Fail(xml.error());
  for (const pugi::xml_node& node : xml->root().children()) {
    if (attribute(node, "TargetMode") == "External") continue;
    const std::string type(attribute(node, "Type"));
    found.push_back({type.substr(type.rfind('/') + 1), resolve_target(source, std::string(attribute(node, "Target")))});
  }
  return found;
}

/// A main part named in [Content_Types].xml, for a package without relationships.
Result<std::string> find_by_content_type(Zip& zip) {
  const std::string list = "[Content_Types].xml";
  if (!zip.has(list)) return std::string();
  auto bytes = zip.read(list);
  if (!bytes) return Fail(bytes.error());
  const auto xml = Xml::parse(std::move(*bytes));
  if (!xml) return Fail(xml.error());
  for (const pugi::xml_node& node : xml->root().children()) {
    const std::string_view type = attribute(node, "ContentType");
    const bool is_main = type.find("wordprocessingml") != std::string_view::npos && type.find("main+xml") != std::string_view::npos;
    if (is_main) return resolve_target("", std::string(attribute(node, "PartName")));
  }
  return std::string();
}

Result<std::string> find_main(Zip& zip) {
  const auto relationships = read_relationships(zip, "");
  if (!relationships) return Fail(relationships.error());
  for (const Relationship& relationship : *relationships) {
    if (relationship.kind == "officeDocument" && zip.has(relationship.target)) return relationship.target;
  }
  auto by_type = find_by_content_type(zip);
  if (!by_type || (!by_type->empty() && zip.has(*by_type))) return by_type;
  return zip.has("word/document.xml") ? std::string("word/document.xml") : std::string();
}

bool is_margin_name(const std::string& name, const std::string& folder) {
  const auto has_head = [&](const std::string& head) { return name.compare(0, head.size(), head) == 0; };
  const bool is_xml = name.size() > 4 && name.compare(name.size() - 4, 4, ".xml") == 0;
  return is_xml && (has_head(folder + "header") || has_head(folder + "footer"));
}

}  // namespace

std::string relationships_of(const std::string& part) {
  const std::string folder = folder_of(part);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

std::string resolve_target(const std::string& source, const std::string& target) {
  std::string path = target.substr(0, 1) == "/" ? target : folder_of(source) + target;
  std::vector<std::string> steps;
  std::size_t begin = 0;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    std::string step = path.substr(begin, end - begin);
    begin = end + 1;
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (!step.empty() && step != "." && step != "..") steps.push_back(std::move(step));
  }
  std::string resolved;
  for (const std::string& step : steps) resolved += (resolved.empty() ? "" : "/") + step;
  return resolved;
}

Result<DocxParts> find_docx_parts(Zip& zip) {
  const auto main = find_main(zip);
  if (!main) return Fail(main.error());
  DocxParts parts;
  parts.main = *main;
  if (parts.main.empty()) return parts;
  const auto relationships = read_relationships(zip, parts.main);
  if (!relationships) return Fail(relationships.error());
  const std::string folder = folder_of(parts.main);
  const std::pair<const char*, std::string*> wanted[] = {{"styles", &parts.styles},
                                                         {"numbering", &parts.numbering},
                                                         {"footnotes", &parts.footnotes},
                                                         {"endnotes", &parts.endnotes},
                                                         {"comments", &parts.comments}};
  for (const auto& [kind, place] : wanted) {
    for (const Relationship& relationship : *relationships) {
      if (relationship.kind == kind && place->empty() && zip.has(relationship.target)) *place = relationship.target;
    }
    const std::string usual = folder + kind + ".xml";
    if (place->empty() && zip.has(usual)) *place = usual;
  }
  for (const std::string& name : zip.names()) {
    if (is_margin_name(name, folder)) parts.margins.push_back(name);
  }
  return parts;
}

}  // namespace nhipcau::files
