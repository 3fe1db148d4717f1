#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/footnotes.hpp"
#include "directive/lines.hpp"

namespace nhipcau::directive {

/// What stands behind a paper's body: the list of recipients and the signatures, in either order or side by side.
struct Ending {
  std::size_t begin = 0;  ///< index of its first line; the number of lines if the paper has no ending
  std::size_t end = 0;    ///< index of the first line behind it
  bool has_list = false;  ///< "Nơi nhận" stands there
  std::vector<Recipient> recipients;
  std::vector<Signer> signers;
  std::optional<Span> date_line;  ///< old papers are dated at the signature
};

/// Index of the first line of the ending in [from, to): "Nơi nhận", "TM. …", or a post with a name below it; `to` if there is none.
std::size_t find_ending(std::string_view text, const std::vector<Line>& lines, std::size_t from, std::size_t to);

Ending read_ending(std::string_view text, const std::vector<Line>& lines, std::size_t begin, const Footnotes& footnotes);

}  // namespace nhipcau::directive
