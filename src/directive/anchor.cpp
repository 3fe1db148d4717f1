#include "directive/anchor.hpp"

#include <algorithm>

namespace nhipcau::directive {
namespace {

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

}  // namespace

bool is_whole(std::string_view text, Span span) {
  return span.begin < span.end && span.end <= text.size() && is_boundary(text, span.begin) && is_boundary(text, span.end);
}

Anchor make_anchor(std::string_view text, const ReadingId& reading, Span span) {
  std::size_t begin = span.begin - std::min(span.begin, kContextBytes);
  while (!is_boundary(text, begin)) ++begin;
  std::size_t end = std::min(text.size(), span.end + kContextBytes);
  while (!is_boundary(text, end)) --end;
  return {.reading = reading,
          .span = span,
          .quote = std::string(span.of(text)),
          .before = std::string(text.substr(begin, span.begin - begin)),
          .after = std::string(text.substr(span.end, end - span.end))};
}

}  // namespace nhipcau::directive
