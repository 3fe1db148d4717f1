#include "directive/check/report.hpp"

#include <algorithm>
#include <tuple>

#include "base/require.hpp"

namespace nhipcau::directive::check {

void Report::add(std::string_view rule, Span where, std::vector<std::string> args, std::string suggestion) {
  const Rule* known = find_rule(rule);
  require(known != nullptr, "a rule that check_rules.csv does not list");
  if (!known->holds_for(system_, on_)) return;
  if (const auto count = counts_.find(rule); count != counts_.end() && count->second >= kMostOfRule) return;
  ++counts_[known->id];
  findings_.push_back(
      {.where = where, .rule = known->id, .severity = known->severity, .args = std::move(args), .suggestion = std::move(suggestion)});
}

void Report::add_missing(std::string_view rule, std::vector<std::string> args) {
  add(rule, {}, std::move(args));
}

std::vector<Finding> Report::take() {
  const auto order = [](const Finding& finding) { return std::tie(finding.where, finding.severity, finding.rule); };
  std::stable_sort(findings_.begin(), findings_.end(), [&](const Finding& a, const Finding& b) { return order(a) < order(b); });
  const auto is_same = [](const Finding& a, const Finding& b) { return a.where == b.where && a.rule == b.rule && a.args == b.args; };
  findings_.erase(std::unique(findings_.begin(), findings_.end(), is_same), findings_.end());
  return std::move(findings_);
}

}  // namespace nhipcau::directive::check
