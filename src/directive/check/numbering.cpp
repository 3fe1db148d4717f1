// The order of numbered parts. Nghị định 30/2020/NĐ-CP, appendix I, part I, II.6.đ: parts and chapters in Roman numbers, articles and
// clauses in Arabic ones, points in the letters of the Vietnamese alphabet (… d, đ, e …).
#include <algorithm>
#include <map>
#include <set>

#include "directive/check/checks.hpp"
#include "directive/check/outline.hpp"
#include "directive/lines.hpp"
#include "directive/nesting.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr int kLetterD = 4;    // "d)" is the fourth point; "đ)" follows it
constexpr int kWidestGap = 3;  // more numbers than this are not lost one by one: a piece was left out on purpose, or counted elsewhere
constexpr std::size_t kHeading = 25;  // words

/// Articles are counted through the whole paper, others anew below each part.
class Numbering {
 public:
  Numbering(const Subject& paper, Report& report) : paper_(paper), report_(report) {}

  void look(const PartList& list) {
    std::map<std::pair<Count, int>, Run> runs;
    for (std::size_t i = 0; i < list.parts.size(); ++i) {
      const auto& e = list.parts[i].enumerator;
      if (!e) continue;
      Run& run = runs[{e->count, e->depth}];
      if (e->count == Count::decimal) hold_to_parent(list, i);
      run.value = run.last ? step(list, run, i) : begin(list, i);
      run.last = i;
      last_[{e->count, e->depth}] = *e;
    }
    note_lone_part(list);
  }

  /// What is known only when all lists were seen.
  void finish() {
    for (const Part& part : lone_)
      if (!holds_lost(*part.clause)) tell_lone(*part.enumerator);
  }

 private:
  struct Run {
    std::optional<std::size_t> last;  ///< index of the part before
    int value = 0;                    ///< of it, as it should be
    std::set<int> left;               ///< numbers at which a count was left for another that began with one
  };

  [[nodiscard]] std::string_view of(Span where) const { return where.of(paper_.text); }

  /// A number that is written the same way, before `at`, one less than this.
  [[nodiscard]] bool goes_on_from_elsewhere(const Enumerator& e) const {
    const auto before = last_.find({e.count, e.depth});
    return before != last_.end() && before->second.value + 1 == e.value;
  }

  // --- the first of a list -----------------------------------------------------------------------------------------------------------

  /// "2." that nothing precedes, below a part whose only paragraph is the first.
  int begin(const PartList& list, std::size_t i) {
    const Enumerator& e = *list.parts[i].enumerator;
    if (e.value != 2 || i != 0 || !list.parent || goes_on_from_elsewhere(e) || !is_counted_here(e)) return e.value;
    const Clause& parent = *list.parent->clause;
    const auto lost = choose(unnumbered_in(parent, {parent.where.begin, list.parts[i].clause->where.begin}), *list.parts[i].clause, true);
    if (lost) tell_lost(e, 1, *lost);
    return e.value;
  }

  // --- one number after another ------------------------------------------------------------------------------------------------------

  /// Returns the number that the part at `at` has or should have.
  int step(const PartList& list, Run& run, std::size_t at) {
    const Enumerator& a = *list.parts[*run.last].enumerator;
    const Enumerator& b = *list.parts[at].enumerator;
    if (!is_counted_here(b) || (b.count == Count::decimal && prefix_of(a) != prefix_of(b))) return b.value;
    const bool goes_on = run.left.contains(b.value - 1);  // "1. 2. / 1. 2. 3. / 3."
    if (b.value == run.value + 1 || goes_on) return b.value;
    if (b.value == run.value) return tell_repeat(list, *run.last, at);
    if (b.value > run.value) return tell_gap(list, run, at);
    if (b.value > 1) return tell_step_back(list, at, run.value);
    run.left.insert(run.value);
    return b.value;
  }

  /// In a law articles are put in and taken out later ("Điều 12a"), and others are quoted: its numbers are as they were decided. The
  /// tables behind it hold names of substances that look like numbers ("N-…", "3- …").
  [[nodiscard]] bool is_counted_here(const Enumerator& e) const {
    if (paper_.is_normative && (e.count == Count::article || e.count == Count::upper_letter || e.mark == '-')) return false;
    return e.count != Count::bracketed_roman && e.count != Count::lower_roman;
  }

  int tell_repeat(const PartList& list, std::size_t before, std::size_t at) {
    const Enumerator& b = *list.parts[at].enumerator;
    const Enumerator& a = *list.parts[before].enumerator;
    if (a.value == b.value && a.label != b.label) return b.value;  // "Điều 5a"
    const auto next = next_of(list, at);
    const bool is_next_free = next && next->value == b.value + 2;
    if (b.value == 1 && !is_next_free) return b.value;  // another list begins
    if (!is_next_free && next) return tell_misplaced(b, 0);
    return tell_misplaced(b, b.value + 1);
  }

