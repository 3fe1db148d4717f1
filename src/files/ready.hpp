#pragma once
#include <string_view>

#include "base/result.hpp"
#include "files/extract.hpp"
#include "files/pdf_picture.hpp"
#include "files/ready_page.hpp"

namespace nhipcau::files {

/// Makes a page of a scan ready in this process (see pdf_child.hpp): drawn upright at some 300 pixels an inch, what is red set apart,
/// uneven light evened out, level.
/// A page of a PDF that is no picture but prints its words is not drawn.
/// bytes   PDF or a file of pictures
/// page    from 1
/// errors  as load_picture and open_pdf
Result<ReadyPage> make_ready(std::string_view bytes, int page, const Limits& limits);

/// A page of a PDF or of a file of pictures as PNG, in this process; errors as draw_pdf_page and draw_picture_file.
Result<std::string> draw_page_here(std::string_view bytes, const Picture& picture);

}  // namespace nhipcau::files
