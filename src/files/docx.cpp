#include "files/docx.hpp"

#include "files/docx_body.hpp"
#include "files/docx_parts.hpp"

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

}  // namespace

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

}  // namespace nhipcau::files
