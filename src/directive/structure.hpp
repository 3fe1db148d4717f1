#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/tables.hpp"

namespace nhipcau::directive {

/// The bones of a paper: everything that can be told from where lines stand and how they begin. `document` has header fields,
/// signers, clauses, attachments, recipients and footnotes; citations, assignments, occasions and events are not read yet.
struct Structure {
  Document document;
  std::vector<Span> opening;  ///< paragraphs between the title and the first clause: the bases and the lead ("… như sau:")
  Span body;                  ///< from the opening to the last line before recipients and signature
  std::vector<Finding> findings;
};

Structure read_structure(std::string_view text, const Tables& tables);

}  // namespace nhipcau::directive