  /// should  what it should be; 0 if that is not known
  int tell_misplaced(const Enumerator& e, int should) {
    if (should > 0) should_be_[e.where] = should;
    const std::string right = should > 0 ? enumerator_like(e, paper_.text, should) : "";
    report_.add("numbering-repeat", e.where, {std::string(of(e.where))}, right);
    return should > 0 ? should : e.value;
  }

  int tell_step_back(const PartList& list, std::size_t at, int before) {
    const Enumerator& b = *list.parts[at].enumerator;
    const auto next = next_of(list, at);
    if (!next || next->value != before + 2) return b.value;  // another list, whose first number is not to be seen
    return tell_misplaced(b, before + 1);
  }

  /// The number after the one at `at` that is counted the same way.
  [[nodiscard]] static std::optional<Enumerator> next_of(const PartList& list, std::size_t at) {
    const Enumerator& e = *list.parts[at].enumerator;
    for (std::size_t i = at + 1; i < list.parts.size(); ++i)
      if (const auto& other = list.parts[i].enumerator; other && is_same_count(*other, e) && prefix_of(*other) == prefix_of(e))
        return other;
    return std::nullopt;
  }

  int tell_gap(const PartList& list, const Run& run, std::size_t at) {
    const Enumerator& a = *list.parts[*run.last].enumerator;
    const Enumerator& b = *list.parts[at].enumerator;
    if (b.value == run.value + 2) {
      if (const auto lost = find_lost(list, *run.last, at)) return tell_lost(b, run.value + 1, *lost), b.value;
      if (const auto next = next_of(list, at); next && next->value == b.value) return tell_misplaced(b, run.value + 1);  // "1. 3. 3."
      if (b.count == Count::lower_letter && run.value == kLetterD) {
        report_.add("letter-order", b.where, {std::string(of(a.where)), std::string(of(b.where))});
        return b.value;
      }
    }
    if (b.value - run.value <= kWidestGap)
      report_.add("numbering-gap", b.where,
                  {std::string(of(a.where)), std::string(of(b.where)), enumerator_like(b, paper_.text, run.value + 1)});
    return b.value;
  }

  void tell_lost(const Enumerator& like, int value, const Unnumbered& lost) {
    const std::string number = enumerator_like(like, paper_.text, value);
    if (number.empty()) return;
    lost_.insert(lost.where);
    if (const Span bare = bare_number(lost.where, value); !bare.empty()) return report_.add("numbering-lost", bare, {number}, number);
    const std::size_t sign = lost.is_bullet ? bullet_sign_size(of(lost.where)) : 0;
    const Span where =
        sign > 0 ? text::trim(paper_.text, Span{lost.where.begin, lost.where.begin + sign}) : first_words(paper_.text, lost.where);
    report_.add("numbering-lost", where, {number}, sign > 0 ? number : number + " " + std::string(of(where)));
  }

  /// "1 Cá nhân có …", "1, Tổ chức …": the number is there, only its full stop is not.
  [[nodiscard]] Span bare_number(Span line, int value) const {
    const std::string digits = std::to_string(value);
    const std::string_view words = of(line);
    if (!words.starts_with(digits) || words.size() <= digits.size()) return {};
    const char next = words[digits.size()];
    if (next != ' ' && next != ',') return {};
    return {line.begin, line.begin + digits.size() + (next == ',' ? 1 : 0)};
  }

  // --- the line that lost its number -------------------------------------------------------------------------------------------------

  /// The one line between two parts that can be the part between them; none if there is none or more than one.
  [[nodiscard]] std::optional<Unnumbered> find_lost(const PartList& list, std::size_t before, std::size_t at) const {
    if (at == before + 2 && !list.parts[before + 1].enumerator)  // the reader saw it too
      return Unnumbered{.where = list.parts[before + 1].clause->where, .is_bullet = true};
    const Clause& clause = *list.parts[before].clause;
    const Span between{clause.where.begin, list.parts[at].clause->where.begin};
    return choose(unnumbered_in(clause, between), *list.parts[at].clause,
                  clause.children.empty() && (clause.heading.empty() || ends_sentence(clause.heading)));
  }

  /// like  the part behind the lost one
  [[nodiscard]] std::optional<Unnumbered> choose(const std::vector<Unnumbered>& lines, const Clause& like, bool is_text) const {
    const auto the_only = [&](auto fits) -> std::optional<Unnumbered> {
      std::optional<Unnumbered> chosen;
      for (const Unnumbered& line : lines) {
        if (line.is_bullet || !fits(of(line.where))) continue;
        if (chosen) return std::nullopt;
        chosen = line;
      }
      return chosen;
    };
    if (auto chosen = the_only([&](std::string_view line) { return may_be(line, like, is_text); })) return chosen;
    if (text::is_all_caps(beginning_of(like.heading))) return std::nullopt;
    return the_only([](std::string_view) { return true; });
  }

