#pragma once
#include <string>
#include <string_view>

#include "files/extract.hpp"
#include "files/ready_page.hpp"

namespace nhipcau::files {

// What a child process that read a PDF answers (pdf_child.hpp), and back. Grammar: 'X' what was read | 'P' a picture | 'R' a page made
// ready | 'E' an error; then whole numbers as eight bytes, least first; texts as their size and their bytes; measures in thousandths of a
// point.

std::string to_wire(const Result<Extracted>& read);
std::string to_wire(const Result<std::string>& picture);
std::string to_wire(const Result<ReadyPage>& ready);

/// The child is not trusted: what is no answer, or does not fit together, is files.damaged_pdf.
Result<Extracted> extracted_from_wire(std::string_view wire);
Result<std::string> picture_from_wire(std::string_view wire);
Result<ReadyPage> ready_page_from_wire(std::string_view wire);

}  // namespace nhipcau::files
