#include "directive/check/corrected.hpp"

#include <algorithm>

#include "files/converter.hpp"
#include "files/tracked_docx.hpp"

namespace nhipcau::directive::check {
namespace {

/// Nobody reads a margin fuller than this.
constexpr std::size_t kMostRemarks = 500;

/// Who says what the rules say.
constexpr std::string_view kProgram = "Nhịp Cầu";

/// The DOCX that is corrected in itself: the original, or what is made of one of an older or another word processor. None: a new one is
/// made, whose places are those of the cleaned text.
/// errors  those of FileStore::get; unavailable files.busy
Result<std::optional<std::string>> find_docx(const CopySource& source, const store::FileStore& files, const files::Limits& limits) {
  const bool is_docx = source.format == files::Format::docx;
  const bool is_other = source.format == files::Format::doc || source.format == files::Format::odt;
  if (!is_docx && (!is_other || !limits.converter)) return std::nullopt;
  auto original = files.get(source.original);
  if (!original) return tl::unexpected(original.error());
  if (is_docx) return std::optional(std::move(*original));
  auto docx = limits.converter->to_docx(*original, source.format == files::Format::doc ? "doc" : "odt");
  if (docx) return std::optional(std::move(*docx));
  if (docx.error().key == "files.busy") return tl::unexpected(docx.error());
  return std::nullopt;
}

/// The words, without a line end: a change stays within one line.
bool is_within_line(std::string_view words) {
  return words.find('\n') == std::string_view::npos;
}

/// is_in_itself  places are those of the original
files::Edits to_edits(const CopySource& source, bool is_in_itself, const std::function<std::string(const Finding&)>& say) {
  files::Edits edits{.author = std::string(kProgram), .at = source.made_at};
  const text::PlaceMap of_text = text::clean(source.text).places;
  const auto place_of = [&](std::size_t at) { return (is_in_itself ? source.places : of_text).find(source.text, at); };
  for (const Answer& fix : source.fixes) {
    edits.changes.push_back({.at = place_of(fix.where.begin),
                             .was = std::string(fix.where.of(source.text)),
                             .put = fix.replacement,
                             .author = fix.by,
                             .made_at = fix.at});
  }
  for (const Finding& finding : source.open) {
    const std::string_view words = finding.where.of(source.text);
    if (words.empty() || !is_within_line(words) || edits.remarks.size() == kMostRemarks) continue;
    edits.remarks.push_back({.at = place_of(finding.where.begin), .about = std::string(words), .says = say(finding)});
  }
  return edits;
}

}  // namespace

Result<CopySource> load_copy_source(store::Read& tx, const PaperId& paper, const Tables& tables, const Clock& clock, Remarks remarks) {
  const auto loaded = load_paper(tx, paper);
  if (!loaded) return tl::unexpected(loaded.error());
  CopySource source{.original = loaded->original, .format = loaded->format, .text = loaded->text, .made_at = clock.now()};
  source.places = text::PlaceMap::from_text(tx.one("directive.load_places", loaded->reading.value)->text("places"));
  for (const RecordField& field : loaded->fields)
    if (field.name == FieldName::title) source.title = field.value;
  for (CheckedFinding& checked : check_registered(tx, *loaded, tables, clock.today())) {
    if (checked.answer && checked.answer->kind == AnswerKind::fixed) source.fixes.push_back(*checked.answer);
    if (!checked.answer && remarks == Remarks::of_open) source.open.push_back(std::move(checked.finding));
  }
  if (source.fixes.empty() && source.open.empty()) return fail(Code::conflict, "directive.nothing_fixed");
  return source;
}

Result<CorrectedCopy> make_corrected_copy(const CopySource& source, const store::FileStore& files,
                                          const std::function<std::string(const Finding&)>& say, const files::Limits& limits) {
  const auto docx = find_docx(source, files, limits);
  if (!docx) return tl::unexpected(docx.error());
  const files::Edits edits = to_edits(source, docx->has_value(), say);
  const auto made = *docx ? files::track_docx(**docx, edits, limits) : files::track_text(source.text, edits, source.title, limits);
  if (!made) return tl::unexpected(made.error());
  CorrectedCopy copy{.bytes = made->bytes};
  for (std::size_t i = 0; i < made->changes.size(); ++i)
    if (made->changes[i] != files::Placing::placed) copy.not_placed.push_back(edits.changes[i].was);
  return copy;
}

}  // namespace nhipcau::directive::check
