#include "text/scan.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "text/fold.hpp"
#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

enum class Run { none, letters, digits };

Run run_of(char32_t c) {
  const std::uint8_t kind = letter_kind(c);
  if ((kind & (kLetter | kMark)) != 0) return Run::letters;
  return (kind & kDigit) != 0 ? Run::digits : Run::none;
}

std::size_t end_of_run(std::string_view text, std::size_t at, std::size_t end, Run run) {
  while (at < end) {
    const Decoded next = decode(text, at);
    if (run_of(next.code_point) != run) break;
    at += next.length;
  }
  return std::min(at, end);
}

std::size_t skip_space(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && is_space(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

Span bounded(std::string_view text, Span span) {
  span.end = std::min(span.end, text.size());
  span.begin = std::min(span.begin, span.end);
  return span;
}

/// If what stands at `at` reads as `key` (a search_key), whole runs of letters and of digits only: where it ends.
std::optional<std::size_t> match_key(std::string_view text, std::size_t at, std::size_t end, std::string_view key) {
  std::size_t k = 0;
  while (k < key.size()) {
    if (at >= end) return std::nullopt;
    const Decoded want = decode(key, k);
    if (want.code_point == U' ') {
      const std::size_t after = skip_space(text, at, end);
      if (after == at) return std::nullopt;
      at = after;
      ++k;
      continue;
    }
    const Decoded have = decode(text, at);
    const Run run = run_of(want.code_point);
    if (run_of(have.code_point) != run) return std::nullopt;
    if (run == Run::none) {
      if (lower_of(have.code_point) != want.code_point) return std::nullopt;
      at += have.length;
      k += want.length;
      continue;
    }
    const std::size_t run_end = end_of_run(text, at, end, run);
    const std::size_t key_end = end_of_run(key, k, key.size(), run);
    if (search_key(text.substr(at, run_end - at)) != key.substr(k, key_end - k)) return std::nullopt;
    at = run_end;
    k = key_end;
  }
  return at;
}

}  // namespace

std::vector<Span> lines(std::string_view text) {
  std::vector<Span> found;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    found.push_back({begin, end});
    begin = end + 1;
  }
  return found;
}

Span trim(std::string_view text, Span span) {
  span = bounded(text, span);
  while (span.begin < span.end && is_space(static_cast<unsigned char>(text[span.begin]))) ++span.begin;
  while (span.begin < span.end && is_space(static_cast<unsigned char>(text[span.end - 1]))) --span.end;
  return span;
}

std::string_view trim(std::string_view text) {
  return trim(text, {0, text.size()}).of(text);
}

std::vector<Span> syllables(std::string_view text, Span within) {
  within = bounded(text, within);
  std::vector<Span> found;
  std::size_t at = within.begin;
  while (at < within.end) {
    const std::size_t end = end_of_run(text, at, within.end, Run::letters);
    if (end > at) {
      found.push_back({at, end});
      at = end;
    } else {
      at += decode(text, at).length;
    }
  }
  return found;
}

std::optional<Span> find_phrase(std::string_view text, Span within, std::string_view phrase) {
  within = bounded(text, within);
  const std::string key = search_key(phrase);
  if (key.empty()) return std::nullopt;
  const char32_t first = base_of(decode(key, 0).code_point);
  std::size_t at = within.begin;
  Run previous = Run::none;
  while (at < within.end) {
    const Decoded here = decode(text, at);
    const Run run = run_of(here.code_point);
    const bool at_boundary = run == Run::none || run != previous;
    if (at_boundary && base_of(here.code_point) == first) {
      if (const auto end = match_key(text, at, within.end, key)) return Span{at, *end};
    }
    previous = run;
    at += here.length;
  }
  return std::nullopt;
}

bool starts_with_phrase(std::string_view text, Span within, std::string_view phrase) {
  within = trim(text, within);
  const std::string key = search_key(phrase);
  return !key.empty() && match_key(text, within.begin, within.end, key).has_value();
}

std::size_t find_digit(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {  // eight bytes in one look
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const std::uint64_t values = bytes ^ ('0' * kEach);  // 0 to 9 for a digit, more for any other byte
    const std::uint64_t others = (((values & ~kHigh) + (0x7F - 9) * kEach) | values) & kHigh;
    if (others != kHigh) break;
  }
  while (at < text.size() && !is_digit(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

std::size_t count_characters(std::string_view text) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  std::size_t continuations = 0;
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {  // eight bytes in one look
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const std::uint64_t each = (bytes >> 7U) & ~(bytes >> 6U) & kEach;  // 10xxxxxx
    continuations += (each * kEach) >> 56U;
  }
  for (; at < text.size(); ++at) continuations += is_continuation(text[at]) ? 1U : 0U;
  return text.size() - continuations;
}

}  // namespace nhipcau::text
