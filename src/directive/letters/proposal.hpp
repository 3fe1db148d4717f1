#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "directive/check/rule.hpp"
#include "directive/paper.hpp"

/// What is to become of errors in an issued paper: somebody puts findings to the head of the office, who sends letters about them or keeps
/// them here (bound 12: until then nothing leaves, and no other office is told).
namespace nhipcau::directive::letters {

using ProposalId = Id<struct ProposalTag>;

enum class ProposalState {
  waiting,     ///< for the head
  sent,        ///< letters may be taken out, and offices that inherited the errors are told
  kept,        ///< stays in the office, for a reason
  taken_back,  ///< before anybody decided
};
std::string_view to_name(ProposalState state);  ///< "taken_back"
std::optional<ProposalState> proposal_state_named(std::string_view name);

/// A finding as it was put to the head.
struct ProposedFinding {
  int position = 0;  ///< from 1, in order of place
  Finding finding;   ///< `suggestion` is what should stand there, `where` its place in the text of today; empty: its words are gone
  check::ErrorClass error_class = check::ErrorClass::form;
  std::string source;       ///< where the rule is laid down; empty: nowhere
  std::string clause_path;  ///< empty: it stands in no clause that is numbered
  int line = 0;             ///< of the text it was found in, from 1; 0: the whole paper lacks something
  bool is_left_out = false;
  Anchor anchor;  ///< quote, and what stood around it
};

struct Proposal {
  ProposalId id;
  PaperId paper;
  std::int64_t version = 1;
  ProposalState state = ProposalState::waiting;
  bool is_own = false;  ///< this office issued the paper
  std::string note;
  std::string made_by;  ///< shown name
  Instant made_at;
  std::string reason;
  std::string settled_by;  ///< shown name; empty while it waits
  std::optional<Instant> settled_at;
  std::vector<ProposedFinding> findings;
};

/// The classes a proposal has findings of that were not left out: each is a letter of its own.
std::vector<check::ErrorClass> classes_of(const Proposal& proposal);

}  // namespace nhipcau::directive::letters
