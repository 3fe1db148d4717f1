#include "files/docx_words.hpp"

#include <algorithm>

#include "files/xml_source.hpp"

namespace nhipcau::files {
namespace {

std::string value(const std::string& name, int number) {
  return " w:" + name + "=\"" + std::to_string(number) + "\"";
}

/// Only those that are set, so that the rest is the style's.
std::string set_values(std::initializer_list<std::pair<const char*, int>> values) {
  std::string out;
  for (const auto& [name, number] : values) out += number != 0 ? value(name, number) : std::string();
  return out;
}

std::string element(const std::string& name, const std::string& attributes) {
  return attributes.empty() ? "" : "<w:" + name + attributes + "/>";
}

/// In the order the schema wants (ECMA-376 part 1, 17.3.2.28).
std::string to_properties(WordLook look) {
  std::string inside;
  if (look.is_bold) inside += "<w:b/>";
  if (look.is_italic) inside += "<w:i/>";
  inside += element("sz", set_values({{"val", look.half_points}})) + element("szCs", set_values({{"val", look.half_points}}));
  if (look.is_underlined) inside += "<w:u w:val=\"single\"/>";
  return inside.empty() ? inside : "<w:rPr>" + inside + "</w:rPr>";
}

std::string without_noncharacters(std::string text) {
  for (const std::string_view bad : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    for (std::size_t at = text.find(bad); at != std::string::npos; at = text.find(bad)) text.replace(at, bad.size(), "\xEF\xBF\xBD");
  return text;
}

}  // namespace

std::string to_run(std::string_view text, WordLook look) {
  const std::string words = without_noncharacters(std::string(text));  // XML may not hold them, and cleaning keeps them
  std::string run;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find('\t', at), words.size());
    if (end > at) run += "<w:t xml:space=\"preserve\">" + to_xml(std::string_view(words).substr(at, end - at)) + "</w:t>";
    if (end < words.size()) run += "<w:tab/>";
    at = end + 1;
  }
  return run.empty() ? run : "<w:r>" + to_properties(look) + run + "</w:r>";
}

std::string to_paragraph(std::string_view runs, const ParagraphLook& look) {
  std::string inside = look.keeps_next ? "<w:keepNext/>" : "";
  if (look.has_rule) inside += R"(<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>)";
  std::string spacing =
      set_values({{"before", look.above}, {"after", look.below}, {"line", look.exact_line != 0 ? look.exact_line : look.line}});
  if (look.exact_line != 0) spacing += " w:lineRule=\"exact\"";
  inside += element("spacing", spacing);
  inside +=
      element("ind", set_values({{"left", look.left}, {"right", look.right}, {"hanging", look.hanging}, {"firstLine", look.first_line}}));
  if (look.align != Align::left) inside += look.align == Align::both ? "<w:jc w:val=\"both\"/>" : "<w:jc w:val=\"center\"/>";
  return "<w:p>" + (inside.empty() ? inside : "<w:pPr>" + inside + "</w:pPr>") + std::string(runs) + "</w:p>";
}

}  // namespace nhipcau::files
