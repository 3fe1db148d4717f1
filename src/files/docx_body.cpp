#include "files/docx_body.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "files/legacy_text.hpp"

namespace nhipcau::files {
namespace {

// ECMA-376 part 1, chapter 17. An element not named here is looked through (w:hyperlink, w:ins, w:sdtContent, w:smartTag, m:oMath …).
enum class Tag {
  through,
  skip,  ///< properties, deleted text, field codes, readings over a word, marks that print nothing
  paragraph,
  row,
  run,
  text,
  tab,
  line_break,
  hyphen,
  symbol,
  field_mark,
  footnote,
  endnote,
  alternatives,
  drawing,
  text_box,
  word_art,
};

Tag tag_of(std::string_view local) {
  if (local == "r") return Tag::run;  // nearly all elements of a body are these five
  if (local == "t") return Tag::text;
  if (local == "p") return Tag::paragraph;
  if (local == "rPr" || local == "pPr") return Tag::skip;
  static const std::unordered_map<std::string_view, Tag> tags = {
      {"tr", Tag::row},
      {"tab", Tag::tab},
      {"ptab", Tag::tab},
      {"br", Tag::line_break},
      {"cr", Tag::line_break},
      {"noBreakHyphen", Tag::hyphen},
      {"sym", Tag::symbol},
      {"fldChar", Tag::field_mark},
      {"footnoteReference", Tag::footnote},
      {"endnoteReference", Tag::endnote},
      {"AlternateContent", Tag::alternatives},
      {"drawing", Tag::drawing},
      {"pict", Tag::drawing},
      {"object", Tag::drawing},
      {"txbxContent", Tag::text_box},
      {"textpath", Tag::word_art},
      {"del", Tag::skip},
      {"moveFrom", Tag::skip},
      {"delText", Tag::skip},
      {"instrText", Tag::skip},
      {"delInstrText", Tag::skip},
      {"tblPr", Tag::skip},
      {"tblGrid", Tag::skip},
      {"trPr", Tag::skip},
      {"tcPr", Tag::skip},
      {"sectPr", Tag::skip},
      {"sdtPr", Tag::skip},
      {"sdtEndPr", Tag::skip},
      {"rt", Tag::skip},
      {"fldData", Tag::skip},
      {"ffData", Tag::skip},
      {"softHyphen", Tag::skip},
  };
  const auto found = tags.find(local);
  return found == tags.end() ? Tag::through : found->second;
}

Tag tag_of(pugi::xml_node node) {
  return node.type() == pugi::node_element ? tag_of(local_name(node.name())) : Tag::skip;
}

std::string to_utf8(unsigned c) {
  std::string out;
  if (c < 0x80U) return {static_cast<char>(c)};
  if (c < 0x800U) {
    out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
  } else {
    out.push_back(static_cast<char>(0xE0U | (c >> 12U)));
    out.push_back(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)));
  }
  out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  return out;
}

std::string to_superscript(std::string_view digits) {
  constexpr std::array<std::string_view, 10> kDigits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char digit : digits) out += kDigits[static_cast<std::size_t>(digit - '0')];
  return out;
}

/// The glyphs of symbol fonts that papers use; another one is kept as the private-use character it is.
std::string to_symbol(pugi::xml_node node) {
  unsigned code = 0;
  for (const char c : attribute(node, "char").substr(0, 4)) {
    const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c;
    const bool is_digit = lower >= '0' && lower <= '9';
    if (!is_digit && (lower < 'a' || lower > 'f')) return {};
    code = code * 16 + static_cast<unsigned>(is_digit ? lower - '0' : lower - 'a' + 10);
  }
  if (code >= 0xD800 && code <= 0xDFFF) return {};
  const std::string_view font = attribute(node, "font");
  const unsigned glyph = code & 0xFFU;
  struct Glyph {
    std::string_view font;
    unsigned glyph;
    std::string_view text;
  };
  static constexpr Glyph kGlyphs[] = {
      {"Symbol", 0xB7, "•"},    {"Symbol", 0xAE, "→"},    {"Symbol", 0xB0, "°"},    {"Symbol", 0xB4, "×"},    {"Symbol", 0xA3, "≤"},
      {"Symbol", 0xB3, "≥"},    {"Symbol", 0xB1, "±"},    {"Symbol", 0x2D, "-"},    {"Wingdings", 0xA7, "▪"}, {"Wingdings", 0x6C, "●"},
      {"Wingdings", 0x6E, "■"}, {"Wingdings", 0x6F, "□"}, {"Wingdings", 0xA8, "□"}, {"Wingdings", 0xFE, "☑"}, {"Wingdings", 0xFC, "✓"},
      {"Wingdings", 0xD8, "➢"}, {"Wingdings", 0xE0, "→"}, {"Wingdings", 0x76, "❖"}};
  for (const Glyph& known : kGlyphs) {
    if (known.font == font && known.glyph == glyph) return std::string(known.text);
  }
  return code < 0x20 ? std::string() : to_utf8(code);
}

