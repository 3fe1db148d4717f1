#pragma once
#include "directive/document.hpp"
#include "directive/duty.hpp"
#include "directive/words.hpp"

namespace nhipcau::directive {

// What a paper's kind and the heading of a part say about the sentences below: an order, an account, a rule for everybody.

/// What counts as a duty in the paper's own clauses before a heading says otherwise.
Manner manner_of_paper(const Document& document);

/// True if the clauses are articles of a rule for everybody (law, decree, circular, regulation), whose duties stand in its last articles.
bool is_normative(const std::vector<Clause>& clauses, std::string_view type_code);

/// What counts below this heading, `above` being what counts above it.
Manner manner_below(const Words& heading, Manner above);

/// True if the part lists contents, form or scope ("Nội dung báo cáo", "Hình thức gửi"): who was ordered to report is not ordered each
/// line.
bool is_contents_heading(const Words& words);

/// "Số lượng: …", "Thành phần: …": a particular of what stands above, ordered by nobody.
bool is_particular(const Words& words);

/// True if a heading opens the part of a paper that says who does what: "TỔ CHỨC THỰC HIỆN", "Phân công nhiệm vụ", "Trách nhiệm thi hành".
bool is_implementing_heading(const Words& words);

}  // namespace nhipcau::directive
