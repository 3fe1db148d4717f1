#pragma once
#include "files/budget.hpp"
#include "files/extract.hpp"
#include "files/zip.hpp"

namespace nhipcau::files {

/// Reads the paper in an open DOCX package; errors as extract.
Result<Extracted> read_docx(Zip& zip, Budget& budget);

}  // namespace nhipcau::files
