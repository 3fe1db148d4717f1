#include "directive/pages.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr double kUnits = 10;  // stored units a point

/// Walks over the raw text and the places of the cleaned one side by side, only ever forward (a hyphen that fell away makes lines overlap
/// by itself).
class Walk {
 public:
  Walk(std::string_view raw, std::string_view cleaned, const std::vector<text::PlaceMap::Entry>& entries)
      : raw_(raw), cleaned_(cleaned), entries_(entries) {}

  std::size_t to_cleaned(std::size_t at) {
    go_to(std::clamp(at, at_, raw_.size()));
    while (next_ < entries_.size() && is_at_or_before(entries_[next_].place)) ++next_;
    if (next_ == 0) return 0;
    const auto& entry = entries_[next_ - 1];
    const std::size_t end = next_ < entries_.size() ? entries_[next_].at : cleaned_.size();
    if (entry.place.line < line_) return end;
    std::size_t reached = entry.at;
    for (int steps = column_ - entry.place.column; steps > 0 && reached < end; --steps) reached += text::decode(cleaned_, reached).length;
    return std::min(reached, end);
  }

 private:
  void go_to(std::size_t at) {
    while (at_ < at) {
      const bool ends_line = raw_[at_] == '\n';
      at_ += text::decode(raw_, at_).length;
      line_ += ends_line ? 1 : 0;
      column_ = ends_line ? 1 : column_ + 1;
    }
  }
  [[nodiscard]] bool is_at_or_before(text::Place place) const {
    return place.line < line_ || (place.line == line_ && place.column <= column_);
  }

  std::string_view raw_, cleaned_;
  const std::vector<text::PlaceMap::Entry>& entries_;
  std::size_t next_ = 0;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
};

long units(double points) {
  return std::lround(points * kUnits);
}

}  // namespace

std::vector<files::LineBox> in_cleaned_text(std::vector<files::LineBox> lines, std::string_view raw, std::string_view cleaned,
                                            const text::PlaceMap& places) {
  Walk walk(raw, cleaned, places.entries());
  for (files::LineBox& line : lines) {
    line.where.begin = walk.to_cleaned(line.where.begin);
    line.where.end = std::max(line.where.begin, walk.to_cleaned(line.where.end));
  }
  return lines;
}

std::vector<int> pages_without_text(const PaperPages& pages) {
  std::vector<bool> has_text(pages.sizes.size());
  for (const files::LineBox& line : pages.lines) {
    if (line.page >= 1 && static_cast<std::size_t>(line.page) <= has_text.size()) has_text[static_cast<std::size_t>(line.page) - 1] = true;
  }
  std::vector<int> bare;
  for (std::size_t i = 0; i < has_text.size(); ++i) {
    if (!has_text[i]) bare.push_back(static_cast<int>(i) + 1);
  }
  return bare;
}

std::string to_stored_lines_of(const PaperPages& pages, int page) {
  std::string stored;
  for (const files::LineBox& line : pages.lines) {
    if (line.page != page) continue;
    if (!stored.empty()) stored += ' ';
    stored += std::to_string(line.where.begin) + ':' + std::to_string(line.where.end);
    for (const double edge : {line.box.left, line.box.top, line.box.right, line.box.bottom}) stored += ':' + std::to_string(units(edge));
  }
  return stored;
}

void add_stored_lines(std::string_view stored, int page, PaperPages& pages) {
  while (!stored.empty()) {
    std::array<long, 6> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto [stopped, fault] = std::from_chars(stored.data(), stored.data() + stored.size(), numbers[i]);
      if (fault != std::errc{}) return;
      stored.remove_prefix(static_cast<std::size_t>(stopped - stored.data()));
      const bool is_last = i + 1 == numbers.size();
      if (!stored.empty() && stored.front() != (is_last ? ' ' : ':')) return;
      if (!stored.empty()) stored.remove_prefix(1);
    }
    const auto edge = [&](std::size_t i) { return static_cast<double>(numbers[i]) / kUnits; };
    pages.lines.push_back({.where = {static_cast<std::size_t>(numbers[0]), static_cast<std::size_t>(numbers[1])},
                           .page = page,
                           .box = {edge(2), edge(3), edge(4), edge(5)}});
  }
}

}  // namespace nhipcau::directive
