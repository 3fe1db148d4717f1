#include "directive/check/checks.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

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
    const Span words = whole_words(first_);
    report_.add("unicode-nfd", words, {std::to_string(count_)});
  }

  [[nodiscard]] Span whole_words(Span where) const {
    const auto is_space = [&](std::size_t at) { return text::is_space(static_cast<unsigned char>(paper_.text[at])); };
    while (where.begin > 0 && !is_space(where.begin - 1)) --where.begin;
    while (where.end < paper_.text.size() && !is_space(where.end)) ++where.end;
    return where;
  }

  const Subject& paper_;
  Report& report_;
  Span first_;
  std::size_t count_ = 0;
};

/// The residue's sign and two words behind it: a place to look at, not the whole of a footnote.
Span beginning_of_residue(std::string_view text, Span residue) {
  constexpr int kWords = 3;
  std::size_t at = residue.begin;
  for (int words = 0; at < residue.end && words < kWords; ++words) {
    while (at < residue.end && text[at] == ' ') ++at;
    while (at < residue.end && text[at] != ' ') ++at;
  }
  return {residue.begin, at};
}

/// Emphasis is told once a line; what else a converter left is told each time.
class Residues {
 public:
  Residues(const Subject& paper, Report& report) : paper_(paper), report_(report) {}

  void add(Span where) {
    const bool is_emphasis = where.of(paper_.text).starts_with('*');
    if (is_emphasis && is_told_on_line(where)) return;
    if (is_emphasis) last_ = where;
    const Span place = beginning_of_residue(paper_.text, where);
    report_.add(is_emphasis ? "emphasis-marks" : "converter-residue", place, {std::string(place.of(paper_.text))});
  }

 private:
  [[nodiscard]] bool is_told_on_line(Span where) const {
    return !last_.empty() && paper_.text.substr(last_.begin, where.begin - last_.begin).find('\n') == std::string_view::npos;
  }

  const Subject& paper_;
  Report& report_;
  Span last_;
};

}  // namespace

void check_reading(const Subject& paper, Report& report) {
  Decomposed decomposed(paper, report);
  Residues residues(paper, report);
  for (const text::Repair& repair : paper.repairs) {
    switch (repair.kind) {
      case text::RepairKind::decomposed: decomposed.add(repair.where); break;
      case text::RepairKind::converter_residue: residues.add(repair.where); break;
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
