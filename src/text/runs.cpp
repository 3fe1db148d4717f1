#include "text/runs.hpp"

#include <algorithm>
#include <limits>

#include "base/require.hpp"
#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

constexpr std::size_t kUsualBytes = 5;  // of a run and the space behind it

std::size_t end_of_letters(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const Decoded next = decode(text, at);
    if ((letter_kind(next.code_point) & kLetter) == 0) break;
    at += next.length;
  }
  return at;
}

}  // namespace

std::vector<Run> split_runs(std::string_view text, Span within) {
  const LetterTable& table = letter_table();
  const auto kind_of = [&](char32_t c) { return c < LetterTable::kSize ? table.kind[c] : letter_kind(c); };
  const std::size_t end = std::min(within.end, text.size());
  require(end <= std::numeric_limits<std::uint32_t>::max(), "a text too long to be split into runs");
  std::vector<Run> runs;
  if (within.begin < end) runs.reserve((end - within.begin) / kUsualBytes + 1);
  for (std::size_t at = within.begin; at < end;) {
    if (is_space(static_cast<unsigned char>(text[at]))) {
      ++at;
      continue;
    }
    const Decoded first = decode(text, at);
    const std::uint8_t kind = kind_of(first.code_point);
    std::size_t stop = at + first.length;
    Run& run = runs.emplace_back();
    run.capital = (kind & kUpper) != 0;
    if ((kind & kLetter) != 0) {
      run.kind = Run::Kind::letters;
      const std::size_t length = fold_word(text, {at, end}, run.key);
      stop = length > 0 ? at + length : end_of_letters(text, stop, end);
      if (length == 0) run.key = search_key(text.substr(at, stop - at));
    } else {
      if ((kind & kDigit) != 0) {
        run.kind = Run::Kind::digits;
        while (stop < end && is_digit(static_cast<unsigned char>(text[stop]))) ++stop;
      }
      run.key.assign(text, at, stop - at);
    }
    run.where = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)};
    run.mark = mark_of(run.key);
    at = stop;
  }
  return runs;
}

}  // namespace nhipcau::text
