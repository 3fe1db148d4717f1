#include <algorithm>

#include "directive/check/checks.hpp"
#include "directive/check/fixed_lines.hpp"

namespace nhipcau::directive::check {
namespace {

/// What is not there of body, title and motto, in the words of a sentence.
std::string missing_of_header(const Subject& paper) {
  const FixedLines& found = paper.fixed;
  std::string missing;
  const auto add = [&](std::string_view what) { missing += (missing.empty() ? "" : ", ") + std::string(what); };
  const auto& issuer = paper.document.issuer;
  if (!issuer || (issuer->where.empty() && !paper.is_issuer_typed)) add("tên cơ quan ban hành");
  if (paper.system == System::party) {
    if (!found.party) add("ĐẢNG CỘNG SẢN VIỆT NAM");
  } else {
    if (!found.national) add("Quốc hiệu");
    if (!found.motto) add("Tiêu ngữ");
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
