#include "files/docx_writer.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/require.hpp"
#include "files/xml_source.hpp"

namespace nhipcau::files {
namespace {

/// Where ECMA-376 part 1 lets w:ins and w:del stand around runs, and Word writes them.
bool holds_marks(std::string_view local) {
  constexpr std::string_view kParents[] = {"p",          "hyperlink", "ins",       "moveTo", "smartTag",
                                           "sdtContent", "fldSimple", "customXml", "dir",    "bdo"};
  return std::find(std::begin(kParents), std::end(kParents), local) != std::end(kParents);
}

/// What is tied to a field of the package's own data is written over by Word as soon as it opens the file.
bool is_bound_to_data(pugi::xml_node node) {
  for (; node; node = node.parent()) {
    if (local_name(node.name()) == "sdt" && child(child(node, "sdtPr"), "dataBinding")) return true;
  }
  return false;
}

/// Letters that can be written again: all in one piece, and none that XML may not hold.
bool is_plain_text(pugi::xml_node element) {
  const pugi::xml_node inside = element.first_child();
  const std::string_view text = inside.value();
  const auto is_bad = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; };
  return inside && !inside.next_sibling() && std::none_of(text.begin(), text.end(), is_bad);
}

/// A mark inside what is taken out parts it.
void part_at_marks(std::vector<RunEdit>& edits) {
  const std::size_t count = edits.size();
  for (std::size_t mark = 0; mark < count; ++mark) {
    const std::size_t at = edits[mark].letters.begin;
    if (edits[mark].kind != RunEdit::Kind::mark) continue;
    for (std::size_t i = 0; i < edits.size(); ++i) {
      if (edits[i].kind != RunEdit::Kind::remove || edits[i].element != edits[mark].element) continue;
      if (at <= edits[i].letters.begin || at >= edits[i].letters.end) continue;
      RunEdit rest = edits[i];
      rest.letters.begin = edits[i].letters.end = at;
      edits.push_back(std::move(rest));
    }
  }
}

}  // namespace

void MarkIds::take_from(std::string_view source) {
  constexpr std::string_view kName = ":id=";
  is_sorted_ = false;
  for (std::size_t at = source.find(kName); at != std::string_view::npos; at = source.find(kName, at)) {
    at += kName.size();
    const std::string_view value = source.substr(at + 1, source.find_first_of("\"'", at + 1) - at - 1);
    constexpr int kNone = -1;
    if (const int id = to_int(value, kNone); id != kNone) taken_.push_back(id);
  }
}

int MarkIds::next() {
  if (!std::exchange(is_sorted_, true)) std::sort(taken_.begin(), taken_.end());
  do ++last_;
  while (std::binary_search(taken_.begin(), taken_.end(), last_));
  return last_;
}

DocxWriter::DocxWriter(const TracedPart& part, MarkIds& ids) : part_(part), ids_(ids), names_(part.xml.root(), part.source), twins_(part) {
  ids_.take_from(part_.source);
}

bool DocxWriter::is_word(pugi::xml_node element, std::string_view local) const {
  const std::string_view name = element.name();
  return name.size() == names_.prefix.size() + local.size() && name.starts_with(names_.prefix) && name.ends_with(local);
}

bool DocxWriter::can_edit(pugi::xml_node element) const {
  const std::size_t at = part_.offset_of(element);
  if (at == std::string::npos) return false;
  const auto known = editable_.find(at);
  return known != editable_.end() ? known->second : editable_.emplace(at, look_whether_editable(element)).first->second;
}

bool DocxWriter::look_whether_editable(pugi::xml_node element) const {
  const pugi::xml_node run = element.parent();
  const pugi::xml_node around = run.parent();
  const bool is_mark = is_word(element, "tab") || is_word(element, "noBreakHyphen") || is_word(element, "sym") || is_word(element, "ptab");
  if (!is_mark && !(is_word(element, "t") && is_plain_text(element))) return false;
  if (names_.mark_prefix.empty() || !is_word(run, "r") || !is_word(around, local_name(around.name()))) return false;
  if (!holds_marks(local_name(around.name())) || is_bound_to_data(run)) return false;
  return part_.offset_of(run) != std::string::npos && part_.offset_of(around) != std::string::npos;
}

