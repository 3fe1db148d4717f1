#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "files/page_box.hpp"
#include "text/clean.hpp"

namespace nhipcau::directive {

/// The pages of a paper and where its printed lines stand on them; both empty for a paper without pages.
struct PaperPages {
  std::vector<files::PageSize> sizes;
  std::vector<files::LineBox> lines;  ///< in the order of the text; spans count bytes of the cleaned text
};

/// Lines that count bytes of `raw`, as lines that count bytes of `cleaned`, the text that cleaning made of it.
/// lines  in the order of the text
/// raw    UTF-8 with LF alone, as files::extract gives it for a PDF
std::vector<files::LineBox> in_cleaned_text(std::vector<files::LineBox> lines, std::string_view raw, std::string_view cleaned,
                                            const text::PlaceMap& places);

/// Which pages have no printed line, from 1; empty for a paper without pages.
std::vector<int> pages_without_text(const PaperPages& pages);

/// The lines of one page in a compact form to store ("begin:end:left:top:right:bottom …", tenths of a point), and back; a broken text
/// gives what stands before the break.
std::string to_stored_lines_of(const PaperPages& pages, int page);
void add_stored_lines(std::string_view stored, int page, PaperPages& pages);

}  // namespace nhipcau::directive
