#include <algorithm>

#include "directive/check/checks.hpp"
#include "directive/header_lines.hpp"
#include "directive/lines.hpp"

namespace nhipcau::directive::check {
namespace {

/// The header's fixed lines, wherever a converter put them above the title.
struct FixedLines {
  bool has_national = false;
  bool has_motto = false;
  bool has_party = false;
};

FixedLines find_fixed_lines(const Subject& paper) {
  FixedLines found;
  for (const Line& line : paper.lines) {
    if (line.where.begin >= paper.body.begin) break;
    for (const Span cell : read_header_cells(paper.text, line.where)) {
      const HeaderPart part = header_part_of(paper.text, cell, paper.tables);
      found.has_national |= part == HeaderPart::national;
      found.has_motto |= part == HeaderPart::motto;
      found.has_party |= part == HeaderPart::party;
    }
  }
  return found;
}

/// What is not there of body, title and motto, in the words of a sentence.
std::string missing_of_header(const Subject& paper) {
  const FixedLines found = find_fixed_lines(paper);
  std::string missing;
  const auto add = [&](std::string_view what) { missing += (missing.empty() ? "" : ", ") + std::string(what); };
  const bool has_body =
      paper.document.issuer && paper.document.issuer->where.begin < paper.body.begin && !paper.document.issuer->where.empty();
  if (!has_body) add("tên cơ quan ban hành");
  if (paper.system == System::party) {
    if (!found.has_party) add("ĐẢNG CỘNG SẢN VIỆT NAM");
  } else {
    if (!found.has_national) add("Quốc hiệu");
    if (!found.has_motto) add("Tiêu ngữ");
  }
  return missing;
}

}  // namespace

void check_identity(const Subject& paper, Report& report) {
  if (paper.is_fragment || paper.is_normative) return;
  const Document& document = paper.document;
  if (const std::string missing = missing_of_header(paper); !missing.empty()) report.add_missing("missing-header", {missing});
  if (!document.number) report.add_missing("missing-number");
  if (!document.issued_on) report.add_missing("missing-date");
  if (!document.type && !document.title) report.add_missing("missing-title");
  if (document.signers.empty()) report.add_missing("missing-signer");
  if (document.recipients.empty()) report.add_missing("missing-recipients");
}

}  // namespace nhipcau::directive::check
