#include "files/pdf_measure.hpp"

#include <algorithm>
#include <cmath>

namespace nhipcau::files {
namespace {

constexpr double kSupport = 0.5;         // letters: an edge is one if another line ends so near
constexpr double kRaggedSupport = 2.0;   // letters: right edges that are not justified spread this far
constexpr std::size_t kEnoughLines = 8;  // lines from which a page has edges of its own
constexpr double kSameLeft = 1.0;        // letters: pages with this much the same left edge share their right edge
constexpr double kHair = 0.1;            // letters
constexpr double kLongLine = 0.8;        // of the width: lines that may have been full
constexpr double kMostlyJustified = 0.5;
constexpr double kFull = 3.0;   // letters from the right edge: a line that may go on in the next one
constexpr double kInset = 0.8;  // letters: set in

/// The outermost value that another one stands near; the outermost of all if none has such company.
double supported(std::vector<double> values, double reach) {
  std::sort(values.begin(), values.end());
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    if (values[i + 1] - values[i] <= reach) return values[i];
  }
  return values.front();
}

double left_edge(const std::vector<const PrintedLine*>& lines) {
  std::vector<double> values;
  for (const auto* line : lines) values.push_back(line->box.left);
  return supported(std::move(values), kSupport * lines.front()->size);
}

double right_edge(const std::vector<const PrintedLine*>& lines) {
  std::vector<double> values;
  for (const auto* line : lines) values.push_back(-line->box.right);
  return -supported(std::move(values), kRaggedSupport * lines.front()->size);
}

using LinesOfPages = std::map<int, std::vector<const PrintedLine*>>;

LinesOfPages body_lines(const std::vector<Block>& blocks) {
  LinesOfPages lines;
  for (const Block& block : blocks) {
    if (block.kind != Block::Kind::body) continue;
    for (const PrintedLine& line : block.lines) lines[line.page].push_back(&line);
  }
  return lines;
}

/// Each page's own edges; pages that begin at the same left edge share the furthest right one, for a ragged edge shows itself but
/// seldom, and short pages take those of the page with the most lines.
std::map<int, Edges> edges_of_pages(const LinesOfPages& pages) {
  std::map<int, Edges> edges;
  const LinesOfPages::value_type* fullest = nullptr;
  for (const auto& page : pages) {
    edges[page.first] = {left_edge(page.second), right_edge(page.second)};
    if (fullest == nullptr || page.second.size() > fullest->second.size()) fullest = &page;
  }
  for (const auto& [number, lines] : pages) {
    Edges& own = edges[number];
    const Edges& best = edges[fullest->first];
    const double em = lines.front()->size;
    if (lines.size() < kEnoughLines && own.left >= best.left - kSameLeft * em && own.right <= best.right + kSameLeft * em) own = best;
  }
  for (auto& [number, own] : edges) {
    for (const auto& [other_number, other] : edges) {
      const bool is_alike = std::abs(own.left - other.left) <= kSameLeft * fullest->second.front()->size;
      if (is_alike && std::abs(own.right - other.right) <= kFull * fullest->second.front()->size)
        own.right = std::max(own.right, other.right);
    }
  }
  return edges;
}

bool is_mostly_justified(const LinesOfPages& pages, const std::map<int, Edges>& edges) {
  std::size_t full = 0, at_edge = 0;
  for (const auto& [number, lines] : pages) {
    const Edges& own = edges.at(number);
    for (const auto* line : lines) {
      if (line->box.width() < kLongLine * own.width()) continue;
      ++full;
      at_edge += own.right - line->box.right <= kHair * line->size ? 1 : 0;
    }
  }
  return full > 0 && static_cast<double>(at_edge) >= kMostlyJustified * static_cast<double>(full);
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

/// What pairs of neighbouring lines tell of the distance of lines and of first lines.
void measure_pairs(const std::vector<Block>& blocks, Measure& measure) {
  std::vector<double> full, all;
  for (const Block& block : blocks) {
    if (block.kind != Block::Kind::body) continue;
    for (std::size_t i = 1; i < block.lines.size(); ++i) {
      const PrintedLine& a = block.lines[i - 1];
      const PrintedLine& b = block.lines[i];
      if (a.page != b.page || std::abs(a.size - b.size) > kHair * a.size) continue;
      const Edges& own = measure.pages.at(a.page);
      const double distance = (b.centre - a.centre) / a.size;
      all.push_back(distance);
      if (own.right - a.box.right > kFull * a.size) continue;
      full.push_back(distance);
      const double step = (b.box.left - a.box.left) / a.size;
      const int inset = inset_of(a, own);
      if (step < -kInset) ++measure.set_in[inset];
      if (std::abs(step) < kSupport) --measure.set_in[inset];
    }
  }
  if (!full.empty()) {
    measure.distance = median(std::move(full));
  } else if (!all.empty()) {
    measure.distance = *std::min_element(all.begin(), all.end());
  }
}

}  // namespace

int inset_of(const PrintedLine& line, const Edges& edges) {
  return static_cast<int>(std::lround(2 * (line.box.left - edges.left) / line.size));
}

Edges edges_of(const std::vector<PrintedLine>& lines) {
  Edges edges{lines.front().box.left, lines.front().box.right};
  for (const PrintedLine& line : lines) edges = {std::min(edges.left, line.box.left), std::max(edges.right, line.box.right)};
  return edges;
}

Measure measure_body(const std::vector<Block>& blocks) {
  Measure measure;
  const LinesOfPages lines = body_lines(blocks);
  if (lines.empty()) return measure;
  measure.pages = edges_of_pages(lines);
  measure.is_justified = is_mostly_justified(lines, measure.pages);
  measure_pairs(blocks, measure);
  return measure;
}

}  // namespace nhipcau::files
