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
    if (count_ > 0) report_.add("unicode-nfd", first_, {std::to_string(count_)}, std::string(first_.of(paper_.text)));
  }

  const Subject& paper_;
  Report& report_;
  Span first_;
  std::size_t count_ = 0;
};

}  // namespace

void check_reading(const Subject& paper, Report& report) {
  Decomposed decomposed(paper, report);
  for (const text::Repair& repair : paper.repairs) {
    switch (repair.kind) {
      case text::RepairKind::decomposed: decomposed.add(repair.where); break;
      case text::RepairKind::converter_residue: report.add("converter-residue", repair.where, {repair.original}); break;
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
