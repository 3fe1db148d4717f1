#include "cli/shortened.hpp"

#include "text/scan.hpp"

namespace nhipcau::cli {

std::string shortened(std::string_view words, std::size_t most) {
  words = words.substr(0, words.find('\n'));
  if (text::count_characters(words) <= most) return std::string(words);
  std::size_t cut = 0;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < words.size() && characters < most; at += text::decode(words, at).length, ++characters) {
    if (words[at] == ' ') cut = at;
  }
  return std::string(words.substr(0, cut)) + "…";
}

}  // namespace nhipcau::cli
