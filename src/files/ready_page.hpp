#pragma once
#include <optional>
#include <string>
#include <vector>

#include "files/pdf_page.hpp"

namespace nhipcau::files {

/// A page of a scan, made ready for its words to be recognised.
struct ReadyPage {
  int pages = 1;                 ///< of the whole file
  PageSize size;                 ///< as the reader sees it
  double points = 1;             ///< of a pixel of the pictures
  double skew = 0;               ///< radians clockwise, about its middle, by which the page is to be turned for its lines to be level
  bool is_turned = false;        ///< the pictures were turned so: for a small skew they are left as they are, which blurs no letter
  std::string picture;           ///< in grey, without what is red: a seal over a name hides no letter. PNM; empty: `layer` is all there is
  std::string red;               ///< what is red alone, dark on white; empty: nothing is. PNM
  std::vector<Box> red_places;   ///< where red stands on the page as the reader sees it, from the largest on; at most kMostRedPlaces
  std::optional<PdfPage> layer;  ///< the words that the page of a PDF holds, if it holds any
  bool is_layer_seen = false;    ///< they are printed to be seen, not laid behind a picture by whoever recognised them
};
inline constexpr std::size_t kMostRedPlaces = 8;

}  // namespace nhipcau::files
