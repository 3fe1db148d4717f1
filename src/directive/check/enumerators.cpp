// How numbered parts are marked, and parts that should be numbered or filled and are not. Nghị định 30/2020/NĐ-CP, appendix I, part I,
// II.6: "I." and "1." with a full stop, "a)" with a bracket; a heading names what stands below it.
#include <algorithm>
#include <array>
#include <map>

#include "directive/bodies.hpp"
#include "directive/check/checks.hpp"
#include "directive/check/outline.hpp"
#include "directive/lines.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

// --- marks ---------------------------------------------------------------------------------------------------------------------------

using Level = std::pair<Count, int>;  ///< and the depth of decimals

/// The mark most parts of each level have; none where no mark stands at two thirds of at least three.
std::map<Level, char> usual_marks(const PartList& list) {
  std::map<Level, std::map<char, int>> counts;
  for (const Part& part : list.parts)
    if (part.enumerator) ++counts[{part.enumerator->count, part.enumerator->depth}][part.enumerator->mark];
  std::map<Level, char> usual;
  for (const auto& [level, marks] : counts) {
    int all = 0;
    for (const auto& [mark, count] : marks) all += count;
    for (const auto& [mark, count] : marks)
      if (all >= 3 && count * 3 >= all * 2) usual[level] = mark;
  }
  return usual;
}

/// "2)" among "1." and "3.".
void look_for_odd_mark(const Subject& paper, const PartList& list, Report& report) {
  const auto marks = usual_marks(list);
  for (const Part& part : list.parts) {
    if (!part.enumerator) continue;
    const Enumerator& e = *part.enumerator;
    const auto usual = marks.find({e.count, e.depth});
    const bool has_mark =
        e.count == Count::roman || e.count == Count::arabic || e.count == Count::decimal || e.count == Count::lower_letter;
    if (!has_mark || usual == marks.end() || usual->second == e.mark || usual->second == ' ') continue;
    const std::string written(e.where.of(paper.text));
    const std::string right = written.substr(0, written.size() - (e.mark == ' ' ? 0 : 1)) + usual->second;
    report.add("enumerator-mark", e.where, {written, right}, text::trim(written).ends_with(e.mark) || e.mark == ' ' ? right : "");
  }
}

/// "I- MỤC ĐÍCH" is how the Party marks its headings; said once, at the first.
void look_for_party_style(const Subject& paper, Report& report) {
  for (const PartList& list : paper.part_lists()) {
    if (list.is_attached || list.parent) continue;
    for (const Part& part : list.parts) {
      if (!part.enumerator || part.enumerator->count != Count::roman || part.enumerator->mark != '-') continue;
      report.add("enumerator-style", part.enumerator->where,
                 {std::string(part.enumerator->where.of(paper.text)), part.enumerator->label + "."});
      return;
    }
  }
}

// --- "(I)" for "(i)" -----------------------------------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 10> kLargeRomans = {"(I)", "(II)", "(III)", "(IV)", "(V)", "(VI)", "(VII)", "(VIII)", "(IX)", "(X)"};
constexpr std::array<std::string_view, 10> kSmallRomans = {"(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)", "(viii)", "(ix)", "(x)"};

/// What stands behind a mark inside a sentence: a small letter, glued or not.
bool precedes_small_letter(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size()) return false;
  const char32_t c = text::decode(text, at).code_point;
  return text::is_letter(c) && !text::is_upper(c);
}

/// A word processor makes "(I)" of the "(i)" that begins a list inside a sentence; one such mark alone is none of a list.
void look_for_large_romans(const Subject& paper, Span line, Report& report) {
  const std::string_view words = line.of(paper.text);
  if (words.find(kLargeRomans[1]) == std::string_view::npos) return;
  std::vector<Span> found;
  std::size_t at = 0;
  for (std::size_t n = 0; n < kLargeRomans.size(); ++n) {
    const std::size_t large = words.find(kLargeRomans[n], at);
    const std::size_t next = std::min(large, words.find(kSmallRomans[n], at));
    if (next == std::string_view::npos) break;
    at = next + kLargeRomans[n].size();
    if (next != large) continue;
    if (!precedes_small_letter(words, at)) return;  // "(I) Những …": large on purpose
    found.push_back({line.begin + next, line.begin + at});
  }
  for (const Span mark : found) {
    const std::string right = text::to_lower(mark.of(paper.text));
    const bool is_glued = mark.end < paper.text.size() && paper.text[mark.end] != ' ';
    report.add("enumerator-case", mark, {std::string(mark.of(paper.text)), right}, right + (is_glued ? " " : ""));
  }
}

