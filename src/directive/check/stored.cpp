#include "directive/check/stored.hpp"

#include <algorithm>
#include <optional>
#include <utility>

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

/// Reads the text once more.
void read_text(Examined& known, const Paper& paper, const Tables& tables) {
  known = Examined{.reading = paper.reading, .parsed = parse(paper.text, tables)};
  cap_parts(known.parsed);
  known.parsed.findings.clear();  // they are among those of the paper
  for (const Finding& finding : paper.findings) {
    if (auto repair = to_repair(finding))
      known.repairs.push_back(std::move(*repair));
    else
      known.parsed.findings.push_back(finding);
  }
}

bool is_same(const Options& a, const Options& b) {
  const auto is_same_paper = [](const Parent& one, const Parent& other) { return one.name == other.name; };
  return a.today == b.today && a.style == b.style && a.off == b.off &&
         std::equal(a.parents.begin(), a.parents.end(), b.parents.begin(), b.parents.end(), is_same_paper);
}

}  // namespace

const std::vector<Finding>& examine(Examined& known, const Paper& paper, const Tables& tables, const Options& options) {
  if (known.reading != paper.reading) read_text(known, paper, tables);
  if (known.options && known.version == paper.version && is_same(*known.options, options)) return known.findings;
  const Parsed corrected{.document = with_corrections(known.parsed.document, paper, tables),
                         .findings = known.parsed.findings,
                         .words = std::exchange(known.parsed.words, nullptr)};  // they are of this text, which goes away
  known.findings = check_paper(ReadText{.text = paper.text,
                                        .parsed = corrected,
                                        .repairs = known.repairs,
                                        .format = paper.format,
                                        .is_issuer_typed = is_issuer_typed(paper)},
                               tables, options);
  known.version = paper.version;
  known.options = options;
  return known.findings;
}

}  // namespace nhipcau::directive::check
