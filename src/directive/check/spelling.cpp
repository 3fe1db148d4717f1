#include "spelling/slips.hpp"

#include <algorithm>

#include "directive/check/checks.hpp"
#include "directive/check/fixed_lines.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::size_t kNameWithin = 400;  // bytes from a signer's post to the name

/// What is not looked at: names of those who sign, whom nobody spells better than they do, and the fixed lines, which have a rule of their
/// own.
std::vector<Span> spans_left_out(const Subject& paper) {
  std::vector<Span> spans;
  for (const std::optional<Span>& line : {paper.fixed.national, paper.fixed.motto, paper.fixed.party}) {
    if (line) spans.push_back(*line);
  }
  for (const Signer& signer : paper.document.signers) {
    const std::size_t at = signer.name.empty() ? std::string_view::npos : paper.text.find(signer.name, signer.where.begin);
    if (at < signer.where.end + kNameWithin) spans.push_back({at, at + signer.name.size()});
  }
  return spans;
}

std::string_view rule_for(const spelling::Slip& slip) {
  using Kind = spelling::Slip::Kind;
  switch (slip.kind) {
    case Kind::misspelt: return slip.is_sure ? "misspelt-syllable" : "doubtful-word";
    case Kind::other: return slip.is_sure ? "wrong-word" : "doubtful-word";
    case Kind::joined: return "missing-space";
    case Kind::doubled: return slip.is_sure ? "doubled-word" : "doubled-phrase";
  }
  return {};
}

}  // namespace

void check_spelling(const Subject& paper, Report& report) {
  const std::vector<Span> left_out = spans_left_out(paper);
  for (const spelling::Slip& slip : spelling::find_slips(spelling::shipped_model(), paper.text, *paper.runs)) {
    if (std::any_of(left_out.begin(), left_out.end(), [&](Span span) { return span.overlaps(slip.where); })) continue;
    report.add(rule_for(slip), slip.where, {std::string(slip.where.of(paper.text)), slip.suggestion}, slip.suggestion);
  }
}

}  // namespace nhipcau::directive::check
