#include "directive/anchor.hpp"

#include <algorithm>

namespace nhipcau::directive {
namespace {

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// How many bytes two texts share at the end of the one and the end of the other.
std::size_t common_end(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  while (count < a.size() && count < b.size() && a[a.size() - 1 - count] == b[b.size() - 1 - count]) ++count;
  return count;
}

std::size_t common_beginning(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  while (count < a.size() && count < b.size() && a[count] == b[count]) ++count;
  return count;
}

}  // namespace

bool is_whole(std::string_view text, Span span) {
  return span.begin < span.end && span.end <= text.size() && is_boundary(text, span.begin) && is_boundary(text, span.end);
}

std::optional<Span> find_anchor(std::string_view text, const ReadingId& reading, const Anchor& anchor) {
  if (anchor.reading == reading) return anchor.span;
  const std::string_view quote = anchor.quote;
  if (quote.empty()) return std::nullopt;
  const auto distance = [&](std::size_t at) { return at < anchor.span.begin ? anchor.span.begin - at : at - anchor.span.begin; };
  std::optional<std::size_t> best;
  std::size_t best_common = 0;
  for (std::size_t at = text.find(quote); at != std::string_view::npos; at = text.find(quote, at + quote.size())) {
    const std::size_t common =
        common_end(text.substr(0, at), anchor.before) + common_beginning(text.substr(at + quote.size()), anchor.after);
    const bool is_better = !best || common > best_common || (common == best_common && distance(at) < distance(*best));
    if (!is_better) continue;
    best = at;
    best_common = common;
  }
  return best ? std::optional(Span{*best, *best + quote.size()}) : std::nullopt;
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
