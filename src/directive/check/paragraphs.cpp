#include <algorithm>
#include <optional>
#include <string>

#include "base/embedded.hpp"
#include "directive/bodies.hpp"
#include "directive/check/writing.hpp"
#include "directive/enumerator.hpp"
#include "text/csv.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::directive::check {
namespace {

constexpr std::size_t kSentenceWords = 25;  // so long a line without a heading's number is a sentence
constexpr std::size_t kLeadWords = 12;
constexpr std::size_t kBrokenWords = 20;  // shorter lines are headings and titles, which are broken for looks

/// data/fixed_phrases.csv, terms whose words belong together whatever stands beside them.
struct FixedPhrases {
  Phrases with_comma;  ///< each with a comma at each of its gaps
  Phrases heads;       ///< what then stands before the comma
};

const FixedPhrases& fixed_phrases() {
  static const FixedPhrases phrases = [] {
    FixedPhrases made;
    const auto csv = text::read_csv(base::bytes_of(data::embedded_files(), "fixed_phrases.csv"));
    for (std::size_t row = 0; row < csv.rows.size(); ++row) {
      const std::string& phrase = csv.cell(row, "phrase");
      for (std::size_t gap = phrase.find(' '); gap != std::string::npos; gap = phrase.find(' ', gap + 1)) {
        made.with_comma.add(phrase.substr(0, gap) + "," + phrase.substr(gap));
        made.heads.add(phrase.substr(0, gap));
      }
    }
    return made;
  }();
  return phrases;
}

class Paragraphs {
 public:
  Paragraphs(const Writing& writing, Report& report) : w_(writing), report_(report) {}

  void tell() {
    tell_final_mark();
    tell_commas();
    if (w_.is_wrapped) return;  // its lines are no paragraphs
    tell_fragment();
    tell_broken();
    if (!w_.paper.has_pages) tell_open_ends();
  }

 private:
  using Part = WrittenLine::Part;

  [[nodiscard]] std::string_view text_of(const WrittenLine& line) const { return line.where.of(w_.paper.text); }
  [[nodiscard]] bool is_prose(const WrittenLine& line) const { return line.part == Part::body && !line.has_columns; }
  [[nodiscard]] bool is_sign(const WrittenLine& line, std::size_t at, std::string_view key) const {
    return at >= line.first && at < line.last && w_.word(at).key == key;
  }
  [[nodiscard]] bool ends_with_final_mark(const WrittenLine& line) const {
    return line.size() > 3 && is_sign(line, line.last - 1, ".") && is_sign(line, line.last - 2, "/") && is_sign(line, line.last - 3, ".");
  }
  void tell_at(std::string_view rule, std::size_t first, std::size_t last, std::string right = {}) {
    report_.add(rule, w_.span_of(first, last), {std::string(w_.text_of(first, last))}, std::move(right));
  }
  /// The words from the last one that is no mark to the line's end.
  [[nodiscard]] std::size_t last_word(const WrittenLine& line) const {
    std::size_t at = line.last;
    while (at > line.first + 1 && !w_.is_word(at - 1)) --at;
    return at - 1;
  }

  /// Decree 30/2020, appendix III: "./." closes the body of papers of the State and the Front.
  void tell_final_mark() {
    const auto& document = w_.paper.document;
    const bool has_mark = w_.paper.system == System::state || w_.paper.system == System::front;
    if (!has_mark || w_.paper.is_normative || w_.paper.is_fragment) return;
    static constexpr std::string_view kTypes[] = {"NQ", "QĐ", "CT", "QC", "QyĐ", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "TB", "TTr"};
    const bool is_letter = !document.type && !document.addressees.empty();
    if (!is_letter && std::find(std::begin(kTypes), std::end(kTypes), document.type_code) == std::end(kTypes)) return;
    const auto ending = std::find_if(w_.lines.begin(), w_.lines.end(), [](const WrittenLine& line) { return line.part == Part::ending; });
    if (ending == w_.lines.end() || ending == w_.lines.begin()) return;
    const WrittenLine& line = *(ending - 1);
    if (!is_prose(line) || line.size() < 6 || ends_with_final_mark(line)) return;
    const std::size_t last = last_word(line);
    const std::string_view marks = w_.paper.text.substr(w_.word(last).where.end, line.where.end - w_.word(last).where.end);
    if (marks.find_first_of(":;") != std::string_view::npos) return;
    const std::size_t closed = std::min(marks.find_first_of("./"), marks.size());
    tell_at("missing-final-mark", last, line.last,
            std::string(w_.text_of(last)) + std::string(text::trim(marks.substr(0, closed))) + "./.");
  }

  void tell_commas() {
    for (const WrittenPlace& place : w_.signs) {
      const WrittenLine& line = w_.line_of(place);
      const std::size_t at = place.at;
      if (at == line.first || at + 1 >= line.last || !w_.word(at).is(",") || !w_.is_letters(at - 1) || !w_.is_letters(at + 1)) continue;
      const std::size_t longest = fixed_phrases().heads.match_before(w_.paper.words, at);
      for (std::size_t left = 1; left <= longest && at >= line.first + left; ++left) {
        const std::size_t size = fixed_phrases().with_comma.match(w_.paper.words, at - left);
        if (size <= left) continue;
        const std::string right = std::string(w_.text_of(at - left, at)) + " " + std::string(w_.text_of(at + 1, at - left + size));
        tell_at("comma-in-phrase", at - left, at - left + size, right);
        break;
      }
    }
  }