/// Does the next paragraph go on with this one's text? So it is if the mark between them was deleted, and behind a drop cap.
bool goes_on_in_next(pugi::xml_node properties) {
  const pugi::xml_node mark = child(properties, "rPr");
  const std::string_view drop_cap = attribute(child(properties, "framePr"), "dropCap");
  return child(mark, "del") || child(mark, "moveFrom") || drop_cap == "drop" || drop_cap == "margin";
}

}  // namespace

BodyReader::Level::Level(BodyReader& reader) : depth_(reader.depth_) {
  if (++depth_ > reader.budget_.limits().xml_depth && !reader.error_) reader.error_ = Error{Code::invalid, "files.damaged"};
}

bool BodyReader::go_on() {
  if (error_) return false;
  if (lines_.is_full()) {
    error_ = Error{Code::too_large, "files.too_long"};
    return false;
  }
  constexpr unsigned kStepsPerLook = 1024;
  if (++steps_ % kStepsPerLook == 0) error_ = budget_.out_of_time();
  return !error_;
}

void BodyReader::read_story(pugi::xml_node story) {
  read_blocks(story);
  if (!carried_.empty()) finish(std::exchange(carried_, {}));
}

void BodyReader::read_blocks(pugi::xml_node parent) {
  const Level level(*this);
  for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling()) read_block(node);
}

void BodyReader::read_block(pugi::xml_node node) {
  if (!go_on()) return;
  switch (tag_of(node)) {
    case Tag::paragraph: return read_paragraph(node);
    case Tag::alternatives: return read_blocks(branch_of(node));
    case Tag::row:
      if (!child(child(node, "trPr"), "del")) read_blocks(node);
      return;
    case Tag::through: return read_blocks(node);
    default: return;
  }
}

void BodyReader::read_paragraph(pugi::xml_node node) {
  const pugi::xml_node properties = child(node, "pPr");
  const bool goes_on = goes_on_in_next(properties);
  const auto place = goes_on ? std::nullopt : styles_.list_place(properties);
  std::string number = place ? numbering_.next(*place, styles_) : std::string();
  Paragraph paragraph;
  paragraph.properties = properties;
  read_inlines(node, paragraph);
  if (goes_on) {
    carried_.append(paragraph.written);
    return;
  }
  Written line = std::exchange(carried_, {});
  line.append(paragraph.written);
  if (!number.empty()) line.insert(0, number);
  finish(std::move(line));
}

void BodyReader::finish(Written line) {
  if (!note_prefix_.empty()) {
    line.drop_front(std::min(line.text.find_first_not_of(" \t\n"), line.text.size()));
    line.insert(0, std::exchange(note_prefix_, {}));
  }
  for (Stretch& stretch : line.stretches) {
    stretch.at += lines_.size();
    trace_->push_back(stretch);
  }
  lines_.add_paragraph(line.text);
}

void BodyReader::read_inlines(pugi::xml_node parent, Paragraph& paragraph) {
  const Level level(*this);
  for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling()) read_inline(node, paragraph);
}

void BodyReader::read_inline(pugi::xml_node node, Paragraph& paragraph) {
  if (!go_on()) return;
  switch (tag_of(node)) {
    case Tag::run: return read_run(node, paragraph);
    case Tag::text: return add(node.text().get(), node, paragraph);
    case Tag::tab: return add("\t", node, paragraph);
    case Tag::line_break:
      if (paragraph.hidden_fields == 0) paragraph.written.text.push_back('\n');
      return;
    case Tag::hyphen: return add("-", node, paragraph);
    case Tag::symbol: return add(to_symbol(node), node, paragraph);
    case Tag::field_mark: return read_field_mark(node, paragraph);
    case Tag::footnote: return read_reference(node, NoteKind::footnote, paragraph);
    case Tag::endnote: return read_reference(node, NoteKind::endnote, paragraph);
    case Tag::alternatives: return read_inlines(branch_of(node), paragraph);
    case Tag::drawing: return read_text_boxes(node);
    case Tag::text_box: return read_blocks(node);
    case Tag::word_art: return lines_.add_paragraph(attribute(node, "string"));
    case Tag::paragraph:  // no place for one: what is inside is still text
    case Tag::row:
    case Tag::through: return read_inlines(node, paragraph);
    case Tag::skip: return;
  }
}