// --- parts that are missing something ------------------------------------------------------------------------------------------------

bool has_content(const Clause& clause) {
  return !clause.text.empty() || !clause.children.empty() || !clause.bullets.empty() || !clause.paragraphs.empty();
}

/// A heading in capitals, or among headings that all have something below them, that has nothing.
void look_for_empty_headings(const Subject& paper, const PartList& list, Report& report) {
  if (list.is_attached || paper.is_normative) return;
  const auto is_full = [](const Part& part) { return !part.clause->heading.empty() && has_content(*part.clause); };
  const auto full = static_cast<std::size_t>(std::count_if(list.parts.begin(), list.parts.end(), is_full));
  std::map<std::string_view, int> headings;
  for (const Part& part : list.parts) ++headings[part.clause->heading];
  for (const Part& part : list.parts) {
    const Clause& clause = *part.clause;
    if (!part.enumerator || clause.heading.empty() || has_content(clause)) continue;
    const bool is_shouted = text::is_all_caps(beginning_of(clause.heading));
    const bool is_odd = full + 1 == list.parts.size() && full >= 2;
    const bool is_elsewhere = headings.at(clause.heading) > 1;  // a table of contents
    if (clause.heading.find(':') != std::string::npos || (!is_shouted && !is_odd) || full == 0 || is_elsewhere) continue;
    report.add("empty-heading", clause.where, {part.enumerator->label + ". " + clause.heading});
  }
}

/// The words that close a paper: they belong to the whole of it, not to the last part.
bool closes_paper(std::string_view line) {
  return begins_with_any(
      line, {"Trên đây", "Trong quá trình", "Căn cứ", "Yêu cầu", "Đề nghị", "Nhận được", "Quá trình", "Thực hiện", "Để ", "Mọi",
             "Hướng dẫn này", "Kế hoạch này", "Quyết định này", "Chỉ thị này", "Chương trình này", "Thông báo này"});
}

/// "2.1. … / 2.2. … / Ban Thường trực … báo cáo …": among items of one paragraph each, a duty of a body that is not numbered.
void look_for_unnumbered(const Subject& paper, const PartList& list, Report& report) {
  if (paper.is_normative || list.is_attached || list.parts.size() < 2) return;
  for (const Part& part : list.parts) {
    const Clause& clause = *part.clause;
    const bool is_last = &part == &list.parts.back();
    const bool is_item = part.enumerator && clause.heading.empty() && clause.children.empty() && clause.bullets.empty();
    if (!is_item || clause.paragraphs.size() != (is_last ? 1U : 0U)) return;
    if (part.enumerator->count != Count::arabic && part.enumerator->count != Count::decimal) return;
  }
  const Part& last = list.parts.back();
  const Span paragraph = last.clause->paragraphs.front();
  const Words words = words_in(paper.words, paragraph);
  if (closes_paper(paragraph.of(paper.text)) || words.empty() || !find_subject(words, 0, words.size())) return;
  std::string next = enumerator_like(*last.enumerator, paper.text, last.enumerator->value + 1);
  if (last.enumerator->count == Count::decimal && list.parent && list.parent->enumerator && list.parent->enumerator->count == Count::arabic)
    next = list.parent->enumerator->label + next.substr(prefix_of(*last.enumerator).size());
  const Span where = first_words(paper.text, paragraph);
  report.add("unnumbered-paragraph", where, {next}, next.empty() ? "" : next + " " + std::string(where.of(paper.text)));
}

}  // namespace

void check_enumerators(const Subject& paper, Report& report) {
  look_for_party_style(paper, report);
  for (const Line& line : paper.lines) look_for_large_romans(paper, line.where, report);
  for (const PartList& list : paper.part_lists()) {
    look_for_odd_mark(paper, list, report);
    look_for_empty_headings(paper, list, report);
    look_for_unnumbered(paper, list, report);
  }
}

}  // namespace nhipcau::directive::check
