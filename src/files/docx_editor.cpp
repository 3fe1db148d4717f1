#include "files/docx_editor.hpp"

#include <algorithm>
#include <utility>

namespace nhipcau::files {

DocxEditor::DocxEditor(const TracedDocx& docx, const Written& text) : text_(text) {
  for (const TracedPart& part : docx.parts) {
    if (!part.name.empty()) writers_.emplace_back(part, ids_);
  }
}

Placing DocxEditor::look(const PlacedEdit& change) const {
  const auto fits = [&](const PlacedWords& words) {
    return words.where.empty() ? spot_for(words, change).has_value() : !pieces(words.where).empty();
  };
  return std::all_of(change.words.begin(), change.words.end(), fits) ? Placing::placed : Placing::not_in_letters;
}

void DocxEditor::make(const PlacedEdit& change, const Marker& by) {
  for (const PlacedWords& words : change.words) {
    const std::vector<Stretch> removed = pieces(words.where);
    for (const Stretch& piece : removed)
      writers_[part_of(piece)].add({RunEdit::Kind::remove, piece.element, {piece.offset, piece.offset + piece.size}, {}, {}, &by});
    if (words.put.empty()) continue;
    const Spot at = removed.empty() ? *spot_for(words, change) : behind(removed);
    writers_[part_of(at.stretch)].add({RunEdit::Kind::put, at.stretch.element, {at.letter, at.letter}, words.put, at.look, &by});
  }
}

Placing DocxEditor::look_at_remark(const PlacedEdit& remark) const {
  const std::vector<Stretch> found = pieces(remark.where);
  const auto is_outside = [&](const Stretch& piece) {
    pugi::xml_node node = piece.element;
    while (node && local_name(node.name()) != "txbxContent") node = node.parent();
    return node || part_of(piece) != 0;
  };
  return found.empty() || std::any_of(found.begin(), found.end(), is_outside) ? Placing::not_in_letters : Placing::placed;
}

void DocxEditor::mark(const Stretch& piece, std::size_t letter, std::string xml) {
  writers_[part_of(piece)].add({RunEdit::Kind::mark, piece.element, {letter, letter}, std::move(xml), {}, nullptr});
}

void DocxEditor::begin_remark(const PlacedEdit& remark, int id) {
  const Stretch first = pieces(remark.where).front();
  const XmlNames& names = writers_[part_of(first)].names();
  mark(first, first.offset, names.element("commentRangeStart", names.attribute("id", std::to_string(id)), ""));
}

void DocxEditor::end_remark(const PlacedEdit& remark, int id) {
  const Stretch last = pieces(remark.where).back();
  const XmlNames& names = writers_[part_of(last)].names();
  const std::string number = names.attribute("id", std::to_string(id));
  mark(last, last.offset + last.size,
       names.element("commentRangeEnd", number, "") + names.element("r", "", names.element("commentReference", number, "")));
}

ZipParts DocxEditor::write() {
  ZipParts parts;
  for (DocxWriter& writer : writers_) {
    if (writer.is_touched()) parts.emplace_back(writer.part().name, writer.write());
  }
  return parts;
}

std::size_t DocxEditor::part_of(const Stretch& stretch) const {
  const pugi::xml_node document = stretch.element.root();
  const auto is_its = [&](const DocxWriter& writer) { return writer.part().xml.root().root() == document; };
  return static_cast<std::size_t>(std::find_if(writers_.begin(), writers_.end(), is_its) - writers_.begin());
}

bool DocxEditor::can_edit(const Stretch& stretch) const {
  const std::size_t part = part_of(stretch);
  return part < writers_.size() && writers_[part].can_edit(stretch.element);
}

/// The stretches below a span, cut to it; none if any of it stands in no run that can be taken apart.
std::vector<Stretch> DocxEditor::pieces(Span where) const {
  std::vector<Stretch> found;
  auto next = std::upper_bound(text_.stretches.begin(), text_.stretches.end(), where.begin,
                               [](std::size_t at, const Stretch& stretch) { return at < stretch.end(); });
  for (std::size_t at = where.begin; at < where.end; ++next) {
    if (next == text_.stretches.end() || next->at > at || !can_edit(*next)) return {};
    Stretch piece = *next;
    const bool is_whole = at == piece.at && piece.end() <= where.end;
    if (!is_whole && local_name(piece.element.name()) != "t") return {};
    piece.offset += at - piece.at;
    piece.size = std::min(piece.end(), where.end) - at;
    piece.at = at;
    at = piece.end();
    found.push_back(piece);
  }
  return found;
}

/// Behind what is taken out, as far as it stands side by side; with the look of the longest of it.
DocxEditor::Spot DocxEditor::behind(const std::vector<Stretch>& removed) {
  const auto apart = std::find_if(removed.begin(), removed.end(), [&](const Stretch& piece) {
    return piece.element.parent().parent() != removed.front().element.parent().parent() || piece.fields != removed.front().fields;
  });
  const Stretch& last = *(apart - 1);
  const auto longest = std::max_element(removed.begin(), apart, [](const Stretch& a, const Stretch& b) { return a.size < b.size; });
  return {last, last.offset + last.size, longest->element.parent()};
}

/// Beside the letters of the change itself if it has any: behind the one before, unless words come before all of it.
std::optional<DocxEditor::Spot> DocxEditor::spot_for(const PlacedWords& words, const PlacedEdit& change) const {
  const std::size_t at = words.where.begin;
  const bool is_first = at == change.where.begin && !change.where.empty();
  const auto next = std::lower_bound(text_.stretches.begin(), text_.stretches.end(), at,
                                     [](const Stretch& stretch, std::size_t offset) { return stretch.end() < offset; });
  std::optional<Spot> before;
  std::optional<Spot> after;
  for (auto stretch = next; stretch != text_.stretches.end() && stretch->at <= at; ++stretch) {
    if (!can_edit(*stretch)) continue;
    const Spot here{*stretch, stretch->offset + (at - stretch->at), stretch->element.parent()};
    (stretch->at < at ? before : after) = here;
  }
  if (is_first) return after ? after : before;
  return before ? before : after;
}

}  // namespace nhipcau::files
