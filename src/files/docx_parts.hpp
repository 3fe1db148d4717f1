#pragma once
#include <string>
#include <vector>

#include "files/zip.hpp"

namespace nhipcau::files {

/// Where the parts of a DOCX stand in its zip; empty if it has no such part.
struct DocxParts {
  std::string main;
  std::string styles;
  std::string numbering;
  std::string footnotes;
  std::string endnotes;
  std::string comments;
  std::vector<std::string> margins;  ///< running heads and feet
};

/// Follows the relationships (ECMA-376 part 2), and falls back on the names every producer uses; `main` stays empty if this is no DOCX.
/// errors  those of Zip::read and Xml::parse
Result<DocxParts> find_docx_parts(Zip& zip);

/// "word/document.xml" → "word/_rels/document.xml.rels"
std::string relationships_of(const std::string& part);

/// "word/document.xml", "../media/x.png" → "media/x.png"; "/word/x.xml" → "word/x.xml". Never climbs out of the package.
std::string resolve_target(const std::string& source, const std::string& target);

}  // namespace nhipcau::files