/// A run: hidden text is not printed, raised digits are printed raised (m², or a footnote's mark typed by hand), and what only its font
/// makes capitals stands between marks.
void BodyReader::read_run(pugi::xml_node run, Paragraph& paragraph) {
  const pugi::xml_node properties = child(run, "rPr");
  if (is_on(properties, "vanish")) return;
  Written& written = paragraph.written;
  const std::size_t begin = written.text.size();
  read_inlines(run, paragraph);
  if (written.text.size() <= begin) return;
  if (styles_.is_in_capitals(properties, paragraph.properties)) {
    written.insert(begin, std::string(1, kCapitalsBegin));
    written.text.push_back(kCapitalsEnd);
    return;
  }
  if (child_value(properties, "vertAlign") != "superscript") return;
  const std::string raised = written.text.substr(begin);
  if (raised.find_first_not_of("0123456789") != std::string::npos) return;
  written.replace_from(begin, to_superscript(raised));
}

/// begin … code … separate … result … end. A code that its paragraph does not close ends with it.
void BodyReader::read_field_mark(pugi::xml_node node, Paragraph& paragraph) {
  const std::string_view type = attribute(node, "fldCharType");
  if (type == "begin") {
    paragraph.fields.push_back(true);
    ++paragraph.hidden_fields;
    return;
  }
  if (paragraph.fields.empty() || (type != "separate" && type != "end")) return;
  if (paragraph.fields.back()) --paragraph.hidden_fields;
  paragraph.fields.back() = false;
  if (type == "end") paragraph.fields.pop_back();
}

void BodyReader::read_reference(pugi::xml_node node, NoteKind kind, Paragraph& paragraph) {
  const NoteId id{kind, std::string(attribute(node, "id"))};
  const std::string_view custom = attribute(node, "customMarkFollows");
  const bool has_own_mark = custom == "1" || custom == "true" || custom == "on";
  const auto [known, is_new] = note_numbers_.try_emplace(id, 0);
  if (is_new) {
    notes_.push_back(id);
    if (!has_own_mark) known->second = ++last_note_number_;
  }
  if (known->second > 0) add(to_superscript(std::to_string(known->second)), {}, paragraph);
}

/// Text boxes and WordArt (a stamp, a watermark) in a drawing, as paragraphs of their own before the one they are anchored in.
void BodyReader::read_text_boxes(pugi::xml_node node) {
  const Level level(*this);
  if (!go_on()) return;
  for (const pugi::xml_node& inner : node.children()) {
    switch (tag_of(inner)) {
      case Tag::text_box: read_blocks(inner); break;
      case Tag::word_art: lines_.add_paragraph(attribute(inner, "string")); break;
      case Tag::alternatives: read_text_boxes(branch_of(inner)); break;
      default: read_text_boxes(inner);
    }
  }
}

void BodyReader::read_notes(pugi::xml_node footnotes, pugi::xml_node endnotes) {
  std::map<NoteId, pugi::xml_node> found;
  for (const pugi::xml_node& node : footnotes.children()) found.try_emplace({NoteKind::footnote, std::string(attribute(node, "id"))}, node);
  for (const pugi::xml_node& node : endnotes.children()) found.try_emplace({NoteKind::endnote, std::string(attribute(node, "id"))}, node);
  for (std::size_t i = 0; i < notes_.size() && go_on(); ++i) {  // a note may refer to one more
    const auto note = found.find(notes_[i]);
    if (note == found.end()) continue;
    const int number = note_numbers_.at(notes_[i]);
    note_prefix_ = number > 0 ? to_superscript(std::to_string(number)) + " " : std::string();
    read_story(note->second);
    note_prefix_.clear();
  }
}

/// Looks for text below the branch; counts its steps, since branches may lie in one another.
bool BodyReader::holds_text(pugi::xml_node branch) {
  pugi::xml_node node = branch.first_child();
  while (node && go_on()) {
    const std::string_view name = local_name(node.name());
    if (name == "t" || name == "txbxContent" || name == "textpath") return true;
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node != branch && !node.next_sibling()) node = node.parent();
    if (node == branch) return false;
    node = node.next_sibling();
  }
  return false;
}

pugi::xml_node BodyReader::branch_of(pugi::xml_node alternatives) {
  for (const pugi::xml_node& node : alternatives.children()) {
    if (local_name(node.name()) == "Choice" && holds_text(node)) return node;
  }
  return child(alternatives, "Fallback");
}

/// Line ends inside w:t are printed as spaces.
void BodyReader::add(std::string_view text, pugi::xml_node element, Paragraph& paragraph) {
  if (paragraph.hidden_fields > 0) return;
  std::string& line = paragraph.written.text;
  if (line.size() + text.size() > lines_.room()) {
    error_ = Error{Code::too_large, "files.too_long"};
    return;
  }
  const std::size_t begin = line.size();
  line.append(text);
  for (const char end : {'\n', '\r'})
    for (std::size_t at = line.find(end, begin); at != std::string::npos; at = line.find(end, at)) line[at] = ' ';
  if (trace_ == nullptr || !element || text.empty()) return;
  paragraph.written.stretches.push_back({begin, text.size(), element, 0, paragraph.fields.size()});
}

}  // namespace nhipcau::files
