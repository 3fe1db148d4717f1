#include "text/runs.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "base/require.hpp"
#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

constexpr std::size_t kUsualBytes = 5;  // of a run and the space behind it
constexpr std::size_t kKeyBlock = 16384;

std::size_t end_of_letters(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const Decoded next = decode(text, at);
    if ((letter_kind(next.code_point) & kLetter) == 0) break;
    at += next.length;
  }
  return at;
}

}  // namespace

void Runs::add_block(std::size_t size) {
  room_ = std::max(kKeyBlock, size);
  free_ = blocks_.emplace_back(std::make_unique_for_overwrite<char[]>(room_)).get();
}

std::string_view Runs::keep_key(std::size_t size) {
  const std::string_view key(free_, size);
  free_ += size;
  room_ -= size;
  return key;
}

inline std::string_view Runs::key_of_letters(std::string_view text, Span letters, std::size_t& stop) {
  char* const folded = room_for_key(kWordRoom);
  const FoldedWord word = fold_word(text, letters, folded);
  if (word.length > 0) {
    stop = letters.begin + word.length;
    return word.is_as_written ? text.substr(letters.begin, word.length) : keep_key(word.size);  // most words are
  }
  stop = end_of_letters(text, letters.begin, letters.end);
  const std::string key = search_key(text.substr(letters.begin, stop - letters.begin));
  std::copy(key.begin(), key.end(), room_for_key(key.size()));
  return keep_key(key.size());
}

Runs split_runs(std::string_view text, Span within) {
  const LetterTable& table = letter_table();
  const auto kind_of = [&](char32_t c) { return c < LetterTable::kSize ? table.kind[c] : letter_kind(c); };
  const std::size_t end = std::min(within.end, text.size());
  require(end <= std::numeric_limits<std::uint32_t>::max(), "a text too long to be split into runs");
  Runs runs;
  runs.text_ = text;
  if (within.begin < end) runs.runs_.reserve((end - within.begin) / kUsualBytes + 1);
  for (std::size_t at = within.begin; at < end;) {
    if (is_space(static_cast<unsigned char>(text[at]))) {
      ++at;
      continue;
    }
    const Decoded first = decode(text, at);
    const std::uint8_t kind = kind_of(first.code_point);
    std::size_t stop = at + first.length;
    Run& run = runs.runs_.emplace_back();
    run.capital = (kind & kUpper) != 0;
    if ((kind & kLetter) != 0) {
      run.kind = Run::Kind::letters;
      run.key = runs.key_of_letters(text, {at, end}, stop);
    } else {
      if ((kind & kDigit) != 0) {
        run.kind = Run::Kind::digits;
        while (stop < end && is_digit(static_cast<unsigned char>(text[stop]))) ++stop;
      }
      run.key = text.substr(at, stop - at);
    }
    run.where = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)};
    run.mark = mark_of(run.key);
    at = stop;
  }
  return runs;
}

}  // namespace nhipcau::text
