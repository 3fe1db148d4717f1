#pragma once
#include <string>
#include <vector>

#include "files/budget.hpp"
#include "files/docx_parts.hpp"
#include "files/docx_trace.hpp"
#include "files/extract.hpp"
#include "files/zip.hpp"

namespace nhipcau::files {

/// Reads the paper in an open DOCX package; errors as extract.
Result<Extracted> read_docx(Zip& zip, Budget& budget);

/// A part of a package with its own bytes.
struct TracedPart {
  std::string name;
  std::string source;  ///< UTF-8, whatever it was in
  Xml xml;

  /// Where the tag of an element begins in `source`; npos if that cannot be told.
  [[nodiscard]] std::size_t offset_of(pugi::xml_node element) const;
};

/// errors  those of Zip::read and Xml::parse; an empty part if it has no name
Result<TracedPart> read_traced_part(Zip& zip, const std::string& name);

/// The text of a DOCX and where it stands.
struct TracedDocx {
  DocxParts names;
  std::vector<TracedPart> parts;   ///< main part, footnotes, endnotes; of the latter empty ones if the package has none
  std::string bytes;               ///< Extracted::bytes, before to_unicode
  std::vector<Stretch> stretches;  ///< in the order of `bytes`
};

/// The same without running heads; errors as extract.
Result<TracedDocx> read_traced_docx(Zip& zip, Budget& budget);

}  // namespace nhipcau::files
