#pragma once
#include <cstddef>
#include <string>

#include "base/result.hpp"
#include "files/extract.hpp"

namespace nhipcau::cli {

/// The bytes of a file, at most one more than `most`, so that a huge one is refused by its reader and not loaded. "-" is standard input.
/// errors  not_found cli.cannot_open{name}
Result<std::string> load_bytes(const std::string& name, std::size_t most);

/// How the files of an office are read: PDFs in children of this program (files::PdfChildren), .doc and .odt through files::Converter.
files::Limits office_limits();
/// The same, reading scans at once.
files::Limits with_recogniser(files::Limits limits);

}  // namespace nhipcau::cli
