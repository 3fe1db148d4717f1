// Nghị định 30/2020/NĐ-CP, appendix I, part II (places 1–5b, 9a, 10) · Hướng dẫn 36-HD/VPTW (Party papers).
//   left column   PARENT / ISSUER / (rule or *) / NUMBER / ["V/v …"]
//   right column  NATIONAL TITLE / MOTTO  or  PARTY TITLE / (rule) / PLACE ", ngày … tháng … năm …"
//   then          TYPE / TITLE+ / (rule)   or   "Kính gửi:" ADDRESSEE+
// Converters write the columns one after the other in either order, or side by side on one line; any part may be missing.
#include "directive/header.hpp"

#include <algorithm>

#include "directive/basis.hpp"
#include "directive/casing.hpp"
#include "directive/enumerator.hpp"
#include "directive/header_lines.hpp"
#include "directive/number.hpp"
#include "text/fold.hpp"
#include "text/numbers.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kMostLines = 60;  // no header is longer
constexpr std::size_t kMostTitleLines = 12;
constexpr std::size_t kMostLinesBelow = 15;  // of columns that a converter wrote behind the title
constexpr std::size_t kMostAddressees = 200;
constexpr std::size_t kSentence = 320;  // bytes: a longer line is none of a header

/// The right column of papers of the Youth Union, as the Party's title is of Party papers.
bool is_union_title(std::string_view cell) {
  const std::string key = fixed_key(cell);
  return key == "đoàn tncs hồ chí minh" || key == "đoàn thanh niên cộng sản hồ chí minh";
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Line>& lines, std::size_t end, const Tables& tables)
      : text_(text), lines_(lines), end_(std::min(end, lines.size())), tables_(tables) {}

  Header read() && {
    if (!find_type(find_whole_type)) find_type(find_leading_type);
    if (!type_) find_last_line();
    for (std::size_t i = 0; i < bound_; ++i)
      for (const Span cell : read_header_cells(text_, lines_[i].where)) take(cell, i);
    header_.next = bound_;
    if (type_) read_type();
    if (!header_.type && (subject_ || addressee_line_)) {
      header_.is_letter = true;
      header_.title = subject_;
    }
    read_addressees();
    return std::move(header_);
  }

 private:
  using TypeFinder = std::optional<NamedType> (*)(std::string_view cell, const Tables& tables);

  /// A line that can only be one of the body: the search for a header ends there.
  [[nodiscard]] bool is_body_text(std::size_t i) const {
    const std::string_view words = lines_[i].where.of(text_);
    return words.size() > kSentence || (begins_with_basis(words) && ends_sentence(words));
  }

  bool find_type(TypeFinder find) {
    for (std::size_t i = 0; i < std::min(end_, kMostLines) && !is_body_text(i); ++i) {
      for (const Span cell : read_header_cells(text_, lines_[i].where)) {
        const std::string_view words = cell.of(text_);
        if (header_part_of(text_, cell, tables_) == HeaderPart::addressee) return false;
        const auto named = words.back() == ':' ? std::nullopt : find(words, tables_);
        if (!named) continue;
        type_ = named;
        type_cell_ = cell;
        type_line_ = i;
        bound_ = i;
        return true;
      }
    }
    return false;
  }

  /// Without a type, the header reaches to the last line that can stand in a header alone.
  void find_last_line() {
    for (std::size_t i = 0; i < std::min(end_, kMostLines) && !is_body_text(i); ++i) {
      for (const Span cell : read_header_cells(text_, lines_[i].where)) {
        const HeaderPart part = header_part_of(text_, cell, tables_);
        if (part == HeaderPart::none && bound_ > 0 && (read_enumerator(text_, cell) || bullet_sign_size(cell.of(text_)) > 0)) return;
        if (part != HeaderPart::none && part != HeaderPart::body && part != HeaderPart::rule && part != HeaderPart::mark) bound_ = i + 1;
        if (part == HeaderPart::addressee || part == HeaderPart::wire) return;
        if (part == HeaderPart::subject) extend_subject(i);
      }
    }
  }

  /// The lines a letter's subject goes on over are part of the header.
  void extend_subject(std::size_t i) {
    while (i + 1 < std::min(end_, kMostLines) && !ends_sentence(lines_[i].where.of(text_)) &&
           continues_sentence(lines_[i + 1].where.of(text_)))
      ++i;
    bound_ = std::max(bound_, i + 1);
  }

  void take(Span cell, std::size_t line) {
    const std::string_view words = cell.of(text_);
    const HeaderPart part = header_part_of(text_, cell, tables_);
    const bool is_rest_of_subject = part == HeaderPart::none || (part == HeaderPart::body && !text::is_all_caps(words));
    if (subject_ && is_subject_open_ && is_rest_of_subject) {
      subject_->value += " " + squeeze(words);
      subject_->where.end = cell.end;
      return;
    }
    is_subject_open_ = false;
    switch (part) {
      case HeaderPart::national:
      case HeaderPart::motto: header_.has_national_title = true; break;
      case HeaderPart::party: header_.has_party_title = true; break;
      case HeaderPart::number: take_number(cell); break;
      case HeaderPart::date: take_date(cell); break;
      case HeaderPart::addressee:
      case HeaderPart::wire: addressee_line_ = line; break;
      case HeaderPart::body:
        if (!addressee_line_ && (header_.body_lines.empty() || !is_union_title(words))) header_.body_lines.push_back(cell);
        break;
      case HeaderPart::subject:
        subject_ = Field{.value = squeeze(words), .where = cell};
        is_subject_open_ = true;
        break;
      case HeaderPart::none:
      case HeaderPart::mark:
      case HeaderPart::type:
      case HeaderPart::rule: break;
    }
  }

  void take_number(Span cell) {
    if (header_.number) return;
    const auto found = text::find_numbers(text_, cell);
    if (found.empty()) return;
    Number number = interpret_number(text_, found.front(), tables_);
    header_.number_type_code = number.type_code;
    header_.number_system = number.system;
    if (!found.front().parts.ordinal.empty()) header_.number = std::move(number);
    if (const Span rest = text::trim(text_, {found.front().where.end, cell.end}); !rest.empty()) take_date(rest);  // columns a space apart
  }

  void take_date(Span cell) {
    const auto found = read_date_line(text_, cell);
    if (header_.date_line || !found) return;
    header_.date_line = Field{.value = squeeze(cell.of(text_)), .where = cell};
    header_.issued_on = found->date;
    if (!found->place.empty()) header_.place = Field{.value = to_title_case(found->place.of(text_)), .where = found->place};
  }

  void read_type() {
    header_.type = Field{.value = type_->type->name, .where = {type_cell_.begin, type_cell_.begin + type_->length}};
    header_.type_code = type_->type->code;
    header_.next = type_line_ + 1;
    const Span beside = text::trim(text_, {type_cell_.begin + type_->length, type_cell_.end});
    if (!beside.empty()) add_title_line(beside);
    for (std::size_t lines = 0; header_.next < end_ && lines < kMostTitleLines + kMostLines; ++header_.next, ++lines) {
      const Line& line = lines_[header_.next];
      const HeaderPart part = header_part_of(text_, line.where, tables_);
      if (part == HeaderPart::rule && title_is_closed_) break;
      if (part == HeaderPart::rule) {
        title_is_closed_ = header_.title.has_value();
        continue;
      }
      if (part == HeaderPart::addressee || part == HeaderPart::wire) break;
      if (take_late(part, line.where)) continue;
      if (title_is_closed_ || !is_title_line(text_, line.where, line.after_blank, last_title_line_.of(text_))) break;
      add_title_line(line.where);
    }
    read_columns_below();
  }

  /// The whole of both columns, written behind the title: taken up to the last line that can stand in a header alone.
  void read_columns_below() {
    std::size_t last = header_.next;
    for (std::size_t i = header_.next; i < std::min(end_, header_.next + kMostLinesBelow) && !is_body_text(i); ++i) {
      const HeaderPart part = header_part_of(text_, lines_[i].where, tables_);
      if (part == HeaderPart::addressee || read_enumerator(text_, lines_[i].where)) break;
      if (part == HeaderPart::national || part == HeaderPart::motto || part == HeaderPart::party || part == HeaderPart::number ||
          part == HeaderPart::date)
        last = i + 1;
    }
    for (; header_.next < last; ++header_.next)
      for (const Span cell : read_header_cells(text_, lines_[header_.next].where)) take(cell, header_.next);
    while (header_.next < end_ && is_rule(lines_[header_.next].where.of(text_))) ++header_.next;
  }

  /// Parts of the header that a converter wrote behind the title: the right column of a table.
  bool take_late(HeaderPart part, Span line) {
    const bool is_late = part == HeaderPart::national || part == HeaderPart::motto || part == HeaderPart::party ||
                         part == HeaderPart::number || part == HeaderPart::date || part == HeaderPart::mark;
    if (!is_late) return false;
    take(line, header_.next);
    if (header_.title && part != HeaderPart::mark) title_is_closed_ = true;
    return true;
  }

  void add_title_line(Span line) {
    if (!header_.title) header_.title = Field{.value = "", .where = line};
    if (!header_.title->value.empty()) header_.title->value += ' ';
    header_.title->value += squeeze(line.of(text_));
    header_.title->where.end = line.end;
    last_title_line_ = line;
  }

  void read_addressees() {
    if (!addressee_line_ && header_.next < end_) {
      const HeaderPart part = header_part_of(text_, lines_[header_.next].where, tables_);
      if (part == HeaderPart::addressee || part == HeaderPart::wire) addressee_line_ = header_.next;
    }
    if (!addressee_line_) return;
    const Span line = lines_[*addressee_line_].where;
    const std::size_t colon = line.of(text_).find(':');
    const Span beside = colon == std::string_view::npos ? Span{line.end, line.end} : text::trim(text_, {line.begin + colon + 1, line.end});
    header_.next = std::max(header_.next, *addressee_line_ + 1);
    bool goes_on = beside.empty() || add_addressee(beside, true);
    while (header_.next < end_ && header_.addressees.size() < kMostAddressees) {
      const std::string_view words = lines_[header_.next].where.of(text_);
      const bool has_sign = bullet_sign_size(words) > 0;
      if (!has_sign && (!goes_on || words.size() > kSentence || begins_with_basis(words))) break;
      goes_on = add_addressee(lines_[header_.next].where, has_sign || item_is_closed_);
      ++header_.next;
    }
  }

  /// Returns whether the list goes on without a sign: nothing read yet, or the item ends with ; or ,
  bool add_addressee(Span where, bool is_new) {
    const std::string_view words = where.of(text_);
    const std::size_t sign = bullet_sign_size(words);
    std::string name = squeeze(words.substr(sign));
    const char last = name.empty() ? ' ' : name.back();
    while (!name.empty() && std::string_view(";,. ").find(name.back()) != std::string_view::npos) name.pop_back();
    if (name.empty()) return true;
    if (is_new || header_.addressees.empty())
      header_.addressees.push_back({.name = std::move(name), .role = std::nullopt, .where = {where.begin + sign, where.end}});
    else
      header_.addressees.back().name += " " + name;
    item_is_closed_ = last == ';';
    return last == ';' || last == ',';
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t end_;
  const Tables& tables_;
  Header header_;
  std::size_t bound_ = 0;
  std::optional<NamedType> type_;
  std::size_t type_line_ = 0;
  Span type_cell_;
  Span last_title_line_;
  bool title_is_closed_ = false;
  std::optional<Field> subject_;
  bool is_subject_open_ = false;
  std::optional<std::size_t> addressee_line_;
  bool item_is_closed_ = true;
};

}  // namespace

Header read_header(std::string_view text, const std::vector<Line>& lines, std::size_t end, const Tables& tables) {
  return Reader(text, lines, end, tables).read();
}

}  // namespace nhipcau::directive
