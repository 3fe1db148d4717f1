#include "directive/check/fix.hpp"

#include <algorithm>

#include "directive/check/rule.hpp"

namespace nhipcau::directive::check {

bool is_fixed_surely(const Finding& finding) {
  const Rule* rule = find_rule(finding.rule);
  return rule && rule->is_fixed_surely && !finding.suggestion.empty();
}

std::string fixed_text(std::string_view text, const std::vector<Finding>& findings, std::size_t& done) {
  std::vector<const Finding*> in_order;
  for (const Finding& finding : findings)
    if (!finding.suggestion.empty() && !finding.where.empty()) in_order.push_back(&finding);
  std::stable_sort(in_order.begin(), in_order.end(), [](const Finding* a, const Finding* b) { return a->where < b->where; });
  std::string out;
  std::size_t at = 0;
  done = 0;
  for (const Finding* finding : in_order) {
    if (finding->where.begin < at) continue;
    out.append(text, at, finding->where.begin - at).append(finding->suggestion);
    at = finding->where.end;
    ++done;
  }
  return out.append(text, at);
}

}  // namespace nhipcau::directive::check
