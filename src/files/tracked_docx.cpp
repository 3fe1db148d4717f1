#include "files/tracked_docx.hpp"

#include <algorithm>
#include <utility>

#include "files/budget.hpp"
#include "files/detect.hpp"
#include "files/docx_comments.hpp"
#include "files/docx_editor.hpp"
#include "files/legacy_text.hpp"
#include "files/placed_edits.hpp"
#include "files/zip.hpp"
#include "files/zip_writer.hpp"

namespace nhipcau::files {
namespace {

Fail not_a_docx(std::string_view kind) {
  return fail(Code::invalid, "files.not_a_paper", {std::string(kind)});
}

/// Takes the marks of capitals out, which stand between stretches.
Written without_marks(std::string_view text, std::vector<Stretch> stretches) {
  const auto is_mark = [](char c) { return c == kCapitalsBegin || c == kCapitalsEnd; };
  Written out;
  std::size_t done = 0;
  const auto copy_to = [&](std::size_t end) {
    std::copy_if(text.begin() + static_cast<std::ptrdiff_t>(done), text.begin() + static_cast<std::ptrdiff_t>(end),
                 std::back_inserter(out.text), [&](char c) { return !is_mark(c); });
    done = end;
  };
  for (Stretch& stretch : stretches) {
    copy_to(stretch.at);
    const std::size_t at = out.text.size();
    copy_to(stretch.end());
    if (out.text.size() - at != stretch.size) continue;  // it holds such a character itself
    stretch.at = at;
    out.stretches.push_back(stretch);
  }
  copy_to(text.size());
  return out;
}

/// The text as extract() gives it. Of lines that were in an old encoding no stretch stays: their letters are others now.
Written to_extracted(TracedDocx& docx) {
  Extracted extracted{.format = Format::docx, .bytes = docx.bytes};
  to_unicode(extracted);
  Written written = without_marks(docx.bytes, std::move(docx.stretches));
  if (written.text == extracted.bytes) return written;
  Written changed{.text = std::move(extracted.bytes)};
  std::size_t at = 0;
  std::size_t to = 0;
  auto stretch = written.stretches.begin();
  while (at < written.text.size() && to < changed.text.size()) {
    const Span from{at, std::min(written.text.find('\n', at), written.text.size())};
    const Span into{to, std::min(changed.text.find('\n', to), changed.text.size())};
    const bool is_same = from.of(written.text) == into.of(changed.text);
    for (; stretch != written.stretches.end() && stretch->at < from.end; ++stretch) {
      if (!is_same) continue;
      changed.stretches.push_back(*stretch);
      changed.stretches.back().at = stretch->at - from.begin + into.begin;
    }
    at = from.end + 1;
    to = into.end + 1;
  }
  return changed;
}

Result<Zip> open_docx(std::string_view bytes, Budget& budget) {
  if (bytes.size() > budget.limits().file_bytes) return fail(Code::too_large, "files.too_large");
  const Detected detected = detect(bytes);
  if (detected.family != Family::zip) return not_a_docx(detected.name);
  auto zip = Zip::open(bytes, budget);
  if (!zip) return zip;
  const auto mimetype = zip->mimetype();
  if (!mimetype) return Fail(mimetype.error());
  const std::string_view kind = detect_package(zip->names(), *mimetype);
  if (kind != "DOCX") return not_a_docx(kind);
  return zip;
}

/// The numbers of the placed changes, in the order of the text.
std::vector<std::size_t> in_text_order(std::span<const PlacedEdit> changes) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].placing == Placing::placed) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return changes[a].where < changes[b].where; });
  return order;
}

/// Word shows the digits of w:date as they are, whatever zone they name: so it is the time on the walls of Việt Nam.
Marker to_marker(const std::string& author, Instant at) {
  constexpr std::chrono::hours kVietnam{7};
  constexpr std::size_t kSeconds = std::string_view("2026-11-23T12:04:55").size();
  Marker marker{.author = text::clean(author.substr(0, Edits::kMostAuthorBytes)).text,
                .at = to_rfc3339(at + kVietnam).substr(0, kSeconds) + "Z"};
  std::replace(marker.author.begin(), marker.author.end(), '\n', ' ');
  return marker;
}

