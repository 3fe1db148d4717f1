#pragma once
#include <vector>

#include "files/hocr.hpp"
#include "files/pdf_page.hpp"
#include "files/ready_page.hpp"

namespace nhipcau::files {

/// A page as it was recognised, as a page of a PDF would be: words in points, with the size of their letters, level; what is no word but a
/// mark of dirt or a ruled line is left out, and so are words that only the red ink makes, which go to `askew` as words of stamps do.
/// words      of ready.picture
/// red_words  of ready.red
PdfPage to_page(const ReadyPage& ready, std::vector<RecognisedWord> words, const std::vector<RecognisedWord>& red_words);

/// The lines as they stand on the page that was not turned yet.
void turn_back(std::vector<LineBox>& lines, int page, const ReadyPage& ready);

/// A word less sure than this is in doubt.
inline constexpr int kSureEnough = 70;

}  // namespace nhipcau::files
