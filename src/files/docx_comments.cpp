#include "files/docx_comments.hpp"

#include <algorithm>
#include <utility>

#include "files/xml_source.hpp"

namespace nhipcau::files {
namespace {

constexpr std::string_view kContentTypes = "[Content_Types].xml";
constexpr std::string_view kCommentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

bool is_strict(const XmlNames& names) {
  return names.space.starts_with("http://purl.oclc.org/");
}

/// One more element at the end of a part of the package itself: elements in its namespace, attributes in none.
Result<std::string> read_with(Zip& zip, const std::string& name, std::string_view local, const std::string& attributes) {
  auto bytes = zip.read(name);
  if (!bytes) return bytes;
  const auto xml = Xml::parse(*bytes);
  if (!xml) return Fail(xml.error());
  const std::string prefix(prefix_of(xml->root().name()));
  return with_last_child(std::move(*bytes), "<" + (prefix.empty() ? prefix : prefix + ":") + std::string(local) + attributes + "/>");
}

/// A name that no part has yet.
std::string free_name(const Zip& zip, const std::string& folder) {
  std::string name = folder + "comments.xml";
  for (int i = 1; zip.has(name); ++i) name = folder + "comments" + std::to_string(i) + ".xml";
  return name;
}

/// An id that no relationship of the list has.
Result<std::string> free_relationship(Zip& zip, const std::string& list) {
  const auto bytes = zip.read(list);
  if (!bytes) return bytes;
  int number = 1;
  while (bytes->find("\"rIdRemarks" + std::to_string(number) + "\"") != std::string::npos) ++number;
  return "rIdRemarks" + std::to_string(number);
}

}  // namespace

bool DocxComments::can_hold(const Zip& zip, const TracedDocx& docx) {
  if (!docx.names.comments.empty()) return true;
  return zip.has(relationships_of(docx.names.main)) && zip.has(std::string(kContentTypes));
}

Result<DocxComments> DocxComments::read(Zip& zip, const TracedDocx& docx) {
  DocxComments comments;
  const TracedPart& main = docx.parts.front();
  if (!docx.names.comments.empty()) {
    auto part = read_traced_part(zip, docx.names.comments);
    if (!part) return Fail(part.error());
    comments.names_ = XmlNames(part->xml.root(), part->source);
    comments.name_ = part->name;
    comments.source_ = std::move(part->source);
    return comments;
  }
  const XmlNames document(main.xml.root(), main.source);
  comments.name_ = free_name(zip, main.name.substr(0, main.name.rfind('/') + 1));
  comments.source_ = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"" + document.space + "\"/>";
  const auto xml = Xml::parse(comments.source_);
  if (!xml) return Fail(xml.error());
  comments.names_ = XmlNames(xml->root(), comments.source_);

  const std::string list = relationships_of(main.name);
  const auto id = free_relationship(zip, list);
  if (!id) return Fail(id.error());
  const std::string office = is_strict(document) ? "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
                                                 : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
  auto relationships =
      read_with(zip, list, "Relationship", " Id=\"" + *id + "\" Type=\"" + office + "\" Target=\"/" + comments.name_ + "\"");
  if (!relationships) return Fail(relationships.error());
  const std::string types(kContentTypes);
  auto content_types =
      read_with(zip, types, "Override", " PartName=\"/" + comments.name_ + "\" ContentType=\"" + std::string(kCommentsType) + "\"");
  if (!content_types) return Fail(content_types.error());
  comments.told_ = {{list, std::move(*relationships)}, {types, std::move(*content_types)}};
  return comments;
}

void DocxComments::add(int id, const Marker& marker, std::string_view says) {
  const auto plain = [&](std::string_view local, std::string_view inside) { return names_.element(local, "", inside); };
  std::string paragraphs;
  for (std::size_t at = 0; at <= says.size();) {
    const std::size_t end = std::min(says.find('\n', at), says.size());
    const std::string mark = at == 0 ? plain("r", plain("annotationRef", "")) : std::string();
    const std::string letters = names_.element("t", " xml:space=\"preserve\"", to_xml(says.substr(at, end - at)));
    paragraphs += plain("p", mark + plain("r", letters));
    at = end + 1;
  }
  const std::string attributes =
      names_.attribute("id", std::to_string(id)) + names_.attribute("author", marker.author) + names_.attribute("date", marker.at);
  added_ += names_.element("comment", attributes, paragraphs);
}

ZipParts DocxComments::write() const {
  if (added_.empty()) return {};
  ZipParts parts = told_;
  parts.emplace_back(name_, with_last_child(source_, added_));
  return parts;
}

}  // namespace nhipcau::files
