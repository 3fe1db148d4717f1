// ATTACHMENT = TITLE+ ["(Kèm theo …)"] [rule] BODY [ISSUER in capitals]
#include "directive/attachments.hpp"

#include <algorithm>

#include "directive/body_names.hpp"
#include "directive/casing.hpp"
#include "directive/clauses.hpp"
#include "directive/ending.hpp"
#include "directive/enumerator.hpp"
#include "directive/header_lines.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kTitleLine = 300;  // bytes
constexpr std::size_t kMostTitleLines = 15;
constexpr std::size_t kMostAttachments = 200;

/// "Mẫu 1.2 - Quyết định (cá biệt)", "Biểu 3:": a word of a form, its number and a mark.
bool is_form_heading(std::string_view line) {
  for (const std::string_view word : {"Mẫu", "Biểu"}) {
    if (!begins_with(line, word) || line.find_first_of("0123456789") != word.size() + 1) continue;
    const std::size_t end = line.find_first_not_of("0123456789.", word.size() + 1);
    return end == std::string_view::npos || line.substr(end).starts_with(" - ") || line.substr(end).starts_with(" – ");
  }
  return false;
}

/// "PHỤ LỤC", "Phụ lục II", "Mẫu số 03": always the beginning of one more.
bool is_numbered_heading(std::string_view line) {
  if (line.size() <= kTitleLine && is_form_heading(line)) return true;
  return line.size() <= kTitleLine && begins_with_any(line, {"Phụ lục", "Mẫu số", "Biểu số", "Biểu mẫu số"}) && !ends_sentence(line) &&
         (text::is_all_caps(line) || count_words(line, 5) <= 4);
}

bool is_title(std::string_view line) {
  return line.size() <= kTitleLine && (text::is_all_caps(line) || is_numbered_heading(line));
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Line>& lines, const Footnotes& footnotes, const Tables& tables, std::size_t wrapped_width)
      : text_(text), lines_(lines), footnotes_(footnotes), tables_(tables), wrapped_width_(wrapped_width) {}

  std::vector<Attachment> read(std::size_t from) {
    std::vector<Attachment> found;
    std::size_t i = from;
    while (i < lines_.size() && !begins_attachment(i)) ++i;
    while (i < lines_.size() && found.size() < kMostAttachments) {
      std::size_t end = i + 1;
      while (end < lines_.size() && !(is_numbered_heading(words(end)) && !footnotes_.is_note[end])) ++end;
      std::size_t next = end;
      found.push_back(read_one(i, end, next));
      i = next;
    }
    return found;
  }

 private:
  [[nodiscard]] std::string_view words(std::size_t i) const { return lines_[i].where.of(text_); }

  [[nodiscard]] bool begins_attachment(std::size_t i) const {
    if (footnotes_.is_note[i]) return false;
    return is_title(words(i)) && !is_page_number(words(i)) && count_words(words(i), 2) >= 2 &&
           header_part_of(text_, lines_[i].where, tables_) != HeaderPart::mark;
  }

  /// Lines [begin, end); the last lines that are footnotes are none of it. `next` becomes the line where the one behind it begins: what is
  /// attached may be signed itself, and then have attachments of its own.
  Attachment read_one(std::size_t begin, std::size_t end, std::size_t& next) {
    while (end > begin + 1 && footnotes_.is_note[end - 1]) --end;
    Attachment attachment;
    attachment.where = {lines_[begin].where.begin, lines_[end - 1].where.end};
    std::size_t body = read_title(begin, end, attachment);
    const std::string_view last = words(end - 1);
    if (end - 1 > body && text::is_all_caps(last) && begins_with_body(last) && !begins_with_post(last)) {
      attachment.issuer = to_title_case(last);
      --end;
    }
    const std::size_t ending = find_ending(text_, lines_, body, end);
    attachment.clauses = read_clauses(text_, lines_, body, ending, footnotes_, wrapped_width_).clauses;
    if (ending > begin && ending < end) {
      std::size_t behind = read_ending(text_, lines_, ending, footnotes_).end;
      while (behind < end && !begins_attachment(behind)) ++behind;
      if (behind < end) next = std::max(behind, begin + 1);
      attachment.where.end = lines_[std::min(behind, end) - 1].where.end;
    }
    return attachment;
  }

  /// Returns the index of the first line of the body.
  std::size_t read_title(std::size_t begin, std::size_t end, Attachment& attachment) {
    std::size_t i = begin;
    bool is_below_type = false;  // the line above is "PHỤ LỤC I" or the name of a type: its title follows in any letter case
    std::string_view last;
    for (; i < end && i < begin + kMostTitleLines; ++i) {
      const std::string_view line = words(i);
      if (is_rule(line)) return i + 1;
      if (is_enclosure_note(line)) return skip_note(i, end);
      const HeaderPart part = header_part_of(text_, lines_[i].where, tables_);
      if (part == HeaderPart::national || part == HeaderPart::motto || part == HeaderPart::party || part == HeaderPart::date ||
          part == HeaderPart::number)
        continue;
      const bool is_rest = is_below_type && is_title_line(text_, lines_[i].where, false, last) && !ends_sentence(line);
      if (!(is_title(line) || is_rest) || (i > begin && read_enumerator(text_, lines_[i].where))) break;
      attachment.title += (attachment.title.empty() ? "" : " ") + squeeze(line);
      const bool is_type = is_numbered_heading(line) || find_whole_type(line, tables_).has_value();
      is_below_type |= is_type;
      last = is_type ? std::string_view{} : line;
    }
    while (i < end && (is_rule(words(i)) || is_enclosure_note(words(i)))) i = is_rule(words(i)) ? i + 1 : skip_note(i, end);
    return i;
  }

  /// Past "(Kèm theo Kế hoạch số … / ngày … của …)", which may take more than one line.
  [[nodiscard]] std::size_t skip_note(std::size_t i, std::size_t end) const {
    for (std::size_t lines = 0; i < end && lines < 4; ++i, ++lines)
      if (words(i).find(')') != std::string_view::npos) return i + 1 < end && is_rule(words(i + 1)) ? i + 2 : i + 1;
    return i;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const Footnotes& footnotes_;
  const Tables& tables_;
  std::size_t wrapped_width_;
};

}  // namespace

std::vector<Attachment> read_attachments(std::string_view text, const std::vector<Line>& lines, std::size_t from,
                                         const Footnotes& footnotes, const Tables& tables, std::size_t wrapped_width) {
  return Reader(text, lines, footnotes, tables, wrapped_width).read(from);
}

}  // namespace nhipcau::directive