void DocxWriter::add(const RunEdit& edit) {
  runs_[part_.offset_of(edit.element.parent())].push_back(edit);
  RunEdit twin = edit;
  twin.element = twins_.find(edit.element);
  if (!twin.element || !can_edit(twin.element)) return;
  runs_[part_.offset_of(twin.element.parent())].push_back(std::move(twin));
}

std::string DocxWriter::write(Span where) {
  const std::string_view source = part_.source;
  std::string out;
  std::size_t at = where.begin;
  for (auto run = runs_.lower_bound(at); run != runs_.end() && run->first < where.end; run = runs_.lower_bound(at)) {
    const Span whole = find_element(source, run->first);
    require(!whole.empty(), "a run that was parsed ends");
    out += source.substr(at, whole.begin - at);
    out += write_run(run->second, whole);
    at = whole.end;
  }
  out += source.substr(at, where.end - at);
  return out;
}

/// A run taken apart: runs of what stays, of what is taken out, and what is put between them.
class DocxWriter::Pieces {
 public:
  Pieces(DocxWriter& writer, std::string_view head, std::string_view name) : writer_(writer), head_(head), name_(name) {}

  void set_look(std::string_view look) { look_ = look; }
  [[nodiscard]] bool has_look() const { return !look_.empty(); }

  /// remover  none: it stays
  void add(std::string_view xml, const Marker* remover) {
    const bool is_alike = remover == remover_ || (remover != nullptr && remover_ != nullptr && *remover == *remover_);
    if (!is_alike) end_run();
    remover_ = remover;
    inside_ += xml;
  }
  /// What stands between elements is kept where it is inside a run.
  void add_between(std::string_view text) {
    if (!inside_.empty()) inside_ += text;
  }
  /// Between two runs: the one being written ended.
  void add_outside(std::string_view xml) { out_ += xml; }
  std::string take() { return std::move(out_); }

  void end_run() {
    if (inside_.empty()) return;
    const std::string look = is_first_ ? look_ : writer_.renewed(look_);
    is_first_ = false;
    const std::string run = head_ + look + std::exchange(inside_, {}) + "</" + name_ + ">";
    out_ += remover_ != nullptr ? writer_.marked("del", *remover_, run) : run;
  }

 private:
  DocxWriter& writer_;
  std::string head_;
  std::string name_;
  std::string look_;
  std::string inside_;
  std::string out_;
  const Marker* remover_ = nullptr;
  bool is_first_ = true;
};

std::string DocxWriter::write_run(std::vector<RunEdit>& edits, Span where) {
  const std::string_view source = part_.source;
  const auto head = find_token(source, where.begin);
  Pieces pieces(*this, head->where.of(source), head->name_in(source));
  part_at_marks(edits);
  std::stable_sort(edits.begin(), edits.end(), [&](const RunEdit& a, const RunEdit& b) {
    const auto key = [&](const RunEdit& e) {
      return std::tuple(part_.offset_of(e.element), e.letters.begin, e.kind == RunEdit::Kind::remove);
    };
    return key(a) < key(b);
  });
  auto next = edits.begin();
  for (std::size_t at = head->where.end; at < where.end;) {
    const auto token = find_token(source, at);
    if (!token || token->kind == XmlToken::Kind::closing) break;
    const Span whole = token->kind == XmlToken::Kind::other ? token->where : find_element(source, at);
    at = whole.end;
    if (token->kind == XmlToken::Kind::other) {
      pieces.add_between(whole.of(source));
    } else if (local_name(token->name_in(source)) == "rPr" && !pieces.has_look()) {
      pieces.set_look(whole.of(source));
    } else {
      const auto first = next;
      while (next != edits.end() && part_.offset_of(next->element) == whole.begin) ++next;
      write_element(pieces, whole, {first, next});
    }
  }
  pieces.end_run();
  return pieces.take();
}

