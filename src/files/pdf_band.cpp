#include "files/pdf_band.hpp"

#include <algorithm>
#include <cmath>

#include "files/pdf_lines.hpp"

namespace nhipcau::files {
namespace {

constexpr double kShared = 0.5;          // of the lower line's height: two lines stand beside each other
constexpr double kBreak = 2.5;           // letters: white that ends a band
constexpr double kSealRoom = 9.0;        // letters: white above the signer's name, where signature and seal go
constexpr double kSteady = 1.25;         // of a column's usual line distance: lines that are still of it
constexpr double kSameSize = 0.06;       // of a letter
constexpr double kUsualDistance = 1.5;   // letters, where a column has one line yet
constexpr double kAbove = 1.9;           // letters: a line of the right column that begins higher than the left one
constexpr std::size_t kAhead = 4;        // lines among which the partner on one height is looked for
constexpr std::size_t kFewestPairs = 2;  // lines side by side that make a band; with a narrow gap one more

using Edges = std::vector<std::pair<double, double>>;

bool stand_side_by_side(const PrintedLine& a, const PrintedLine& b) {
  const double shared = std::min(a.box.bottom, b.box.bottom) - std::max(a.box.top, b.box.top);
  return shared > kShared * std::min(a.box.height(), b.box.height());
}

double gap_between(const Box& a, const Box& b) {
  return std::max(a.left, b.left) - std::min(a.right, b.right);
}

/// The edges with one more stretch of ink: what comes nearer than a column gap runs together.
Edges with(const Edges& edges, const PrintedLine& line) {
  Edges out;
  std::pair<double, double> grown{line.box.left, line.box.right};
  const double gap = kColumnGap * line.size;
  for (const auto& edge : edges) {
    if (edge.second + gap <= grown.first || edge.first - gap >= grown.second) {
      out.push_back(edge);
    } else {
      grown = {std::min(grown.first, edge.first), std::max(grown.second, edge.second)};
    }
  }
  out.insert(std::upper_bound(out.begin(), out.end(), grown), grown);
  return out;
}

double narrowest_gap(const Edges& edges) {
  double least = 1e9;
  for (std::size_t i = 1; i < edges.size(); ++i) least = std::min(least, edges[i].first - edges[i - 1].second);
  return least;
}

/// Grows a band downwards, a line at a time.
class Growing {
 public:
  Growing(const std::vector<PrintedLine>& lines, std::size_t at, std::size_t partner) : lines_(lines), begin_(at), end_(at) {
    edges_ = with(with({}, lines[at]), lines[partner]);
    bottom_ = std::max(lines[at].box.bottom, lines[partner].box.bottom);
    while (end_ < lines_.size() && take(lines_[end_])) ++end_;
    leave_what_follows();
  }

  [[nodiscard]] bool is_band() const {
    const std::size_t count = end_ - begin_;
    const bool is_wide = narrowest_gap(edges_) >= kTabGap * lines_[begin_].size;
    if (edges_.size() < 2 || count < 3) return false;
    return pairs_ >= kFewestPairs + (is_wide ? 0 : 1) || (is_wide && pairs_ == 1);
  }

  [[nodiscard]] Band band() const {
    Band band{.first = begin_, .end = end_, .columns = edges_};
    const double gutter = band.columns.back().first;
    double top = lines_[begin_].centre;
    while (band.columns.size() == 2 && band.first > 0) {
      const PrintedLine& above = lines_[band.first - 1];
      if (above.box.left < gutter - kSameSize * above.size || top - above.centre > kAbove * above.size) break;
      top = above.centre;
      --band.first;
    }
    return band;
  }

 private:
  bool take(const PrintedLine& line) {
    Edges grown = with(edges_, line);
    if (grown.size() < 2) return false;
    if (grown.size() < edges_.size() && pairs_ >= kFewestPairs && edges_.size() > 2) return false;  // the table ends here
    const bool is_right = line.box.left >= edges_.back().first - kColumnGap * line.size;
    const double white = line.box.top - bottom_;
    const double most = edges_.size() == 2 && is_right ? kSealRoom : kBreak;
    if (white > most * line.size) return false;
    edges_ = std::move(grown);
    bottom_ = std::max(bottom_, line.box.bottom);
    for (std::size_t before = end_; before > begin_ && end_ - before < kAhead; --before) {
      const PrintedLine& other = lines_[before - 1];
      if (!stand_side_by_side(line, other) || gap_between(line.box, other.box) <= 0) continue;
      ++pairs_;
      break;
    }
    return true;
  }

  /// Lines of the left column below all others belong to it only while they go on as it went: the text below a header often begins
  /// at its left edge.
  void leave_what_follows() {
    if (edges_.size() != 2) return;
    const auto is_left = [&](const PrintedLine& line) { return line.box.right <= edges_.front().second + 0.1; };
    std::size_t last_right = end_;
    while (last_right > begin_ && is_left(lines_[last_right - 1])) --last_right;
    if (last_right == begin_) return;
    const double right_bottom = lines_[last_right - 1].box.bottom;
    const PrintedLine* before = nullptr;
    double usual = 0;
    for (std::size_t i = begin_; i < end_; ++i) {
      const PrintedLine& line = lines_[i];
      if (!is_left(line)) continue;
      const double distance = before == nullptr ? 0 : line.centre - before->centre;
      if (i >= last_right && line.centre > right_bottom && before != nullptr) {
        const double expected = usual > 0 ? usual : kUsualDistance * line.size;
        const bool goes_on = distance <= kSteady * expected && std::abs(line.size - before->size) <= kSameSize * line.size;
        if (!goes_on) {
          end_ = i;
          return;
        }
      }
      if (distance > 0) usual = usual > 0 ? std::min(usual, distance) : distance;
      before = &line;
    }
  }

  const std::vector<PrintedLine>& lines_;
  std::size_t begin_, end_;
  Edges edges_;
  double bottom_ = 0;
  std::size_t pairs_ = 0;
};

}  // namespace

std::size_t Band::column_of(const Box& box) const {
  std::size_t best = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (box.middle() >= columns[i].first) best = i;
  }
  return best;
}

Band find_band(const std::vector<PrintedLine>& lines, std::size_t at) {
  const Band none{.first = at, .end = at, .columns = {}};
  for (std::size_t partner = at + 1; partner < std::min(lines.size(), at + kAhead); ++partner) {
    const double gap = gap_between(lines[at].box, lines[partner].box);
    if (!stand_side_by_side(lines[at], lines[partner]) || gap < kColumnGap * lines[at].size) continue;
    const Growing growing(lines, at, partner);
    return growing.is_band() ? growing.band() : none;
  }
  return none;
}

}  // namespace nhipcau::files
