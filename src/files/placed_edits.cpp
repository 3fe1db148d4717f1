#include "files/placed_edits.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "files/word_diff.hpp"
#include "text/decode.hpp"

namespace nhipcau::files {
namespace {

bool is_before(text::Place a, text::Place b) {
  return std::tie(a.line, a.column) < std::tie(b.line, b.column);
}

/// Walks forward over a cleaned text and, beside it, over the text it was made of.
class Walk {
 public:
  Walk(std::string_view text, const text::Cleaned& cleaned) : text_(text), cleaned_(&cleaned) { settle(); }

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::string_view rest() const { return std::string_view(cleaned_->text).substr(at_); }

  /// To the first character that stood there; false if none did.
  bool go_to(text::Place place) {
    while (is_before(place_, place) && at_ < cleaned_->text.size()) step();
    return place_ == place;
  }
  void go_to(std::size_t at) {
    while (at_ < at) step();
  }

  /// Where the character here began in the text it was made of.
  std::size_t origin() {
    while (is_before(origin_place_, place_) && origin_ < text_.size()) {
      const char c = text_[origin_];
      origin_ += text::decode(text_, origin_).length;
      const bool ends_line = c == '\n' || (c == '\r' && text_.substr(origin_, 1) != "\n");
      origin_place_ = ends_line ? text::Place{origin_place_.line + 1, 1} : text::Place{origin_place_.line, origin_place_.column + 1};
    }
    return std::min(origin_, text_.size());
  }

 private:
  void step() {
    at_ = std::min(at_ + text::decode(cleaned_->text, at_).length, cleaned_->text.size());
    ++place_.column;
    settle();
  }
  void settle() {
    const auto& entries = cleaned_->places.entries();
    for (; entry_ < entries.size() && entries[entry_].at <= at_; ++entry_) place_ = entries[entry_].place;
  }

  std::string_view text_;
  const text::Cleaned* cleaned_;
  std::size_t at_ = 0;
  text::Place place_;
  std::size_t entry_ = 0;
  std::size_t origin_ = 0;
  text::Place origin_place_;
};

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// Words that can stand in a line of a DOCX.
bool are_fit(std::string_view words) {
  if (words.size() > Edits::kMostBytes || !text::is_utf8(words)) return false;
  if (words.find("\xEF\xBF\xBE") != std::string_view::npos || words.find("\xEF\xBF\xBF") != std::string_view::npos) return false;
  return std::none_of(words.begin(), words.end(), [](char c) { return is_control(c) && c != '\t'; });
}

bool is_fit_remark(const TextRemark& remark) {
  std::string says = remark.says;
  std::replace(says.begin(), says.end(), '\n', ' ');
  return are_fit(says) && !remark.about.empty() && remark.about.size() <= Edits::kMostBytes;
}

/// The numbers of changes, then of remarks, in the order of their places.
std::vector<std::size_t> order_of(const Edits& edits) {
  const std::size_t changes = edits.changes.size();
  const auto place_of = [&](std::size_t i) { return i < changes ? edits.changes[i].at : edits.remarks[i - changes].at; };
  std::vector<std::size_t> order(changes + edits.remarks.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return is_before(place_of(a), place_of(b)); });
  return order;
}

/// Places one edit; the walk stands at or before it.
class Placer {
 public:
  explicit Placer(std::string_view text) : text_(text), cleaned_(text::clean(text)), walk_(text, cleaned_) {}

  PlacedEdit place(text::Place at, std::string_view words) {
    PlacedEdit edit;
    if (!walk_.go_to(at) || !walk_.rest().starts_with(words) || words.find('\n') != std::string_view::npos) return edit;
    walk_.origin();  // keeps up, so that no look begins far behind
    edit.where = find({walk_.at(), walk_.at() + words.size()});
    if (says(edit.where, words)) edit.placing = Placing::placed;
    return edit;
  }

  PlacedEdit place(const TextChange& change) {
    PlacedEdit edit = place(change.at, change.was);
    if (edit.placing != Placing::placed) return edit;
    const std::size_t begin = walk_.at();
    for (const WordChange& words : diff_words(change.was, change.put)) {
      const Span where = find({begin + words.was.begin, begin + words.was.end});
      if (!says(where, words.was.of(change.was))) return {};
      edit.words.push_back({where, std::string(words.put.of(change.put))});
    }
    return edit;
  }

 private:
  /// A span of the cleaned text, where it stood.
  Span find(Span where) const {
    Walk walk = walk_;
    walk.go_to(where.begin);
    const std::size_t begin = walk.origin();
    walk.go_to(where.end);
    return {begin, std::max(begin, walk.origin())};
  }
  /// Never a wrong place: what stands there, cleaned by itself, is looked at once more.
  [[nodiscard]] bool says(Span where, std::string_view words) const { return text::clean(where.of(text_)).text == words; }

  std::string_view text_;
  text::Cleaned cleaned_;
  Walk walk_;
};

}  // namespace

std::vector<PlacedEdit> place_edits(std::string_view text, const Edits& edits) {
  const std::size_t changes = edits.changes.size();
  std::vector<PlacedEdit> placed(changes + edits.remarks.size());
  if (!text::is_utf8(text)) return placed;
  Placer placer(text);
  for (const std::size_t i : order_of(edits)) {
    if (i < changes) {
      const TextChange& change = edits.changes[i];
      const bool is_fit = are_fit(change.put) && change.was.size() <= Edits::kMostBytes;
      placed[i] = is_fit ? placer.place(change) : PlacedEdit{.placing = Placing::unfit};
    } else {
      const TextRemark& remark = edits.remarks[i - changes];
      placed[i] = is_fit_remark(remark) ? placer.place(remark.at, remark.about) : PlacedEdit{.placing = Placing::unfit};
    }
  }
  return placed;
}

Edits count_in_cleaned(Edits edits, std::string_view text, const text::Cleaned& cleaned) {
  Walk walk(text, cleaned);
  const std::size_t changes = edits.changes.size();
  std::size_t counted = 0;
  text::Place place;
  for (const std::size_t i : order_of(edits)) {
    text::Place& at = i < changes ? edits.changes[i].at : edits.remarks[i - changes].at;
    const bool is_there = walk.go_to(at);
    for (; counted < walk.at(); counted += text::decode(cleaned.text, counted).length) {
      const bool ends_line = cleaned.text[counted] == '\n';
      place = ends_line ? text::Place{place.line + 1, 1} : text::Place{place.line, place.column + 1};
    }
    at = is_there ? place : text::Place{0, 0};
  }
  return edits;
}

void refuse_overlaps(std::span<PlacedEdit> changes) {
  std::set<Span> taken;  // apart from each other; at most one of no length at a place
  const auto meets = [](Span a, Span b) { return a == b || (a.begin < b.end && b.begin < a.end); };
  for (PlacedEdit& edit : changes) {
    if (edit.placing != Placing::placed) continue;
    constexpr int kNeighbours = 2;  // on each side: one of no length may stand between
    auto from = taken.lower_bound(edit.where);
    auto to = from;
    for (int i = 0; i < kNeighbours && from != taken.begin(); ++i) --from;
    for (int i = 0; i < kNeighbours && to != taken.end(); ++i) ++to;
    const bool is_taken = std::any_of(from, to, [&](Span other) { return meets(edit.where, other); });
    if (is_taken) edit.placing = Placing::overlaps;
    if (!is_taken) taken.insert(edit.where);
  }
}

}  // namespace nhipcau::files
