#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "files/extract.hpp"
#include "text/clean.hpp"

namespace nhipcau::files {

// A corrected copy of a paper: a DOCX in which each change is marked as Word's "Track changes" marks it (ECMA-376 part 1, 17.13.5), to be
// accepted or rejected by whoever opens it.

/// Words to be put in the place of others.
struct TextChange {
  text::Place at;   ///< of the first of them in Extracted::bytes, as text::PlaceMap::find gives it
  std::string was;  ///< what stands there, as in the cleaned text; within one line; empty: words are put in before what stands there
  std::string put;  ///< UTF-8 without line breaks and control characters (a tab may be); empty: words are taken out
  std::string author = {};  ///< who changed it; empty: who made the Edits, when they were made
  Instant made_at = {};
};

/// A comment beside the text.
struct TextRemark {
  text::Place at;
  std::string about;  ///< the words it is about, as in the cleaned text; within one line; not empty
  std::string says;   ///< UTF-8; each LF begins a paragraph
};

/// What is changed and remarked in one copy.
struct Edits {
  static constexpr std::size_t kMost = 5000;             ///< changes and remarks together
  static constexpr std::size_t kMostBytes = 4000;        ///< of each text of one of them
  static constexpr std::size_t kMostAuthorBytes = 1000;  ///< Word itself shows some 250 letters

  std::string author;  ///< as shown beside remarks and changes that name nobody else
  Instant at;          ///< shown as the time in Việt Nam
  std::vector<TextChange> changes;
  std::vector<TextRemark> remarks;
};

/// What became of a change or a remark. Only the placed ones are in the copy.
enum class Placing {
  placed,
  not_there,       ///< there is no such place, or other words stand there
  not_in_letters,  ///< it touches what no letters of the file make: an automatic number, a note's mark, a line break, an old encoding
  overlaps,        ///< with one before it in the list, or puts words in where that one does
  unfit,           ///< its own text is too long, or holds what it may not
};

/// The stable name, as it stands in JSON: "not_in_letters".
std::string_view to_name(Placing placing);

struct TrackedDocx {
  std::string bytes;             ///< the DOCX
  std::vector<Placing> changes;  ///< of each change, in their order
  std::vector<Placing> remarks;
};

/// The same DOCX with the edits in it. Everything but the changed runs is kept byte for byte, every other part of the package too; the
/// marked words keep the look of the run they stand in. Only the words that differ are marked. Equal input gives equal bytes.
/// original  a DOCX; a .doc or .odt after Converter::to_docx
/// text      body, tables, text boxes and notes, not running heads. A remark in a note or a text box is not placed (not_in_letters):
///           Word shows none there
/// errors    those of extract() for a DOCX; invalid files.not_a_paper: it is none | too_large files.too_many_edits{most}
Result<TrackedDocx> track_docx(std::string_view original, const Edits& edits, const Limits& limits = {});

/// A new DOCX of a text that was in no DOCX (.txt, PDF, a scan), with the same edits in it: A4, margins and fonts of Nghị định
/// 30/2020/NĐ-CP, Phụ lục I; a paragraph a line. Its layout is not known and not made up: the running text is justified, short lines in
/// capitals alone stand in the middle, other lines as they are.
/// text      UTF-8, cleaned or not; at most Limits::text_bytes; places count in it
/// title     of the file's properties; may be empty
/// errors    invalid files.empty | too_large files.too_long | files.too_many_edits{most}
Result<TrackedDocx> track_text(std::string_view text, const Edits& edits, std::string_view title = {}, const Limits& limits = {});

}  // namespace nhipcau::files
