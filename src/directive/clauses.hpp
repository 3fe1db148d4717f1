#pragma once
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/footnotes.hpp"
#include "directive/lines.hpp"

namespace nhipcau::directive {

/// The numbered parts of a body and what stands before them.
struct ClauseTree {
  std::vector<Span> opening;  ///< paragraphs before the first clause; without "QUYẾT ĐỊNH:" and the authority in capitals
  /// Parts nest by how they are counted, not by their values: real papers skip and repeat numbers. Paragraphs and bullets that follow the
  /// lead ("… như sau:") before any number are kept in a first clause without enumerator and path.
  std::vector<Clause> clauses;
};

/// Reads `lines` [begin, end) as the body of a paper or of an attachment; lines of footnotes are passed over.
/// wrapped_width  see find_wrapped_width
ClauseTree read_clauses(std::string_view text, const std::vector<Line>& lines, std::size_t begin, std::size_t end,
                        const Footnotes& footnotes, std::size_t wrapped_width);

}  // namespace nhipcau::directive