  /// is_text  the part before is words of its own, not a heading with parts below: so may be the lost one
  [[nodiscard]] static bool may_be(std::string_view line, const Clause& like, bool is_text) {
    if (text::is_all_caps(beginning_of(like.heading))) return text::is_all_caps(beginning_of(line));
    if (is_text) return !text::is_all_caps(beginning_of(line));
    return !like.heading.empty() && !ends_sentence(line) && count_words(line, kHeading + 1) <= kHeading;
  }

  // --- numbers of two and more groups --------------------------------------------------------------------------------------------------

  /// "1.1." below "2." should be "2.1.".
  void hold_to_parent(const PartList& list, std::size_t i) {
    if (!list.parent || !list.parent->enumerator) return;
    const Enumerator& above = *list.parent->enumerator;
    const Enumerator& e = *list.parts[i].enumerator;
    const bool is_right_depth = above.depth + 1 == e.depth && (above.count == Count::arabic || above.count == Count::decimal);
    const std::string prefix = prefix_of(e);
    const auto misplaced = should_be_.find(above.where);
    if (misplaced != should_be_.end() && prefix == enumerator_label(above, misplaced->second)) return;
    if (!is_right_depth || prefix == above.label || !is_digits(prefix) || !is_digits(above.label)) return;
    was_of_lost_parent_ = is_of_lost_parent(list, i, above);
    if (was_of_lost_parent_) return;
    const std::string written(of(e.where));
    const std::string right = above.label + written.substr(prefix.size());
    report_.add("numbering-parent-mismatch", e.where, {written, std::string(of(above.where)), right}, right);
  }

  [[nodiscard]] static bool is_digits(std::string_view label) {
    return !label.empty() && label.find_first_not_of("0123456789.") == std::string_view::npos;
  }

  /// "1. / 1.1. / 1.2. / Yêu cầu / 2.1.": it is the heading above that has no number. Told at the first, true of those behind it.
  bool is_of_lost_parent(const PartList& list, std::size_t i, const Enumerator& above) {
    const Enumerator& e = *list.parts[i].enumerator;
    const std::string prefix = prefix_of(e);
    if (prefix != enumerator_label(above, above.value + 1)) return false;
    if (const auto& other = i > 0 ? list.parts[i - 1].enumerator : std::nullopt; other && prefix_of(*other) == prefix)
      return was_of_lost_parent_;
    if (e.value != 1) return false;
    const Clause& before = i > 0 ? *list.parts[i - 1].clause : *list.parent->clause;
    const std::vector<Unnumbered> lines = unnumbered_in(before, {before.where.begin, list.parts[i].clause->where.begin});
    if (lines.empty() || lines.back().is_bullet || ends_sentence(of(lines.back().where))) return false;
    tell_lost(above, above.value + 1, lines.back());
    return true;
  }

  static std::string enumerator_label(const Enumerator& like, int value) {
    return like.count == Count::decimal ? prefix_of(like) + "." + std::to_string(value) : std::to_string(value);
  }

  /// A part that is divided has two parts at least.
  void note_lone_part(const PartList& list) {
    if (!list.parent || list.parts.size() != 1 || !list.parts[0].enumerator || paper_.is_normative) return;
    const Enumerator& e = *list.parts[0].enumerator;
    const bool may_be_alone = e.count != Count::decimal && e.count != Count::lower_letter && e.count != Count::arabic;
    const bool is_of_article = list.parent->enumerator && list.parent->enumerator->count == Count::article;
    if (!may_be_alone && !is_of_article && e.value == 1 && !e.rest.empty()) lone_.push_back(list.parts[0]);
  }

  /// Whether a line below the part is another part that lost its number.
  [[nodiscard]] bool holds_lost(const Clause& clause) const {
    const auto lines = unnumbered_in(clause, {clause.where.begin, paper_.text.size()});
    return std::any_of(lines.begin(), lines.end(), [&](const Unnumbered& line) { return lost_.contains(line.where); });
  }

  void tell_lone(const Enumerator& e) {
    report_.add("single-subitem", e.where, {std::string(of(e.where)), enumerator_like(e, paper_.text, 2)});
  }

  const Subject& paper_;
  Report& report_;
  std::map<std::pair<Count, int>, Enumerator> last_;
  std::map<Span, int> should_be_;  ///< numbers told to be out of place
  std::vector<Part> lone_;
  bool was_of_lost_parent_ = false;  ///< of the part before that was held to its parent
  std::set<Span> lost_;              ///< lines told to have lost their numbers
};

}  // namespace

void check_numbering(const Subject& paper, Report& report) {
  Numbering numbering(paper, report);
  for (const PartList& list : paper.part_lists()) numbering.look(list);
  numbering.finish();
}

}  // namespace nhipcau::directive::check
