#include "directive/check/outline.hpp"

#include <algorithm>
#include <array>

#include "text/decode.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr int kMostDepth = 12;
constexpr std::size_t kNearest = 30;  // parts before a letter that may be a number, by which it is told

/// "I.", "C.", "i)" are read as what is being counted: `before` is the part in front of it.
void settle_letter(Enumerator& e, const std::vector<Part>& before) {
  if (e.other_value == 0) return;
  const bool is_capital = e.count == Count::roman;
  const Count other = is_capital ? Count::upper_letter : Count::lower_roman;
  const std::size_t nearest = std::min(before.size(), kNearest);
  for (auto part = before.rbegin(); part != before.rbegin() + static_cast<std::ptrdiff_t>(nearest); ++part) {
    if (!part->enumerator) continue;
    if (part->enumerator->count == e.count && part->enumerator->value + 1 == e.value) return;
    if (part->enumerator->count != other || part->enumerator->value + 1 != e.other_value) continue;
    e.count = other;
    std::swap(e.value, e.other_value);
    return;
  }
  const bool is_first_roman = is_capital ? e.value == 1 || e.value == 5 || e.value == 10 : e.other_value == 1;
  if (is_capital == is_first_roman) return;
  e.count = other;
  std::swap(e.value, e.other_value);
}

void walk(const Subject& paper, const std::vector<Clause>& clauses, const Part* parent, bool is_attached, int depth,
          std::deque<PartList>& lists) {
  if (clauses.empty() || depth > kMostDepth) return;
  PartList& list = lists.emplace_back(PartList{.parent = parent, .parts = {}, .is_attached = is_attached});
  for (const Clause& clause : clauses) {
    Part part{.clause = &clause, .enumerator = {}};
    const Span line{clause.where.begin, std::min(paper.text.find('\n', clause.where.begin), clause.where.end)};
    if (!clause.enumerator.empty()) part.enumerator = read_enumerator(paper.text, text::trim(paper.text, line));
    if (part.enumerator) settle_letter(*part.enumerator, list.parts);
    list.parts.push_back(std::move(part));
  }
  for (const Part& part : list.parts) walk(paper, part.clause->children, &part, is_attached, depth + 1, lists);
}

std::string roman(int value) {
  static constexpr std::array<std::pair<int, const char*>, 9> kSteps = {
      {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  std::string out;
  for (const auto& [step, digits] : kSteps)
    for (; value >= step; value -= step) out += digits;
  return out;
}

std::string letter(int value, bool is_capital) {
  static constexpr std::array<std::string_view, 23> kSmall = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                                              "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};
  static constexpr std::array<std::string_view, 23> kLarge = {"A", "B", "C", "D", "Đ", "E", "G", "H", "I", "K", "L", "M",
                                                              "N", "O", "P", "Q", "R", "S", "T", "U", "V", "X", "Y"};
  if (value < 1 || value > static_cast<int>(kSmall.size())) return {};
  return std::string((is_capital ? kLarge : kSmall)[static_cast<std::size_t>(value - 1)]);
}

void collect(const Clause& clause, Span between, int depth, std::vector<Unnumbered>& found) {
  if (depth > kMostDepth) return;
  const auto is_there = [&](Span where) { return between.begin <= where.begin && where.begin < between.end; };
  for (const Span paragraph : clause.paragraphs)
    if (is_there(paragraph)) found.push_back({.where = paragraph});
  for (const Bullet& bullet : clause.bullets)
    if (is_there(bullet.where)) found.push_back({.where = bullet.where, .is_bullet = true});
  for (const Clause& child : clause.children) collect(child, between, depth + 1, found);
}

}  // namespace

const std::deque<PartList>& Subject::part_lists() const {
  if (!part_lists_) {
    const auto lists = std::make_shared<std::deque<PartList>>();
    walk(*this, document.clauses, nullptr, false, 0, *lists);
    for (const Attachment& attachment : document.attachments) walk(*this, attachment.clauses, nullptr, true, 0, *lists);
    part_lists_ = lists;
  }
  return *part_lists_;
}

std::string prefix_of(const Enumerator& e) {
  const std::size_t dot = e.label.rfind('.');
  return dot == std::string::npos ? std::string() : e.label.substr(0, dot);
}

std::string enumerator_like(const Enumerator& like, std::string_view text, int value) {
  const std::string_view written = like.where.of(text);
  std::string number;
  switch (like.count) {
    case Count::roman: number = roman(value); break;
    case Count::upper_letter: number = letter(value, true); break;
    case Count::lower_letter: number = letter(value, false); break;
    case Count::arabic: number = std::to_string(value); break;
    case Count::decimal: number = prefix_of(like) + "." + std::to_string(value); break;
    case Count::article: number = "Điều " + std::to_string(value); break;
    default: return {};
  }
  if (number.empty() || !written.starts_with(like.label)) return {};
  return number + std::string(text::trim(written.substr(like.label.size())));
}

std::vector<Unnumbered> unnumbered_in(const Clause& clause, Span between) {
  std::vector<Unnumbered> found;
  collect(clause, between, 0, found);
  std::sort(found.begin(), found.end(), [](const Unnumbered& a, const Unnumbered& b) { return a.where < b.where; });
  return found;
}

Span first_words(std::string_view text, Span where, std::size_t count) {
  std::size_t at = where.begin;
  for (; count > 0 && at < where.end; --count) {
    while (at < where.end && text::is_space(text::decode(text, at).code_point)) ++at;
    while (at < where.end && !text::is_space(text::decode(text, at).code_point)) at += text::decode(text, at).length;
  }
  return {where.begin, at};
}

}  // namespace nhipcau::directive::check
