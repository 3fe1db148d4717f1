#include "directive/clauses.hpp"

#include <algorithm>
#include <optional>

#include "directive/basis.hpp"
#include "directive/nesting.hpp"
#include "directive/quotation.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

class Builder {
 public:
  /// end  the line behind the last one that will be read
  Builder(std::string_view text, const std::vector<Line>& lines, std::size_t end, const Footnotes& footnotes, std::size_t wrapped_width)
      : text_(text), lines_(lines), end_(end), footnotes_(footnotes), wrapped_width_(wrapped_width) {}

  void read(std::size_t i) {
    const Span line = lines_[i].where;
    const std::string_view words = line.of(text_);
    if (footnotes_.is_note[i] || is_rule(words) || is_page_number(words)) return;
    if (i < quoted_end_ || opens_quotation(i)) return quote(i);
    auto enumerator = read_enumerator(text_, line);
    if (enumerator && takes_as_clause(*enumerator)) return open_clause(std::move(*enumerator), line);
    if (enumerator && is_bracketed(*enumerator) && target_ == Target::bullet) return extend(line, "\n");
    const bool is_bullet = bullet_sign_size(words) > 0 && !is_dash_in_sentence(words);
    if (is_bullet) return open_bullet(line);
    if (continues(i)) return extend(line, continues_without_space(words) ? "" : " ");
    open_paragraph(line);
  }

  ClauseTree finish() && {
    close_heading(false);
    settle_unnumbered();
    return {.opening = std::move(opening_), .clauses = std::move(roots_)};
  }

 private:
  enum class Target { none, opening, heading, clause_text, paragraph, bullet };

  struct Open {
    Clause* clause;
    Enumerator enumerator;
  };

  // --- quotations of laws that amend others ------------------------------------------------------------------------------------------

  bool opens_quotation(std::size_t i) {
    if (last_words_.empty() || last_words_.back() != ':') return false;
    const auto quoted_end = end_of_quotation(text_, lines_, i, end_);
    quoted_end_ = quoted_end.value_or(quoted_end_);
    return quoted_end.has_value();
  }

  void quote(std::size_t i) {
    close_heading(true);
    if (stack_.empty()) return open_paragraph(lines_[i].where);
    add_paragraph(*stack_.back().clause, lines_[i].where);
  }

  // --- what a line is ---------------------------------------------------------------------------------------------------------------

  /// A number at the beginning of a broken line is none of a clause: "… lần thứ / 12. Hội nghị".
  [[nodiscard]] bool takes_as_clause(const Enumerator& e) const {
    if (is_bracketed(e)) return target_ != Target::bullet && !(is_wrapped() && is_unfinished());
    if (!is_wrapped() || !is_unfinished() || target_ == Target::heading || line_is_short_) return true;
    if (text::is_all_caps(beginning_of(e.rest.of(text_)))) return true;
    if (e.value == 1) return true;
    for (const Open& open : stack_)
      if (is_same_count(open.enumerator, e) && open.enumerator.value + 1 == e.value) return true;
    return false;
  }

  [[nodiscard]] bool is_dash_in_sentence(std::string_view line) const {
    if (!is_wrapped() || !is_unfinished() || line_is_short_ || line.front() != '-') return false;
    const std::string_view rest = line.substr(bullet_sign_size(line));
    return text::is_letter(text::decode(rest, 0).code_point) && continues_sentence(rest);
  }

  [[nodiscard]] bool is_wrapped() const { return wrapped_width_ > 0; }

  [[nodiscard]] bool is_unfinished() const { return target_ != Target::none && !ends_sentence(last_words_); }

  /// Whether line `i`, which has no sign of its own, is the rest of what stands open.
  [[nodiscard]] bool continues(std::size_t i) const {
    if (target_ == Target::none) return false;
    const std::string_view line = lines_[i].where.of(text_);
    const char32_t first = text::decode(line, 0).code_point;
    if (!text::is_letter(first) && continues_sentence(line)) return true;  // "; hoàn thiện", ".": a footnote's mark was lost before it
    if (is_wrapped() && !line_is_short_ && continues_sentence(line)) return true;  // a line full to the margin may end with ;
    if (!is_unfinished()) return false;
    if (continues_sentence(line)) return true;
    return is_wrapped() && !line_is_short_ && !text::is_all_caps(beginning_of(line));
  }

