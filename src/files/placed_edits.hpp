#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "files/tracked_docx.hpp"

namespace nhipcau::files {

/// One stretch of a change: bytes of the text give way to words. Either may be empty.
struct PlacedWords {
  Span where;
  std::string put;
};

/// A change or a remark found in the text it counts in.
struct PlacedEdit {
  Placing placing = Placing::not_there;
  Span where;                      ///< of all its words; bytes of the text
  std::vector<PlacedWords> words;  ///< of a change: what differs, in order; of a remark: nothing
};

/// Finds each edit by its place and its words.
/// text     well-formed UTF-8 (otherwise none is found), not cleaned
/// returns  one for each change, then one for each remark, in their order; none overlaps yet
std::vector<PlacedEdit> place_edits(std::string_view text, const Edits& edits);

/// The same edits with places that count in the cleaned text; one that was not there counts from nowhere.
/// cleaned  text::clean(text), of well-formed UTF-8
Edits count_in_cleaned(Edits edits, std::string_view text, const text::Cleaned& cleaned);

/// Refuses each placed change that overlaps one before it in the list, or puts words in at the same place.
void refuse_overlaps(std::span<PlacedEdit> changes);

}  // namespace nhipcau::files
