#pragma once
#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "files/page_box.hpp"

namespace poppler {
class document;
class page;
}  // namespace poppler

namespace nhipcau::files {

/// An open PDF. `bytes` must outlive it.
/// errors  files.damaged_pdf | files.encrypted_pdf
Result<std::unique_ptr<poppler::document>> open_pdf(std::string_view bytes);

/// As the reader sees it: what the file crops is left out, a turned page is turned.
PageSize size_of(const poppler::page& page);

}  // namespace nhipcau::files
