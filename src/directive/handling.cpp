#include "directive/handling.hpp"

#include <algorithm>
#include <string>

#include "directive/header_lines.hpp"
#include "directive/lines.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kHeadLines = 60;     // not blank; no header is longer
constexpr std::size_t kLongestMark = 160;  // bytes of a line or column that may be one

/// Most lines hold none of the marks' letters and need no key.
bool may_hold_mark(std::string_view cell, const Tables& tables) {
  const auto& letters = tables.handling_letters;
  return std::any_of(letters.begin(), letters.end(),
                     [&](const std::string& letter) { return cell.find(letter) != std::string_view::npos; });
}

/// The words alone, one space between: signs between two marks say nothing.
std::string words_of(std::string_view cell) {
  std::string key = fixed_key(cell);
  for (const std::string_view sign : {"–", "—"})
    for (std::size_t at = key.find(sign); at != std::string::npos; at = key.find(sign, at)) key.replace(at, sign.size(), " ");
  std::replace_if(
      key.begin(), key.end(), [](char c) { return std::string_view(",;-/()[].").find(c) != std::string_view::npos; }, ' ');
  return squeeze(key);
}

/// The longest mark that `words` begin with.
const HandlingMark* mark_at(std::string_view words, const Tables& tables) {
  const HandlingMark* longest = nullptr;
  for (const HandlingMark& mark : tables.handling_marks) {
    const bool is_it = words.starts_with(mark.key) && (words.size() == mark.key.size() || words[mark.key.size()] == ' ');
    if (!is_it) continue;
    if (longest == nullptr || mark.key.size() > longest->key.size()) longest = &mark;
  }
  return longest;
}

/// A mark is printed in capitals, or at least begins with one; in brackets it may be small. What ends a sentence is prose.
bool looks_like_mark(std::string_view cell) {
  if (cell.empty() || cell.size() > kLongestMark || ends_sentence(cell)) return false;
  const std::size_t first = cell.find_first_not_of(" -*\"[(");
  if (first == std::string_view::npos) return false;
  return cell.find_first_of("([") < first || text::is_upper(text::decode(cell, first).code_point);
}

std::optional<Field> find_in_line(std::string_view text, Span line, const Tables& tables) {
  if (!may_hold_mark(line.of(text), tables)) return std::nullopt;
  for (const Span cell : read_cells(text, line)) {
    if (!looks_like_mark(cell.of(text))) continue;
    if (const auto handling = handling_of(cell.of(text), tables)) return Field{.value = std::string(to_name(*handling)), .where = cell};
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_name(Handling handling) {
  return handling == Handling::internal ? "internal" : "return";
}

std::optional<Handling> handling_named(std::string_view name) {
  for (const Handling handling : {Handling::internal, Handling::give_back})
    if (to_name(handling) == name) return handling;
  return std::nullopt;
}

std::optional<Handling> handling_of(std::string_view words, const Tables& tables) {
  if (const auto named = handling_named(words)) return named;
  const std::string all = words_of(words);
  std::optional<Handling> strictest;
  for (std::string_view rest = all; !rest.empty();) {
    const HandlingMark* const mark = mark_at(rest, tables);
    if (mark == nullptr) return std::nullopt;
    strictest = strictest ? std::max(*strictest, mark->handling) : mark->handling;
    rest.remove_prefix(std::min(mark->key.size() + 1, rest.size()));
  }
  return strictest;
}

std::optional<Field> find_handling(std::string_view text, const Tables& tables) {
  std::optional<Field> found;
  std::size_t seen = 0;
  for (std::size_t begin = 0; begin < text.size() && seen < kHeadLines;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const Span line = text::trim(text, {begin, end});
    begin = end + 1;
    if (line.empty()) continue;
    ++seen;
    const auto here = line.size() > 2 * kLongestMark ? std::nullopt : find_in_line(text, line, tables);
    const bool is_stricter = here && (!found || handling_named(here->value) > handling_named(found->value));
    if (is_stricter) found = here;
  }
  return found;
}

}  // namespace nhipcau::directive
