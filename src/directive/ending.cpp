// "Nơi nhận:" ITEM*  and  SIGNATURE+ : one below the other, or in two columns of one table (Nghị định 30/2020/NĐ-CP, appendix I, parts
// II.7, II.9).
#include "directive/ending.hpp"

#include <algorithm>

#include "directive/enumerator.hpp"
#include "directive/header_lines.hpp"
#include "directive/recipients.hpp"
#include "directive/signers.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kMostLines = 300;  // of an ending
constexpr std::size_t kMostRecipients = 200;
constexpr std::size_t kItem = 300;      // bytes of one line of an item
constexpr std::size_t kPostToName = 6;  // lines between a post and the name below it
constexpr std::size_t kLastLines = 40;  // where a signature without a mark is looked for

bool is_list_heading(std::string_view cell) {
  if (!begins_with(cell, "Nơi nhận") || cell.size() > kItem) return false;
  const std::string_view rest = text::trim(cell.substr(std::string_view("Nơi nhận").size()));
  return rest.empty() || rest.front() == ':' || bullet_sign_size(rest) > 0;
}

/// "Trần Thị An" above "(Đã ký)", or "CHỦ TỊCH" with "Trần Thị An" a few lines below it and no more text between them than "(Đã ký)".
bool is_unmarked_signature(std::string_view text, const std::vector<Line>& lines, std::size_t i, std::size_t to) {
  const std::string_view words = lines[i].where.of(text);
  if (i + 1 < to && signature_part_of(words) == SignaturePart::name)
    return signature_part_of(lines[i + 1].where.of(text)) == SignaturePart::signed_by_hand;
  if (signature_part_of(words) != SignaturePart::post || !text::is_all_caps(words)) return false;
  for (std::size_t next = i + 1; next < std::min(to, i + kPostToName); ++next) {
    const std::string_view below = lines[next].where.of(text);
    const SignaturePart part = signature_part_of(below);
    if (part == SignaturePart::name || (next + 1 == to && is_person_name(below, true))) return true;
    const bool is_rest_of_post = next == i + 1 && text::is_all_caps(below) && count_words(below, 9) <= 8;  // "CHỦ TỊCH NƯỚC / CỘNG HÒA …"
    if (part == SignaturePart::none && !is_rest_of_post) return false;
  }
  return false;
}

