#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/footnotes.hpp"
#include "directive/lines.hpp"
#include "directive/tables.hpp"

namespace nhipcau::directive {

/// The documents behind a paper's ending: "PHỤ LỤC …", "TÀI LIỆU …", a plan approved by a decision. Lines from `from` on are read; what
/// stands before the first heading in capitals is passed over.
std::vector<Attachment> read_attachments(std::string_view text, const std::vector<Line>& lines, std::size_t from,
                                         const Footnotes& footnotes, const Tables& tables, std::size_t wrapped_width);

}  // namespace nhipcau::directive
