#include "directive/check/stored.hpp"

#include <optional>

#include "directive/cap.hpp"
#include "directive/check/record.hpp"
#include "directive/parse.hpp"

namespace nhipcau::directive::check {
namespace {

/// "text.decomposed": what cleaning mended, as read() keeps it among the findings.
std::optional<text::Repair> to_repair(const Finding& finding) {
  constexpr std::string_view kPrefix = "text.";
  if (!finding.rule.starts_with(kPrefix)) return std::nullopt;
  const std::string_view name = std::string_view(finding.rule).substr(kPrefix.size());
  for (int kind = 0; kind <= static_cast<int>(text::RepairKind::converter_residue); ++kind) {
    if (text::to_name(static_cast<text::RepairKind>(kind)) != name) continue;
    return text::Repair{.where = finding.where,
                        .kind = static_cast<text::RepairKind>(kind),
                        .original = finding.args.empty() ? std::string{} : finding.args.front()};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Finding> check_stored(const Paper& paper, const Tables& tables, const Options& options) {
  std::vector<text::Repair> repairs;
  Parsed parsed = parse(paper.text, tables);
  cap_parts(parsed);
  parsed.findings.clear();  // they are among those of the paper
  for (const Finding& finding : paper.findings) {
    if (auto repair = to_repair(finding))
      repairs.push_back(std::move(*repair));
    else
      parsed.findings.push_back(finding);
  }
  parsed.document = with_corrections(std::move(parsed.document), paper, tables);
  return check_paper(
      ReadText{.text = paper.text, .parsed = parsed, .repairs = repairs, .format = paper.format, .is_issuer_typed = is_issuer_typed(paper)},
      tables, options);
}

}  // namespace nhipcau::directive::check