  /// "Thực hiện Hướng dẫn … năm 2022." and behind it "Ban Thường trực … hướng dẫn …": the first is no sentence.
  void tell_fragment() {
    const auto lead = std::find_if(w_.lines.begin(), w_.lines.end(), [](const WrittenLine& line) { return line.part == Part::body; });
    if (lead == w_.lines.end() || lead->size() < kLeadWords || !is_prose(*lead)) return;
    if (!begins_with_any(text_of(*lead), {"thực hiện", "triển khai", "triển khai thực hiện"})) return;
    const auto sentences = text::sentences(w_.paper.text, lead->where);
    if (sentences.empty() || !sentences.front().of(w_.paper.text).ends_with('.') || sentences.front().of(w_.paper.text).ends_with(".."))
      return;
    const std::size_t end = word_at(w_.paper.words, sentences.front().end);
    if (has_clause(lead->first, end)) return;
    const bool is_on_line = sentences.size() > 1;
    const std::size_t next =
        is_on_line ? word_at(w_.paper.words, sentences[1].begin) : (lead + 1 == w_.lines.end() ? 0 : (lead + 1)->first);
    const std::size_t last = is_on_line ? lead->last : (lead + 1 == w_.lines.end() ? 0 : (lead + 1)->last);
    if (next >= last || !starts_body(w_.paper.words, next) || !find_subject(w_.paper.words, next, last)) return;
    if (is_on_line)
      tell_at("sentence-fragment", end - 2, next + 1, std::string(w_.text_of(end - 2)) + ", " + std::string(w_.text_of(next)));
    else
      tell_at("sentence-fragment", end - 2, end, std::string(w_.text_of(end - 2)) + ",");
  }

  /// A body behind a comma does what the paper is about.
  [[nodiscard]] bool has_clause(std::size_t first, std::size_t last) const {
    for (std::size_t at = first + 1; at + 1 < last; ++at)
      if (w_.word(at).is(",") && starts_body(w_.paper.words, at + 1)) return true;
    return false;
  }

  /// The line goes on with what the one before it left open: a paragraph broken by a footnote's mark, a page, a slip of the hand.
  void tell_broken() {
    const WrittenLine* before = nullptr;
    bool is_apart = false;  // notes stand between
    for (const WrittenLine& line : w_.lines) {
      if (line.part == Part::note) {
        is_apart = true;
        continue;
      }
      if (is_page_number(text_of(line)) || is_rule(text_of(line))) continue;
      if (before && is_prose(*before) && is_prose(line) && is_broken(*before, line)) {
        const std::size_t last = w_.is_word(line.first) ? std::min(line.last, line.first + 2) : std::min(line.last, line.first + 3);
        tell_at("split-paragraph", line.first,
                w_.is_word(line.first) ? last : std::max(line.first + 1, line.size() > 1 ? last : line.first + 1));
        if (is_apart) tell_at("split-paragraph", before->last - 1, before->last);
      }
      before = &line;
      is_apart = false;
    }
  }

  [[nodiscard]] bool is_broken(const WrittenLine& before, const WrittenLine& line) const {
    if (before.size() < 6 || !continues_sentence(text_of(line)) || ends_sentence(text_of(before))) return false;
    if (text::is_all_caps(beginning_of(text_of(before)))) return false;
    if (!w_.is_word(line.first)) {  // a mark alone on its line, or before a space
      const std::string_view mark = w_.word(line.first).key;
      const bool is_mark = mark == "." || mark == ";" || mark == ",";
      return is_mark && (line.size() == 1 || w_.gap_before(line.first + 1) > 0);
    }
    if (before.size() < kBrokenWords || line.size() < 3 || w_.paper.has_pages) return false;
    return !read_enumerator(w_.paper.text, line.where) && bullet_sign_size(text_of(line)) == 0;
  }

  /// Told only where the paper closes its sentences otherwise.
  void tell_open_ends() {
    std::vector<const WrittenLine*> open;
    std::size_t closed = 0;
    for (std::size_t i = 0; i + 1 < w_.lines.size(); ++i) {
      const WrittenLine& line = w_.lines[i];
      if (!is_prose(line) || line.size() < kSentenceWords || read_enumerator(w_.paper.text, line.where)) continue;
      if (is_closed(line)) {
        ++closed;
      } else if (w_.lines[i + 1].part == Part::body && !continues_sentence(text_of(w_.lines[i + 1])) && is_sentence(line)) {
        open.push_back(&line);
      }
    }
    if (open.size() * 4 > closed) return;
    for (const WrittenLine* line : open) {
      const std::size_t first = last_word(*line);
      tell_at("missing-full-stop", first, line->last, std::string(w_.text_of(first, line->last)) + ".");
    }
  }

  /// Ends with a mark; three dots inside brackets close the brackets' words alone.
  [[nodiscard]] bool is_closed(const WrittenLine& line) const {
    const std::string_view words = text_of(line);
    if (words.ends_with("...)") || words.ends_with("…)")) return false;
    return ends_sentence(words) || !(w_.is_word(line.last - 1) || is_sign(line, line.last - 1, ")") || is_sign(line, line.last - 1, "”"));
  }
  [[nodiscard]] bool is_sentence(const WrittenLine& line) const {
    return !text::is_all_caps(beginning_of(text_of(line))) && (w_.word(line.first).capital || bullet_sign_size(text_of(line)) > 0);
  }

  const Writing& w_;
  Report& report_;
};

}  // namespace

void check_paragraphs(const Writing& writing, Report& report) {
  Paragraphs(writing, report).tell();
}

}  // namespace nhipcau::directive::check
