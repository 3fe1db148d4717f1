#pragma once
#include "files/budget.hpp"
#include "files/extract.hpp"

namespace nhipcau::files {

/// Reads a PDF in this process, through poppler; errors as extract. Poppler may take long on one page and cannot be interrupted: the
/// time is looked at between pages. To read what anybody may send, use pdf_child.hpp.
Result<Extracted> read_pdf(std::string_view bytes, const Budget& budget);

}  // namespace nhipcau::files