  [[nodiscard]] static bool continues_without_space(std::string_view line) {
    return !text::is_letter(text::decode(line, 0).code_point) && continues_sentence(line);
  }

  // --- clauses ----------------------------------------------------------------------------------------------------------------------

  /// "I.", "C.", "i)" are letters where letters are being counted, else Roman numbers.
  void settle_letter(Enumerator& e) const {
    if (e.other_value == 0) return;
    const bool is_capital = e.count == Count::roman;
    const Count other = is_capital ? Count::upper_letter : Count::lower_roman;
    for (auto open = stack_.rbegin(); open != stack_.rend(); ++open) {
      if (open->enumerator.count == e.count && open->enumerator.value + 1 == e.value) return;
      if (open->enumerator.count != other || open->enumerator.value + 1 != e.other_value) continue;
      e.count = other;
      std::swap(e.value, e.other_value);
      return;
    }
    const bool is_first_roman = is_capital ? e.value == 1 || e.value == 5 || e.value == 10 : e.other_value == 1;
    if (is_capital == is_first_roman) return;  // "I." begins Roman numbers, "d)" goes on with letters
    e.count = other;
    std::swap(e.value, e.other_value);
  }

  /// The open clause that a new one stands beside, as an index of the stack.
  [[nodiscard]] std::optional<std::size_t> find_sibling(const Enumerator& e) const {
    for (std::size_t i = stack_.size(); i > 0; --i)
      if (is_same_count(stack_[i - 1].enumerator, e) && stack_[i - 1].enumerator.mark == e.mark) return i - 1;
    for (std::size_t i = stack_.size(); i > 0; --i)
      if (is_same_count(stack_[i - 1].enumerator, e) && e.value != 1) return i - 1;
    return std::nullopt;
  }

  void open_clause(Enumerator e, Span line) {
    settle_letter(e);
    const auto sibling = find_sibling(e);
    std::size_t depth = sibling.value_or(stack_.size());
    while (!sibling && depth > 0 && rank_of(stack_[depth - 1].enumerator) > rank_of(e) && !may_restart_anywhere(e) &&
           !(depth == stack_.size() && is_announced_below_article(e)))
      --depth;
    close_heading(depth == stack_.size());
    if (sibling) restore_lost_number(*sibling, e);
    stack_.resize(depth);
    has_numbers_ = true;
    std::vector<Clause>& siblings = stack_.empty() ? roots_ : stack_.back().clause->children;
    Clause clause{.path = path_for(e),
                  .enumerator = std::string(e.where.of(text_)),
                  .heading = "",
                  .text = "",
                  .where = line,
                  .paragraphs = {},
                  .bullets = {},
                  .children = {}};
    clause.enumerator = squeeze(clause.enumerator);
    siblings.push_back(std::move(clause));
    stack_.push_back({&siblings.back(), e});
    if (e.rest.empty()) {
      target_ = Target::heading;
      pending_heading_ = "";
      last_words_ = "";
    } else {
      take_first_words(e.rest);
    }
    note_line(line);
  }

  /// "Điều 1. Phê duyệt Đề án với những nội dung sau:" / "I. MỤC TIÊU": what a decision approves is counted anew below its article.
  [[nodiscard]] bool is_announced_below_article(const Enumerator& e) const {
    if (stack_.empty() || stack_.back().enumerator.count != Count::article || e.value != 1) return false;
    return (e.count == Count::roman || e.count == Count::upper_letter) && !last_words_.empty() && last_words_.back() == ':';
  }

