#pragma once
#include "files/budget.hpp"
#include "files/extract.hpp"

namespace nhipcau::files {

/// Reads a PDF in this process, through poppler; errors as extract, and kIsScan. Poppler may take long on one page and cannot be
/// interrupted: the time is looked at between pages. To read what anybody may send, use pdf_child.hpp.
inline constexpr std::string_view kIsScan = "files.scan";  ///< invalid: without any text, or its first page is a picture (PageMakeup)
Result<Extracted> read_pdf(std::string_view bytes, const Budget& budget);

}  // namespace nhipcau::files
