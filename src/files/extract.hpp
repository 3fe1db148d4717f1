#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "files/page_box.hpp"
#include "text/legacy.hpp"

namespace nhipcau::files {

class Converter;
class PdfChildren;
class Recogniser;

/// Ceilings for one file from outside; each breach is Code::too_large with its own sentence.
struct Limits {
  std::size_t file_bytes = 25U << 20U;
  std::size_t expanded_bytes = 200U << 20U;  ///< all parts of a zip that are read, uncompressed
  std::size_t expansion_ratio = 200;         ///< of any part over 1 MiB
  std::size_t zip_entries = 4096;
  std::size_t text_bytes = 8U << 20U;
  std::size_t xml_depth = 256;
  std::size_t pages = 1000;  ///< of a PDF
  std::size_t page_words = 20'000;
  std::size_t scan_pages = 200;
  int seconds = 20;
  std::shared_ptr<const PdfChildren> pdf_children;  ///< read PDFs in processes of their own; none: they are read in this one
  std::shared_ptr<const Converter> converter;       ///< turns .doc and .odt into DOCX at once; none: they are refused with files.old_word
  std::function<bool(int done, int total)> on_scan_page;  ///< see read_scan; a scan is read to its end without
  std::shared_ptr<const Recogniser> recogniser;           ///< reads scans at once; none: they are refused with files.scan
};

enum class Format { plain_text, docx, pdf, picture, doc, odt };

/// The raw text of a file. It still has to pass text::clean.
struct Extracted {
  Format format = Format::plain_text;
  /// Plain text: the file itself, or UTF-8 where it was in a legacy encoding; DOCX: UTF-8, one line a paragraph (a line break inside one
  /// makes one more line); PDF: the same, without such breaks.
  std::string bytes;
  /// For each line of `bytes` the paragraph it came from, counted from 1 in document order, table cells and text boxes included;
  /// empty for plain text, where a line is a line.
  std::vector<int> paragraph_of_line;
  std::string margins;          ///< text of running heads and feet, where secrecy stamps may stand; never part of the paper's text
  std::vector<PageSize> pages;  ///< of a PDF and of pictures; empty for others
  std::vector<LineBox> lines;   ///< of these, in the order of the text; spans count bytes of `bytes`
  bool is_recognised = false;   ///< its words were recognised on pictures of its pages
  std::vector<Span> doubtful;   ///< words that were not recognised surely, in the order of the text
  std::optional<text::Encoding> encoding;  ///< the legacy encoding that all or a part of the text was in
};

/// Reads a file by its content, not by its name.
/// DOCX   ECMA-376: paragraphs in reading order; a table cell by cell (left column of a header first), each paragraph a line;
///        automatic numbers computed from numbering.xml and styles.xml and written out ("I. ", "1. ", "- "); a footnote's mark as a
///        superscript digit in the text (¹) and its text as a line of its own after the last paragraph ("¹ …"); deleted text left out,
///        inserted text kept; text boxes once (not their fallback); tabs as tabs
/// PDF    ISO 32000, with a text layer: printed lines joined to paragraphs by geometry (see pdf_layout.hpp); notes as for DOCX
/// scans  PDF without a text layer, PNG, JPEG, TIFF, WebP: words recognised on the pictures, then as PDF; some seconds a page
/// .doc, .odt  (Word 97 to 2003, OpenDocument) turned into DOCX by LibreOffice first; some seconds
/// errors too_large files.too_large | files.expands_too_much | files.too_long | files.too_slow | files.too_many_pages{limit}
///        invalid   files.empty | files.not_a_paper{detected kind} | files.damaged | files.damaged_pdf | files.encrypted |
///                  files.encrypted_pdf | files.old_word{kind} (.doc or .odt, and no converter is set) | files.scan (a scan, and no
///                  recogniser is set) | files.damaged_picture | files.no_words (a scan of nothing)
///         too_large files.picture_too_large | files.too_many_scan_pages{limit}
///         unavailable files.no_recogniser: tesseract is not installed | files.no_converter{kind}: LibreOffice is not installed
Result<Extracted> extract(std::string_view bytes, const Limits& limits = {});

}  // namespace nhipcau::files
