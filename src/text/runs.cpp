#include "text/runs.hpp"

#include <algorithm>
#include <utility>

#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

constexpr std::size_t kUsualBytes = 5;  // of a run and the space behind it

}  // namespace

std::vector<Run> split_runs(std::string_view text, Span within) {
  const LetterTable& table = letter_table();
  const auto kind_of = [&](char32_t c) { return c < LetterTable::kSize ? table.kind[c] : letter_kind(c); };
  const std::size_t end = std::min(within.end, text.size());
  std::vector<Run> runs;
  if (within.begin < end) runs.reserve((end - within.begin) / kUsualBytes + 1);
  for (std::size_t at = within.begin; at < end;) {
    const Decoded first = decode_at(text, at);
    const std::uint8_t kind = kind_of(first.code_point);
    std::size_t stop = at + first.length;
    const std::uint8_t goes_on = kind & (kLetter | kDigit);
    FoldedWord word;
    if ((kind & kLetter) != 0) word = fold_word(text, {at, end});
    if (word.length > 0) stop = at + word.length;
    while (goes_on != 0 && word.length == 0 && stop < end) {
      const Decoded next = decode_at(text, stop);
      if ((kind_of(next.code_point) & goes_on) == 0) break;
      stop += next.length;
    }
    if ((kind & kSpace) == 0) {
      const std::string_view written = text.substr(at, stop - at);
      const bool is_letters = (kind & kLetter) != 0;
      runs.push_back({.where = {at, stop},
                      .key = word.length > 0 ? std::move(word.key)
                             : is_letters    ? search_key(written)
                                             : std::string(written),
                      .kind = is_letters             ? Run::Kind::letters
                              : (kind & kDigit) != 0 ? Run::Kind::digits
                                                     : Run::Kind::sign,
                      .capital = (kind & kUpper) != 0});
      runs.back().mark = mark_of(runs.back().key);
    }
    at = stop;
  }
  return runs;
}

}  // namespace nhipcau::text
