#include "directive/letters/proposal.hpp"

#include <algorithm>
#include <iterator>

namespace nhipcau::directive::letters {
namespace {

constexpr std::string_view kStates[] = {"waiting", "sent", "kept", "taken_back"};  // [ProposalState]

}  // namespace

std::string_view to_name(ProposalState state) {
  return kStates[static_cast<std::size_t>(state)];
}

std::optional<ProposalState> proposal_state_named(std::string_view name) {
  const auto* const found = std::find(std::begin(kStates), std::end(kStates), name);
  if (found == std::end(kStates)) return std::nullopt;
  return static_cast<ProposalState>(found - std::begin(kStates));
}

std::vector<check::ErrorClass> classes_of(const Proposal& proposal) {
  std::vector<check::ErrorClass> classes;
  for (const check::ErrorClass one : {check::ErrorClass::content, check::ErrorClass::form}) {
    const bool has_one = std::any_of(proposal.findings.begin(), proposal.findings.end(),
                                     [&](const ProposedFinding& proposed) { return proposed.error_class == one && !proposed.is_left_out; });
    if (has_one) classes.push_back(one);
  }
  return classes;
}

}  // namespace nhipcau::directive::letters
