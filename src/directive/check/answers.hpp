#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "directive/check/stored.hpp"
#include "directive/paper.hpp"
#include "directive/records.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"

/// What people say of the findings in a registered paper. Findings are worked out anew each time, by the rules and the register of the day;
/// answers hang on the words they were given about and find them again in a newer reading.
namespace nhipcau::directive::check {

using AnswerId = Id<struct FindingAnswerTag>;

enum class AnswerKind {
  fixed,    ///< put right in the corrected copy
  ignored,  ///< left as it is, for a reason
};
std::string_view to_name(AnswerKind kind);  ///< "fixed"
std::optional<AnswerKind> answer_kind_named(std::string_view name);

struct Answer {
  AnswerId id;
  AnswerKind kind = AnswerKind::ignored;
  std::string rule;
  Span where;               ///< in the text of the paper as it is read now; empty for what the whole paper lacks
  std::string replacement;  ///< of fixed
  std::string reason;       ///< of ignored
  std::string by;           ///< shown name
  Instant at;
};

struct CheckedFinding {
  Finding finding;
  std::optional<Answer> answer;  ///< none: it is open
};

/// Every finding in a paper with its answer, in order of place. A fix whose finding is found no more is told too, so that it can be taken
/// back: as the remark "directive.fixed_before" at its place.
/// known  what was worked out before, if anything was; brought up to the paper
std::vector<CheckedFinding> check_registered(store::Read& tx, const Paper& paper, const Tables& tables, Date today, Examined& known);
std::vector<CheckedFinding> check_registered(store::Read& tx, const Paper& paper, const Tables& tables, Date today);

/// Works out what is found in a paper, for a write that begins soon; nothing if there is no such paper.
Examined examine_registered(store::Read& tx, const PaperId& paper, const Tables& tables, Date today);

/// How many errors and warnings nobody has answered: what the register counts.
std::int64_t count_open(const std::vector<CheckedFinding>& findings);
std::int64_t count_open(const std::vector<Finding>& findings);

/// Has the register count what is still open in a paper, after an answer, a correction or a new reading.
void recount_open(store::Write& tx, const PaperId& paper, const Tables& tables, Date today, Examined& known);

inline constexpr std::size_t kReplacementCharacters = 1000;  ///< four bytes each at most: files::Edits::kMostBytes
struct NewAnswer {
  PaperId paper;
  std::string rule;
  Span where;  ///< of the finding
  AnswerKind kind = AnswerKind::ignored;
  std::string replacement;  ///< cleaned; of fixed, and other than what stands there
  std::string reason;       ///< cleaned, at most kReasonCharacters; of ignored
};
/// known   what examine_registered() gave
/// errors  not_found directive.no_such_paper | conflict directive.no_such_finding: it is not found there any more |
///         directive.finding_answered | directive.fixes_overlap: another fix that stands changes the same words | invalid
///         directive.reason_missing | directive.reason_too_long{most} | directive.replacement_missing |
///         directive.replacement_too_long{most}
Result<void> answer_finding(store::Write& tx, const Clock& clock, const office::Actor& actor, const NewAnswer& answer, const Tables& tables,
                            Examined& known);

/// known   as above
/// errors  not_found directive.no_such_paper | directive.no_such_answer
Result<void> take_answer_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const PaperId& paper,
                              const AnswerId& answer, const Tables& tables, Examined& known);

}  // namespace nhipcau::directive::check