void DocxWriter::write_element(Pieces& pieces, Span where, std::span<const RunEdit> edits) {
  if (edits.empty()) return pieces.add(write(where), nullptr);
  const pugi::xml_node element = edits.front().element;
  const bool has_letters = is_word(element, "t");
  const std::string_view text = has_letters ? element.text().get() : where.of(part_.source);
  const auto add = [&](std::string_view piece, const Marker* remover) {
    if (piece.empty()) return;
    pieces.add(has_letters ? names_.letters(remover != nullptr ? "delText" : "t", piece) : std::string(piece), remover);
  };
  std::size_t at = 0;
  for (const RunEdit& edit : edits) {
    const Span span = has_letters ? edit.letters : Span{edit.letters.begin == 0 ? 0 : text.size(), edit.letters.end == 0 ? 0 : text.size()};
    add(text.substr(at, span.begin - at), nullptr);
    if (edit.kind == RunEdit::Kind::remove) add(span.of(text), edit.by);
    if (edit.kind != RunEdit::Kind::remove) pieces.end_run();
    if (edit.kind == RunEdit::Kind::put) pieces.add_outside(put_words(edit));
    if (edit.kind == RunEdit::Kind::mark) pieces.add_outside(edit.put);
    at = span.end;
  }
  add(text.substr(at), nullptr);
}

std::string DocxWriter::look_of(pugi::xml_node run) const {
  const pugi::xml_node look = child(run, "rPr");
  if (!look) return {};
  const Span whole = find_element(part_.source, part_.offset_of(look));
  std::string xml(whole.of(part_.source));
  if (const pugi::xml_node change = child(look, "rPrChange")) {  // how it looked before is nothing of new words
    const Span old = find_element(part_.source, part_.offset_of(change));
    xml.erase(old.begin - whole.begin, old.size());
  }
  return xml;
}

std::string DocxWriter::renewed(std::string_view xml) {
  const std::string name = " " + names_.mark_prefix + "id=";
  std::string out;
  for (std::size_t at = xml.find(name); at != std::string_view::npos; at = xml.find(name)) {
    const std::size_t end = std::min(xml.find(xml[at + name.size()], at + name.size() + 1), xml.size() - 1);
    out += std::string(xml.substr(0, at)) + name + "\"" + std::to_string(ids_.next()) + "\"";
    xml.remove_prefix(end + 1);
  }
  return out.append(xml);
}

std::string DocxWriter::marked(std::string_view local, const Marker& by, std::string_view inside) {
  const std::string id = names_.attribute("id", std::to_string(ids_.next()));
  return names_.element(local, id + names_.attribute("author", by.author) + names_.attribute("date", by.at), inside);
}

/// Words of one person are not put inside what another one put in: that is closed before them and goes on behind.
std::string DocxWriter::put_words(const RunEdit& edit) {
  std::string run = "<" + names_.prefix + "r>" + look_of(edit.look);
  for (std::size_t at = 0; at <= edit.put.size();) {
    const std::size_t end = std::min(edit.put.find('\t', at), edit.put.size());
    if (end > at) run += names_.letters("t", std::string_view(edit.put).substr(at, end - at));
    if (end < edit.put.size()) run += "<" + names_.prefix + "tab/>";
    at = end + 1;
  }
  const std::string words = marked("ins", *edit.by, run + "</" + names_.prefix + "r>");
  const pugi::xml_node around = edit.element.parent().parent();
  if (!is_word(around, "ins") && !is_word(around, "moveTo")) return words;
  const std::string_view source = part_.source;
  const std::string_view head = find_token(source, part_.offset_of(around))->where.of(source);
  return "</" + std::string(around.name()) + ">" + words + renewed(head);
}

}  // namespace nhipcau::files
