#include "text/word_walk.hpp"

#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {

bool WordWalk::next() {
  const LetterTable& table = letter_table();
  std::size_t at = where_.end;
  std::size_t begin = at;
  char* to = folded_.data();
  while (at < text_.size()) {
    const Decoded here = decode(text_, at);
    const bool is_near = here.code_point < LetterTable::kSize;
    const std::uint8_t kind = is_near ? table.kind[here.code_point] : letter_kind(here.code_point);
    const bool is_word = (kind & (kLetter | kMark | kDigit)) != 0;
    if (at > begin && (!is_word || at + here.length > begin + kLongestTerm)) break;
    at += here.length;
    if (is_word) {
      const char32_t lower = is_near ? table.lower[here.code_point] : lower_of(here.code_point);  // which may have another base
      const char32_t base = lower < LetterTable::kSize ? table.base[lower] : base_of(lower);
      if (base != 0) to = write(to, base);
    } else {
      begin = at;
    }
  }
  where_ = {begin, at};
  folded_size_ = static_cast<std::size_t>(to - folded_.data());
  return at > begin;
}

}  // namespace nhipcau::text