  /// "1. … / - … / 3. …": one dash where the second number is expected, behind a clause of plain words, is that clause.
  void restore_lost_number(std::size_t sibling, const Enumerator& next) {
    const bool is_open_alone = sibling + 1 == stack_.size();
    Clause& before = *stack_[sibling].clause;
    if (!is_open_alone || next.value != stack_[sibling].enumerator.value + 2 || before.bullets.size() != 1 || before.text.empty()) return;
    if (!before.children.empty() || !before.text.ends_with('.')) return;
    Bullet dash = std::move(before.bullets.front());
    before.bullets.clear();
    std::vector<Clause>& siblings = sibling == 0 ? roots_ : stack_[sibling - 1].clause->children;
    const std::string parent = sibling == 0 ? "" : stack_[sibling - 1].clause->path + ".";
    const std::string_view sign = dash.where.of(text_).substr(0, bullet_sign_size(dash.where.of(text_)));
    siblings.push_back({.path = parent + std::to_string(next.value - 1),
                        .enumerator = std::string(text::trim(sign)),
                        .heading = "",
                        .text = std::move(dash.text),
                        .where = dash.where,
                        .paragraphs = {},
                        .bullets = {},
                        .children = {}});
  }

  void take_first_words(Span rest) {
    pending_heading_ = words_of(text_, rest, footnotes_.within_lines);
    target_ = is_heading(pending_heading_, true) ? Target::heading : Target::clause_text;
    if (target_ == Target::clause_text) {
      stack_.back().clause->text = std::move(pending_heading_);
      pending_heading_.clear();
    }
  }

  /// A heading is settled when the next part begins: only then is it known how long it is.
  void close_heading(bool has_parts_below) {
    if (target_ != Target::heading || stack_.empty()) return;
    Clause& clause = *stack_.back().clause;
    (is_heading(pending_heading_, has_parts_below) ? clause.heading : clause.text) = std::move(pending_heading_);
    pending_heading_.clear();
    target_ = Target::none;
  }

  /// "II.1.1": labels from the top, but an article stands for itself and "2.1" already says "2".
  [[nodiscard]] std::string path_for(const Enumerator& e) const {
    if (e.count == Count::article || stack_.empty()) return e.label;
    std::size_t depth = stack_.size();
    if (e.count == Count::decimal) {
      while (depth > 0 && (stack_[depth - 1].enumerator.count == Count::arabic || stack_[depth - 1].enumerator.count == Count::decimal))
        --depth;
      if (depth > 0 && e.label.starts_with(stack_[depth - 1].enumerator.label + ".")) --depth;
    }
    return depth == 0 ? e.label : stack_[depth - 1].clause->path + "." + e.label;
  }

  // --- bullets and paragraphs -------------------------------------------------------------------------------------------------------

  /// The clause that takes what has no number of its own; made if there is none yet.
  Clause& open_part() {
    if (!stack_.empty()) return *stack_.back().clause;
    if (roots_.empty()) roots_.push_back({});
    return roots_.front();
  }

  void open_bullet(Span line) {
    close_heading(true);
    const std::string_view words = line.of(text_);
    const std::string_view rest = words.substr(bullet_sign_size(words));
    if (stack_.empty() && !is_past_lead_ && begins_with_basis(rest)) {
      opening_.push_back(line);
      target_ = Target::opening;
      return note_line(line);
    }
    Clause& clause = open_part();
    if (clause.bullets.empty() && clause.enumerator.empty() && clause.where.empty()) clause.where = line;
    const Span content{line.begin + bullet_sign_size(words), line.end};
    clause.bullets.push_back({.where = line, .text = words_of(text_, content, footnotes_.within_lines)});
    open_bullet_ = &clause.bullets.back();
    target_ = Target::bullet;
    note_line(line);
  }

  void open_paragraph(Span line) {
    const std::string_view words = line.of(text_);
    if (stack_.empty()) return open_unnumbered(line, words);
    Clause& clause = *stack_.back().clause;
    if (target_ == Target::heading && pending_heading_.empty()) {  // "Chương I" with its heading on the next line
      clause.where.end = line.end;
      take_first_words(line);
      return note_line(line);
    }
    // A heading in capitals over two lines.
    if (target_ == Target::heading && text::is_all_caps(beginning_of(words)) && text::is_all_caps(pending_heading_)) {
      clause.where.end = line.end;
      append(pending_heading_, " ", line);
      return note_line(line);
    }
    close_heading(true);
    add_paragraph(clause, line);
  }

  void add_paragraph(Clause& clause, Span line) {
    clause.paragraphs.push_back(line);
    if (clause.heading.empty()) append(clause.text, clause.text.empty() ? "" : "\n", line);
    paragraph_of_ = &clause;
    target_ = Target::paragraph;
    note_line(line);
  }