/// "GIÁM ĐỐC SỞ    GIÁM ĐỐC ĐÀI" above "Huỳnh Thị Cát    Lâm Hữu Gió": posts in columns, and names in as many a few lines below.
bool is_signature_in_columns(std::string_view text, const std::vector<Line>& lines, std::size_t i, std::size_t to) {
  const auto all_are = [&](const std::vector<Span>& cells, SignaturePart part) {
    return std::all_of(cells.begin(), cells.end(), [&](Span cell) { return signature_part_of(cell.of(text)) == part; });
  };
  const std::vector<Span> posts = read_cells(text, lines[i].where);
  if (posts.size() < 2 || !text::is_all_caps(lines[i].where.of(text)) || !all_are(posts, SignaturePart::post)) return false;
  for (std::size_t next = i + 1; next < std::min(to, i + kPostToName); ++next) {
    const std::vector<Span> below = read_cells(text, lines[next].where);
    if (below.size() != posts.size()) return false;
    if (all_are(below, SignaturePart::name)) return true;
    if (!all_are(below, SignaturePart::signed_by_hand) && !all_are(below, SignaturePart::post)) return false;
  }
  return false;
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Line>& lines, std::size_t begin, const Footnotes& footnotes)
      : text_(text), lines_(lines), footnotes_(footnotes) {
    ending_.begin = begin;
  }

  Ending read() && {
    std::size_t i = ending_.begin;
    for (; i < lines_.size() && i < ending_.begin + kMostLines; ++i) {
      if (footnotes_.is_note[i]) continue;
      const Span line = lines_[i].where;
      if (is_rule(line.of(text_)) || is_page_number(line.of(text_))) continue;
      if (!take_line(line)) break;
    }
    ending_.end = i;
    ending_.recipients = read_recipients(text_, items_);
    if (!right_.empty() && !has_columns_) left_.insert(left_.end(), right_.begin(), right_.end());
    ending_.signers = read_signers(text_, left_);
    if (has_columns_)
      for (Signer& signer : read_signers(text_, right_)) ending_.signers.push_back(std::move(signer));
    return std::move(ending_);
  }

 private:
  /// False if the line is none of an ending.
  bool take_line(Span line) {
    const std::vector<Span> cells = read_cells(text_, line);
    std::size_t signatures = 0;
    bool was_taken = false;
    for (const Span cell : cells) {
      const bool is_signature = take(cell, cells.size() > 1, signatures > 0);
      signatures += is_signature ? 1 : 0;
      was_taken |= is_signature || last_was_taken_;
    }
    if (signatures > 1) has_columns_ = true;
    return was_taken;
  }

  /// Returns whether the cell is of a signature; `last_was_taken_` says whether it was of the ending at all.
  bool take(Span cell, bool has_neighbours, bool is_right) {
    const std::string_view words = cell.of(text_);
    last_was_taken_ = true;
    if (is_list_heading(words) || bullet_sign_size(words) > 0) {
      is_list_heading(words) ? open_list(cell) : take_item(cell);
      return false;
    }
    const SignaturePart part = signature_part_of(words);
    const bool is_shouted = text::is_all_caps(words);
    const bool may_be_item = is_in_list_ && !is_closed_ && words.size() <= kItem && !is_shouted && part != SignaturePart::capacity;
    if (may_be_item && !item_is_done_ && (part == SignaturePart::none || !has_signature_)) {
      items_.back().pieces.push_back(cell);
      note_item(words);
      return false;
    }
    const bool is_rest = has_signature_ && !has_name_ && is_shouted && words.size() <= kItem && !looks_like_heading(words);
    if ((part != SignaturePart::none && may_take(part, words)) || is_rest) {
      take_signature(cell, part, is_right);
      return true;
    }
    if (read_date_line(text_, cell)) {
      ending_.date_line = cell;
      return false;
    }
    if (may_be_item && !items_.empty() && (words.front() == '}' || words.front() == '(')) {
      items_.back().pieces.push_back(cell);
      return false;
    }
    if (may_be_item && !has_signs_) {
      take_item(cell);
      return false;
    }
    last_was_taken_ = has_neighbours;
    return false;
  }

  static bool looks_like_heading(std::string_view words) {
    return begins_with_any(words, {"Phụ lục", "Tài liệu", "Danh mục", "Danh sách", "Biểu", "Mẫu", "Quy chế", "Quy định", "Chương trình",
                                   "Kế hoạch", "Đề án", "Đề cương", "Nội dung", "Lịch", "Bảng", "Kịch bản"});
  }

  /// A name alone is a signer's only below a capacity or a post, and once; or as the first line of all.
  [[nodiscard]] bool may_take(SignaturePart part, std::string_view words) const {
    if (part == SignaturePart::capacity || part == SignaturePart::signed_by_hand) return true;
    if (part == SignaturePart::post) return text::is_all_caps(words) || has_signature_;
    const bool is_first = !has_signature_ && items_.empty() && !is_in_list_;
    return is_first || (has_signature_ && (!has_name_ || has_columns_));
  }

  void open_list(Span cell) {
    ending_.has_list = true;
    is_in_list_ = true;
    is_closed_ = false;
    std::size_t at = cell.begin + std::string_view("Nơi nhận").size();
    while (at < cell.end && std::string_view(": \t*").find(text_[at]) != std::string_view::npos) ++at;
    while (at < cell.end) {  // "Nơi nhận: Như trên; Lưu: VT."
      const std::size_t stop = std::min(text_.find(';', at), cell.end);
      const Span item = text::trim(text_, {at, stop});
      if (!item.empty()) add_item(item);
      at = stop + 1;
    }
  }

  void take_item(Span cell) {
    if (bullet_sign_size(cell.of(text_)) > 0) has_signs_ = true;
    add_item(cell);
  }

  void add_item(Span cell) {
    if (items_.size() >= kMostRecipients) return;
    is_in_list_ = true;
    items_.push_back({.pieces = {cell}});
    note_item(cell.of(text_));
  }

  /// Whether what was just read closes the item or, being the archive's, the list.
  void note_item(std::string_view words) {
    const std::string_view trimmed = text::trim(words);
    const char last = trimmed.empty() ? ' ' : trimmed.back();
    item_is_done_ = last == ';' || last == '.' || last == '}' || last == ')' || (last == ',' && !has_signs_);
    const std::string_view first = items_.back().pieces.front().of(text_);
    is_closed_ = begins_with(first.substr(bullet_sign_size(first)), "Lưu") && last == '.';
  }

  void take_signature(Span cell, SignaturePart part, bool is_right) {
    has_signature_ = true;
    if (part == SignaturePart::name) has_name_ = true;
    if (part == SignaturePart::capacity || part == SignaturePart::post) has_name_ = false;
    (is_right ? right_ : left_).push_back(cell);
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const Footnotes& footnotes_;
  Ending ending_;
  std::vector<RecipientItem> items_;
  std::vector<Span> left_;
  std::vector<Span> right_;
  bool is_in_list_ = false;
  bool is_closed_ = false;
  bool item_is_done_ = true;
  bool has_signs_ = false;
  bool has_signature_ = false;
  bool has_name_ = false;
  bool has_columns_ = false;
  bool last_was_taken_ = false;
};

}  // namespace

std::size_t find_ending(std::string_view text, const std::vector<Line>& lines, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    const Span line = lines[i].where;
    if (line.size() > 2 * kItem) continue;
    for (const Span cell : read_cells(text, line)) {
      const std::string_view words = cell.of(text);
      if (!is_list_heading(words) && !is_capacity(words)) continue;
      for (std::size_t above = i > from + kPostToName ? i - kPostToName : from; above < i; ++above)
        if (is_unmarked_signature(text, lines, above, i) || is_signature_in_columns(text, lines, above, i)) return above;
      return i > from && read_date_line(text, lines[i - 1].where) ? i - 1 : i;  // old papers are dated there
    }
  }
  for (std::size_t i = to > from + kLastLines ? to - kLastLines : from; i < to; ++i)
    if (is_unmarked_signature(text, lines, i, to) || is_signature_in_columns(text, lines, i, to)) return i;
  return to;
}

Ending read_ending(std::string_view text, const std::vector<Line>& lines, std::size_t begin, const Footnotes& footnotes) {
  return Reader(text, lines, begin, footnotes).read();
}

}  // namespace nhipcau::directive
