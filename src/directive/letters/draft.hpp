#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "directive/letters/proposal.hpp"
#include "directive/tables.hpp"
#include "files/letter_docx.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// The letters of a proposal that the head has sent. Another body's paper: we propose to the issuer that it amends or replaces the paper
/// (errors of content) or corrects it by a letter of its own (errors of form). A paper of our own: the correcting letter itself, and for
/// errors of content a slip to the leadership, for only a paper of equal form amends it. Number, day and signer are left to a hand.
/// source  Nghị định 30/2020/NĐ-CP, Điều 18 khoản 3; the sentences are data/letter_texts.csv
namespace nhipcau::directive::letters {

/// Who writes.
struct Sender {
  files::Letter::Form form = files::Letter::Form::state;
  std::string parent;  ///< the body above, if it is known
  std::string name;    ///< "Ủy ban nhân dân tỉnh Vân Sơn"; empty: not known
  std::string place;   ///< "Vân Sơn"; empty: not known
  std::string symbol;  ///< behind the number: "/UBND-", "-CV/TU"
};

/// What a letter says of the paper it is about.
struct PaperName {
  std::string type, number, issuer, parent, place, title;  ///< empty: not said
  std::optional<Date> issued_on;
  std::optional<System> system;
  std::string handling;                 ///< to_name(Handling)
  std::vector<std::string> recipients;  ///< but the archive line
};

struct LetterSource {
  Proposal proposal;
  PaperName paper;
  Sender sender;
};
/// errors  not_found directive.no_such_paper | directive.no_such_proposal | conflict directive.proposal_not_sent: nothing leaves before
///         the head has decided | not_found directive.no_such_letter: it has no findings of that class
Result<LetterSource> load_letter_source(store::Read& tx, const PaperId& paper, const ProposalId& proposal, check::ErrorClass error_class,
                                        Date today);

/// Who writes for a register: the unit it belongs to, or the office.
Sender load_sender(store::Read& tx, const office::UnitId& unit, Date today);
/// Whether a paper's issuer seems to be who keeps its register.
bool seems_own(store::Read& tx, const Paper& paper, const Tables& tables, Date today);

/// Pure. say  the sentence of a finding, in Vietnamese: letters are
files::Letter draft_letter(const LetterSource& source, check::ErrorClass error_class,
                           const std::function<std::string(const Finding&)>& say);

/// "Công văn kiến nghị đính chính 118-KH-UBND.docx"
std::string letter_file_name(const LetterSource& source, check::ErrorClass error_class);

}  // namespace nhipcau::directive::letters
