#pragma once
#include "directive/paper.hpp"
#include "directive/tables.hpp"

namespace nhipcau::directive::check {

/// What a registered paper says, with what people corrected in its record over what was read: this is what the rules look at.
/// read     of paper.text
/// returns  a field that a person said the paper does not have is not there. One typed without its place stands where the reader saw that
///          field; a number only where those very signs stand, else it has no place
Document with_corrections(Document read, const Paper& paper, const Tables& tables);

/// Whether a person said who issues the paper: then it is no matter where its header says so.
bool is_issuer_typed(const Paper& paper);

}  // namespace nhipcau::directive::check
