#pragma once
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/tables.hpp"
#include "directive/words.hpp"

namespace nhipcau::directive {

/// Who must do what, from the clauses of `document` (its own and its attachments' are read; footnotes are not).
/// Reads "Giao X …", "Đề nghị X …", "Đối với X" over bullets, "X chủ trì, phối hợp với Y …", "X có trách nhiệm …", "X chủ động …",
/// a clause whose subject is a named body; the deadline, period and body to report to within it; the scope of each sentence.
/// words  of the whole text
/// Everything else of the document (header, clauses, recipients) must already be there.
std::vector<Assignment> read_assignments(std::string_view text, const Words& words, const Document& document, const Tables& tables);

/// The sentence's scope by the table of declined duties (bound 2); a mixed sentence is split, so more than one may come back.
std::vector<Assignment::Sentence> scope_of_sentence(std::string_view text, Span sentence, const Tables& tables);

}  // namespace nhipcau::directive
