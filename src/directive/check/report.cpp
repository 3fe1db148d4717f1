#include "directive/check/report.hpp"

#include <algorithm>
#include <tuple>

#include "base/require.hpp"

namespace nhipcau::directive::check {

void Report::add(std::string_view rule, Span where, std::vector<std::string> args, std::string suggestion) {
  const Rule* known = find_rule(rule);
  require(known != nullptr, "a rule that check_rules.csv does not list");
  if (!known->holds_for(system_, on_) || off_.contains(rule)) return;
  if (++counts_[static_cast<std::size_t>(known - rules().data())] > kMostOfRule) return;
  findings_.push_back(
      {.where = where, .rule = known->id, .severity = known->severity, .args = std::move(args), .suggestion = std::move(suggestion)});
}

void Report::add_missing(std::string_view rule, std::vector<std::string> args) {
  add(rule, {}, std::move(args));
}

namespace {

/// What a graver finding will have put right already, as it suggests other words for the whole place: the space in a range whose years run
/// backwards. In order of place.
void drop_covered(std::vector<Finding>& findings) {
  std::vector<const Finding*> covering;
  for (const Finding& finding : findings)
    if (finding.severity == Severity::error && !finding.suggestion.empty()) covering.push_back(&finding);
  std::size_t first = 0;
  const auto is_covered = [&](const Finding& finding) {
    while (first < covering.size() && covering[first]->where.end <= finding.where.begin) ++first;
    for (std::size_t i = first; i < covering.size() && covering[i]->where.begin <= finding.where.begin; ++i)
      if (finding.severity != Severity::error && !finding.where.empty() && covering[i]->where.contains(finding.where)) return true;
    return false;
  };
  std::vector<Finding> kept;
  kept.reserve(findings.size());
  for (Finding& finding : findings)  // what covers is asked for its place alone, which stays when the rest is moved away
    if (!is_covered(finding)) kept.push_back(std::move(finding));
  findings = std::move(kept);
}

}  // namespace

std::vector<Finding> Report::take() {
  const auto order = [](const Finding& finding) { return std::tie(finding.where, finding.severity, finding.rule); };
  std::stable_sort(findings_.begin(), findings_.end(), [&](const Finding& a, const Finding& b) { return order(a) < order(b); });
  const auto is_same = [](const Finding& a, const Finding& b) { return a.where == b.where && a.rule == b.rule && a.args == b.args; };
  findings_.erase(std::unique(findings_.begin(), findings_.end(), is_same), findings_.end());
  drop_covered(findings_);
  return std::move(findings_);
}

}  // namespace nhipcau::directive::check
