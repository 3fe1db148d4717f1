#include "files/docx.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "files/docx_body.hpp"

namespace nhipcau::files {
namespace {

/// A part of the package; an empty one if the package has none.
Result<Xml> read_part(Zip& zip, const std::string& name, const Budget& budget) {
  if (name.empty()) return Xml();
  auto bytes = zip.read(name);
  if (!bytes) return Fail(bytes.error());
  auto xml = Xml::parse(std::move(*bytes));
  if (!xml) return xml;
  if (auto late = budget.out_of_time()) return Fail(std::move(*late));
  return xml;
}

struct Trees {
  Xml main;
  Xml styles;
  Xml numbering;
  Xml footnotes;
  Xml endnotes;
};

Result<Trees> read_trees(Zip& zip, const DocxParts& parts, const Budget& budget) {
  Trees trees;
  const std::pair<const std::string*, Xml*> wanted[] = {{&parts.main, &trees.main},
                                                        {&parts.styles, &trees.styles},
                                                        {&parts.numbering, &trees.numbering},
                                                        {&parts.footnotes, &trees.footnotes},
                                                        {&parts.endnotes, &trees.endnotes}};
  for (const auto& [name, place] : wanted) {
    auto part = read_part(zip, *name, budget);
    if (!part) return Fail(part.error());
    *place = std::move(*part);
  }
  return trees;
}

Result<std::string> read_margins(Zip& zip, const DocxParts& parts, const Styles& styles, pugi::xml_node lists, const Budget& budget) {
  Lines lines(budget.limits().text_bytes);
  for (const std::string& name : parts.margins) {
    const auto part = read_part(zip, name, budget);
    if (!part) return Fail(part.error());
    Numbering numbering(lists);
    BodyReader reader(styles, numbering, budget, lines);
    reader.read_story(part->root());
    if (reader.error()) return Fail(*reader.error());
  }
  if (lines.is_full()) return fail(Code::too_large, "files.too_long");  // never a part of them alone: a stamp may stand in the rest
  return lines.take_bytes();
}

/// Is it in an encoding that pugixml would turn into UTF-8 first: UTF-16, UTF-32, Latin-1?
bool is_in_other_encoding(std::string_view bytes) {
  constexpr std::size_t kDeclaration = 128;  // bytes within which an XML declaration names its encoding
  std::string head(bytes.substr(0, kDeclaration));
  if (head.substr(0, 4).find('\0') != std::string::npos || head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
  for (char& c : head) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  head.resize(std::min(head.find("?>"), head.size()));
  return head.starts_with("<?xml") && (head.find("latin1") != std::string::npos || head.find("8859-1") != std::string::npos);
}

/// The same part in UTF-8, which is what its edited form will be in.
Result<std::string> to_utf8_part(std::string bytes) {
  if (!is_in_other_encoding(bytes)) return bytes;
  if (auto checked = Xml::parse(bytes); !checked) return Fail(checked.error());
  pugi::xml_document document;
  document.load_buffer(bytes.data(), bytes.size(), (pugi::parse_full | pugi::parse_ws_pcdata) & ~pugi::parse_doctype);
  for (pugi::xml_node node = document.first_child(); node; node = node.next_sibling()) {
    if (node.type() == pugi::node_declaration) node.attribute("encoding").set_value("UTF-8");
  }
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace

std::size_t TracedPart::offset_of(pugi::xml_node element) const {
  const std::ptrdiff_t begin = element.offset_debug();
  if (begin <= 0 || static_cast<std::size_t>(begin) >= source.size()) return std::string::npos;
  const auto at = static_cast<std::size_t>(begin);
  return source[at - 1] == '<' && std::string_view(source).substr(at).starts_with(element.name()) ? at - 1 : std::string::npos;
}

Result<TracedPart> read_traced_part(Zip& zip, const std::string& name) {
  TracedPart part{.name = name};
  if (name.empty()) return part;
  auto bytes = zip.read(name);
  if (bytes) bytes = to_utf8_part(std::move(*bytes));
  if (!bytes) return Fail(bytes.error());
  part.source = std::move(*bytes);
  auto xml = Xml::parse(part.source);
  if (!xml) return Fail(xml.error());
  part.xml = std::move(*xml);
  return part;
}

Result<Extracted> read_docx(Zip& zip, Budget& budget) {
  const auto parts = find_docx_parts(zip);
  if (!parts) return Fail(parts.error());
  if (parts->main.empty()) return fail(Code::invalid, "files.damaged");
  const auto trees = read_trees(zip, *parts, budget);
  if (!trees) return Fail(trees.error());

  const Styles styles(trees->styles.root());
  Numbering numbering(trees->numbering.root());
  Lines lines(budget.limits().text_bytes);
  BodyReader reader(styles, numbering, budget, lines);
  reader.read_story(trees->main.root());
  reader.read_notes(trees->footnotes.root(), trees->endnotes.root());
  if (reader.error()) return Fail(*reader.error());

  auto margins = read_margins(zip, *parts, styles, trees->numbering.root(), budget);
  if (!margins) return Fail(margins.error());
  if (lines.is_full()) return fail(Code::too_large, "files.too_long");
  return Extracted{
      .format = Format::docx, .bytes = lines.take_bytes(), .paragraph_of_line = lines.take_paragraphs(), .margins = std::move(*margins)};
}

Result<TracedDocx> read_traced_docx(Zip& zip, Budget& budget) {
  auto parts = find_docx_parts(zip);
  if (!parts) return Fail(parts.error());
  if (parts->main.empty()) return fail(Code::invalid, "files.damaged");
  TracedDocx docx;
  docx.names = std::move(*parts);
  const std::string* const names[] = {&docx.names.main, &docx.names.footnotes, &docx.names.endnotes};
  for (const std::string* name : names) {
    auto part = read_traced_part(zip, *name);
    if (!part) return Fail(part.error());
    docx.parts.push_back(std::move(*part));
  }
  const auto styles_part = read_part(zip, docx.names.styles, budget);
  if (!styles_part) return Fail(styles_part.error());
  const auto numbering_part = read_part(zip, docx.names.numbering, budget);
  if (!numbering_part) return Fail(numbering_part.error());

  const Styles styles(styles_part->root());
  Numbering numbering(numbering_part->root());
  Lines lines(budget.limits().text_bytes);
  BodyReader reader(styles, numbering, budget, lines, &docx.stretches);
  reader.read_story(docx.parts[0].xml.root());
  reader.read_notes(docx.parts[1].xml.root(), docx.parts[2].xml.root());
  if (reader.error()) return Fail(*reader.error());
  if (lines.is_full()) return fail(Code::too_large, "files.too_long");
  docx.bytes = lines.take_bytes();
  return docx;
}

}  // namespace nhipcau::files
