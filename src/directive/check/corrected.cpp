#include "directive/check/corrected.hpp"

#include <algorithm>

#include "files/tracked_docx.hpp"

namespace nhipcau::directive::check {
namespace {

/// Nobody reads a margin fuller than this.
constexpr std::size_t kMostRemarks = 500;

/// A file that was a DOCX is corrected in itself; of all others a new one is made, whose places are those of the cleaned text.
bool is_corrected_in_itself(const CopySource& source) {
  return source.format == files::Format::docx;
}

text::Place place_of(const CopySource& source, const text::PlaceMap& of_text, std::size_t at) {
  return is_corrected_in_itself(source) ? source.places.find(source.text, at) : of_text.find(source.text, at);
}

/// The words, without a line end: a change stays within one line.
bool is_within_line(std::string_view words) {
  return words.find('\n') == std::string_view::npos;
}

files::Edits to_edits(const CopySource& source, const std::function<std::string(const Finding&)>& say) {
  files::Edits edits;
  const text::PlaceMap of_text = text::clean(source.text).places;
  const auto newest =
      std::max_element(source.fixes.begin(), source.fixes.end(), [](const Answer& a, const Answer& b) { return a.at < b.at; });
  if (newest != source.fixes.end()) {
    edits.author = newest->by;
    edits.at = newest->at;
  }
  for (const Answer& fix : source.fixes) {
    edits.changes.push_back({.at = place_of(source, of_text, fix.where.begin),
                             .was = std::string(fix.where.of(source.text)),
                             .put = fix.replacement,
                             .author = fix.by,
                             .made_at = fix.at});
  }
  for (const Finding& finding : source.open) {
    const std::string_view words = finding.where.of(source.text);
    if (words.empty() || !is_within_line(words) || edits.remarks.size() == kMostRemarks) continue;
    edits.remarks.push_back({.at = place_of(source, of_text, finding.where.begin), .about = std::string(words), .says = say(finding)});
  }
  return edits;
}

}  // namespace

Result<CopySource> load_copy_source(store::Read& tx, const PaperId& paper, const Tables& tables, Date today, Remarks remarks) {
  const auto loaded = load_paper(tx, paper);
  if (!loaded) return tl::unexpected(loaded.error());
  CopySource source{.original = loaded->original, .format = loaded->format, .text = loaded->text};
  source.places = text::PlaceMap::from_text(tx.one("directive.load_places", loaded->reading.value)->text("places"));
  for (const RecordField& field : loaded->fields)
    if (field.name == FieldName::title) source.title = field.value;
  for (CheckedFinding& checked : check_registered(tx, *loaded, tables, today)) {
    if (checked.answer && checked.answer->kind == AnswerKind::fixed) source.fixes.push_back(*checked.answer);
    if (!checked.answer && remarks == Remarks::of_open) source.open.push_back(std::move(checked.finding));
  }
  if (source.fixes.empty() && source.open.empty()) return fail(Code::conflict, "directive.nothing_fixed");
  return source;
}

Result<CorrectedCopy> make_corrected_copy(const CopySource& source, const store::FileStore& files,
                                          const std::function<std::string(const Finding&)>& say) {
  const files::Edits edits = to_edits(source, say);
  const auto made = [&]() -> Result<files::TrackedDocx> {
    if (!is_corrected_in_itself(source)) return files::track_text(source.text, edits, source.title);
    const auto original = files.get(source.original);
    if (!original) return tl::unexpected(original.error());
    return files::track_docx(*original, edits);
  }();
  if (!made) return tl::unexpected(made.error());
  CorrectedCopy copy{.bytes = made->bytes};
  for (std::size_t i = 0; i < made->changes.size(); ++i)
    if (made->changes[i] != files::Placing::placed) copy.not_placed.push_back(edits.changes[i].was);
  return copy;
}

}  // namespace nhipcau::directive::check