/// Whose each change is, and behind them whose the remarks are.
std::vector<Marker> list_markers(const Edits& edits) {
  std::vector<Marker> markers;
  for (const TextChange& change : edits.changes) {
    markers.push_back(change.author.empty() ? to_marker(edits.author, edits.at) : to_marker(change.author, change.made_at));
  }
  markers.push_back(to_marker(edits.author, edits.at));
  return markers;
}

/// The placed remarks with the numbers of their comments; the others are told.
Result<ZipParts> begin_remarks(Zip& zip, const TracedDocx& docx, const Edits& edits, const Marker& by, DocxEditor& editor,
                               std::span<PlacedEdit> remarks, std::vector<std::pair<const PlacedEdit*, int>>& noted) {
  for (PlacedEdit& remark : remarks) {
    if (remark.placing != Placing::placed) continue;
    remark.placing = DocxComments::can_hold(zip, docx) ? editor.look_at_remark(remark) : Placing::not_in_letters;
  }
  if (std::none_of(remarks.begin(), remarks.end(), [](const PlacedEdit& r) { return r.placing == Placing::placed; })) return ZipParts();
  auto comments = DocxComments::read(zip, docx);
  if (!comments) return Fail(comments.error());
  comments->take_ids(editor.ids());
  for (std::size_t i = 0; i < remarks.size(); ++i) {
    if (remarks[i].placing != Placing::placed) continue;
    const int id = editor.ids().next();
    noted.emplace_back(&remarks[i], id);
    comments->add(id, by, edits.remarks[i].says);
    editor.begin_remark(remarks[i], id);
  }
  return comments->write();
}

}  // namespace

std::string_view to_name(Placing placing) {
  switch (placing) {
    case Placing::placed: return "placed";
    case Placing::not_there: return "not_there";
    case Placing::not_in_letters: return "not_in_letters";
    case Placing::overlaps: return "overlaps";
    case Placing::unfit: return "unfit";
  }
  return {};
}

Result<TrackedDocx> track_docx(std::string_view original, const Edits& edits, const Limits& limits) {
  if (edits.changes.size() + edits.remarks.size() > Edits::kMost)
    return fail(Code::too_large, "files.too_many_edits", {std::to_string(Edits::kMost)});
  Budget budget(limits);
  auto zip = open_docx(original, budget);
  if (!zip) return Fail(zip.error());
  auto docx = read_traced_docx(*zip, budget);
  if (!docx) return Fail(docx.error());
  const Written written = to_extracted(*docx);
  const std::vector<Marker> markers = list_markers(edits);
  DocxEditor editor(*docx, written);

  std::vector<PlacedEdit> placed = place_edits(written.text, edits);
  const std::span changes(placed.data(), edits.changes.size());
  const std::span remarks(placed.data() + changes.size(), edits.remarks.size());
  for (PlacedEdit& edit : changes) {
    if (edit.placing == Placing::placed) edit.placing = editor.look(edit);
  }
  refuse_overlaps(changes);
  std::vector<std::pair<const PlacedEdit*, int>> noted;
  auto parts = begin_remarks(*zip, *docx, edits, markers.back(), editor, remarks, noted);
  if (!parts) return Fail(parts.error());
  for (const std::size_t i : in_text_order(changes)) editor.make(changes[i], markers[i]);
  for (const auto& [remark, id] : noted) editor.end_remark(*remark, id);
  for (auto& part : editor.write()) parts->push_back(std::move(part));

  auto bytes = replace_in_zip(original, *parts);
  if (!bytes) return Fail(bytes.error());
  TrackedDocx tracked{.bytes = std::move(*bytes), .changes = {}, .remarks = {}};
  for (const PlacedEdit& edit : changes) tracked.changes.push_back(edit.placing);
  for (const PlacedEdit& edit : remarks) tracked.remarks.push_back(edit.placing);
  return tracked;
}

}  // namespace nhipcau::files
