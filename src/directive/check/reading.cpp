#include <algorithm>
#include <optional>

#include "directive/check/checks.hpp"
#include "directive/check/outline.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

/// From the beginning of the first word that `where` touches to the end of the last.
Span whole_words(const Subject& paper, Span where) {
  const std::size_t first = word_at(paper.words, where.begin);
  if (first > 0 && paper.words[first - 1].where.end > where.begin) where.begin = paper.words[first - 1].where.begin;
  const std::size_t behind = word_at(paper.words, where.end);
  if (behind > 0) where.end = std::max<std::size_t>(where.end, paper.words[behind - 1].where.end);
  return where;
}

/// What a converter left may go on to the end of a note; its beginning says where it is. Emphasis comes by the dozen: once a line is
/// enough.
class Residues {
 public:
  Residues(const Subject& paper, Report& report) : paper_(paper), report_(report) {}

  void add(const text::Repair& repair) {
    const bool is_emphasis = repair.original.starts_with('*');
    const bool is_on_line =
        is_emphasis && last_ && paper_.text.substr(*last_, repair.where.begin - *last_).find('\n') == std::string_view::npos;
    if (!is_on_line) report_.add("converter-residue", first_words(paper_.text, repair.where), {repair.original});
    if (is_emphasis) last_ = repair.where.begin;
  }

 private:
  const Subject& paper_;
  Report& report_;
  std::optional<std::size_t> last_;
};

/// Letters that stand apart from their marks come by the paragraph: one remark a line says enough.
class Decomposed {
 public:
  Decomposed(const Subject& paper, Report& report) : paper_(paper), report_(report) {}
  ~Decomposed() { tell(); }
  Decomposed(const Decomposed&) = delete;
  Decomposed& operator=(const Decomposed&) = delete;

  void add(Span where) {
    const bool is_on_line = count_ > 0 && paper_.text.substr(first_.begin, where.begin - first_.begin).find('\n') == std::string_view::npos;
    if (!is_on_line) {
      tell();
      first_ = where;
      count_ = 0;
    }
    ++count_;
  }

 private:
  void tell() {
    if (count_ == 0) return;
    const Span where = whole_words(paper_, first_);
    report_.add("unicode-nfd", where, {std::to_string(count_)}, std::string(where.of(paper_.text)));
  }

  const Subject& paper_;
  Report& report_;
  Span first_;
  std::size_t count_ = 0;
};

}  // namespace

void check_reading(const Subject& paper, Report& report) {
  Decomposed decomposed(paper, report);
  Residues residues(paper, report);
  for (const text::Repair& repair : paper.repairs) {
    switch (repair.kind) {
      case text::RepairKind::decomposed: decomposed.add(repair.where); break;
      case text::RepairKind::converter_residue: residues.add(repair); break;
      case text::RepairKind::replacement_char:
      case text::RepairKind::bad_utf8: report.add("encoding", repair.where); break;
      case text::RepairKind::legacy_encoding: report.add("legacy-encoding", repair.where, {repair.original}); break;
      case text::RepairKind::invisible:
      case text::RepairKind::control: report.add("invisible-character", repair.where); break;
      case text::RepairKind::utf16:
      case text::RepairKind::byte_order_mark:
      case text::RepairKind::no_break_space:
      case text::RepairKind::odd_space:
      case text::RepairKind::line_ending: break;  // mended, and nothing an office would write otherwise
    }
  }
}

}  // namespace nhipcau::directive::check
