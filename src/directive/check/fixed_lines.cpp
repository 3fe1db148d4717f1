#include "directive/check/fixed_lines.hpp"

#include "directive/check/checks.hpp"
#include "directive/header_lines.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::size_t kHeaderLines = 60;
constexpr std::string_view kNational = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
constexpr std::string_view kNationalOlder = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM";  // as the decree's own table of examples prints it
constexpr std::string_view kMotto = "Độc lập - Tự do - Hạnh phúc";
constexpr std::string_view kParty = "ĐẢNG CỘNG SẢN VIỆT NAM";

/// Where the header may reach to: the first clause, or the body where no title says where it begins.
std::size_t header_end(const Subject& paper) {
  if (!paper.document.clauses.empty()) return paper.document.clauses.front().where.begin;
  return paper.body.begin > 0 ? paper.body.begin : paper.body.end;
}

/// The cell without drawn rules and marks at its ends.
Span without_edges(std::string_view text, Span cell) {
  constexpr std::string_view kEdges = " \t-_*.:";
  while (!cell.empty() && kEdges.find(text[cell.begin]) != std::string_view::npos) ++cell.begin;
  while (!cell.empty() && kEdges.find(text[cell.end - 1]) != std::string_view::npos) --cell.end;
  return cell;
}

void check_line(const Subject& paper, Report& report, std::string_view rule, const std::optional<Span>& line, std::string_view right,
                std::string_view also_right) {
  if (!line) return;
  const std::string written = squeeze(join_spaced_letters(line->of(paper.text)));
  if (written == right || written == also_right) return;
  report.add(rule, *line, {std::string(right)}, std::string(right));
}

}  // namespace

FixedLines find_fixed_lines(const Subject& paper) {
  FixedLines found;
  const std::size_t end = header_end(paper);
  for (std::size_t i = 0; i < paper.lines.size() && i < kHeaderLines && paper.lines[i].where.begin < end; ++i) {
    for (const Span cell : read_header_cells(paper.text, paper.lines[i].where)) {
      const HeaderPart part = header_part_of(paper.text, cell, paper.tables);
      std::optional<Span>* place = part == HeaderPart::national ? &found.national
                                   : part == HeaderPart::motto  ? &found.motto
                                   : part == HeaderPart::party  ? &found.party
                                                                : nullptr;
      if (place && !*place) *place = without_edges(paper.text, cell);
    }
    if (found.party || (found.national && found.motto)) break;  // no header has both
  }
  return found;
}

void check_fixed_lines(const Subject& paper, Report& report) {
  if (paper.is_fragment) return;
  const FixedLines& lines = paper.fixed;
  check_line(paper, report, "national-title", lines.national, kNational, kNationalOlder);
  // Before 2 July 1976 the motto was another one.
  const bool is_of_today = lines.motto && lines.motto->of(paper.text).find("ủ") == std::string_view::npos;
  if (is_of_today) check_line(paper, report, "motto", lines.motto, kMotto, kMotto);
  check_line(paper, report, "party-title", lines.party, kParty, kParty);
}

}  // namespace nhipcau::directive::check