  /// Before the first number: the opening, then, behind its lead, the body of a paper without numbers.
  void open_unnumbered(Span line, std::string_view words) {
    if (is_operative_word(words)) {
      is_past_lead_ = true;
      target_ = Target::none;
      return;
    }
    if (text::is_all_caps(beginning_of(words))) {  // the authority of a decision: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …"
      target_ = Target::none;
      return;
    }
    if (is_past_lead_) {
      Clause& clause = open_part();
      if (clause.where.empty()) clause.where = line;
      return add_paragraph(clause, line);
    }
    opening_.push_back(line);
    target_ = Target::opening;
    note_line(line);
    is_past_lead_ = words.back() == ':';
  }

  void extend(Span line, std::string_view joint) {
    switch (target_) {
      case Target::none: return;
      case Target::opening:
        opening_.back().end = line.end;
        is_past_lead_ = text_[line.end - 1] == ':';
        break;
      case Target::heading:
        stack_.back().clause->where.end = line.end;
        append(pending_heading_, joint, line);
        break;
      case Target::clause_text:
        stack_.back().clause->where.end = line.end;
        append(stack_.back().clause->text, joint, line);
        break;
      case Target::paragraph:
        paragraph_of_->paragraphs.back().end = line.end;
        if (paragraph_of_->heading.empty()) append(paragraph_of_->text, joint, line);
        break;
      case Target::bullet:
        open_bullet_->where.end = line.end;
        append(open_bullet_->text, joint, line);
        break;
    }
    note_line(line);
  }

  void append(std::string& to, std::string_view joint, Span line) {
    to += joint;
    to += words_of(text_, line, footnotes_.within_lines);
  }

  void note_line(Span line) {
    last_words_ = line.of(text_);
    line_is_short_ = text::count_characters(beginning_of(last_words_)) * 5 < wrapped_width_ * 4;  // does not reach the margin
  }

  /// A paper without numbers keeps its bases as the opening and the rest as its only, unnumbered part.
  void settle_unnumbered() {
    if (roots_.empty()) return split_opening();
    Clause& first = roots_.front();
    if (!first.enumerator.empty() || !has_numbers_ || !first.bullets.empty()) return;
    opening_.insert(opening_.end(), first.paragraphs.begin(), first.paragraphs.end());
    roots_.erase(roots_.begin());
  }

  void split_opening() {
    std::size_t bases = 0;
    while (bases < opening_.size() && begins_with_basis(opening_[bases].of(text_))) ++bases;
    bases = std::max<std::size_t>(bases, opening_.empty() ? 0 : 1);
    if (bases == opening_.size()) return;
    Clause body;
    body.where = opening_[bases];
    for (std::size_t i = bases; i < opening_.size(); ++i) {
      body.paragraphs.push_back(opening_[i]);
      append(body.text, body.text.empty() ? "" : "\n", opening_[i]);
    }
    opening_.resize(bases);
    roots_.push_back(std::move(body));
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t end_;
  const Footnotes& footnotes_;
  std::size_t wrapped_width_;
  std::size_t quoted_end_ = 0;  ///< the line behind the quotation being read

  std::vector<Span> opening_;
  std::vector<Clause> roots_;
  std::vector<Open> stack_;  // a clause here is the last of its siblings, so its address stands while it is open
  Target target_ = Target::none;
  Bullet* open_bullet_ = nullptr;
  Clause* paragraph_of_ = nullptr;
  std::string pending_heading_;
  std::string_view last_words_;
  bool line_is_short_ = false;
  bool is_past_lead_ = false;
  bool has_numbers_ = false;
};

}  // namespace

ClauseTree read_clauses(std::string_view text, const std::vector<Line>& lines, std::size_t begin, std::size_t end,
                        const Footnotes& footnotes, std::size_t wrapped_width) {
  Builder builder(text, lines, end, footnotes, wrapped_width);
  for (std::size_t i = begin; i < end; ++i) builder.read(i);
  return std::move(builder).finish();
}

}  // namespace nhipcau::directive
