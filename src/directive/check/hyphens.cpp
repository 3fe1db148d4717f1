#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "base/embedded.hpp"
#include "directive/check/writing.hpp"
#include "directive/lexicon.hpp"
#include "text/csv.hpp"
#include "text/numbers.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::directive::check {
namespace {

/// A hyphen or a dash between two words of a line.
struct Dash {
  std::size_t at = 0;
  bool is_hyphen = true;  ///< else "–" or "—"
  bool is_spaced_left = false;
  bool is_spaced_right = false;

  [[nodiscard]] bool is_closed() const { return !is_spaced_left && !is_spaced_right; }
  [[nodiscard]] bool is_open() const { return is_spaced_left && is_spaced_right; }
};

/// The words beside it, by which the same pair is found again.
using Pair = std::tuple<std::uint32_t, std::uint32_t>;

/// data/spaced_compounds.csv, with a hyphen and with a dash: "kinh tế - xã hội" joins phrases, and a space stands on either side.
const Phrases& spaced_compounds() {
  static const Phrases phrases = [] {
    Phrases made;
    const auto csv = text::read_csv(base::bytes_of(data::embedded_files(), "spaced_compounds.csv"));
    for (std::size_t row = 0; row < csv.rows.size(); ++row) {
      std::string compound = csv.cell(row, "compound");
      made.add(compound);
      for (std::size_t dash = compound.find(" - "); dash != std::string::npos; dash = compound.find(" - ", dash))
        compound.replace(dash, 3, " – ");
      made.add(compound);
    }
    return made;
  }();
  return phrases;
}

class Hyphens {
 public:
  Hyphens(const Writing& writing, Report& report) : w_(writing), report_(report) {
    for (const WrittenPlace& place : w_.signs) collect(w_.line_of(place), place.at);
    for (std::vector<Pair>* pairs : {&closed_, &open_}) std::sort(pairs->begin(), pairs->end());
  }

  void tell() {
    for (const Dash& dash : dashes_) {
      if (!dash.is_hyphen) {
        if (dash.is_open() || dash.is_closed())
          look_at_dash(dash);
        else
          look_at_half_open(dash);
      } else if (dash.is_closed()) {
        look_at_closed(dash);
      } else if (dash.is_open()) {
        look_at_open(dash);
      } else {
        look_at_half_open(dash);
      }
    }
  }

 private:
  void collect(const WrittenLine& line, std::size_t at) {
    const std::string_view key = w_.word(at).key;
    const bool is_hyphen = key == "-";
    if (!is_hyphen && key != "–" && key != "—") return;
    if (at == line.first || at + 1 >= line.last || !w_.is_word(at - 1) || !w_.is_word(at + 1)) return;
    const bool is_tight = w_.gap_before(at) == 0 && w_.gap_before(at + 1) == 0;
    const bool is_near = (w_.gap_before(at) == 0 || w_.is_spaced(at)) && (w_.gap_before(at + 1) == 0 || w_.is_spaced(at + 1));
    if (!is_near || is_behind_enumerator(line, at)) return;
    const Dash dash{at, is_hyphen, w_.gap_before(at) > 0, w_.gap_before(at + 1) > 0};
    dashes_.push_back(dash);
    if (is_hyphen)
      hyphens_ += dash.is_open() ? 1 : 0;
    else
      dashes_between_ += 1;
    if (is_hyphen && is_tight) closed_.push_back(pair_of(at));
    if (is_hyphen && dash.is_open()) open_.push_back(pair_of(at));
  }

  /// "1- Mục đích", "I - NỘI DUNG", "a- …", "Điều 1 - …".
  [[nodiscard]] bool is_behind_enumerator(const WrittenLine& line, std::size_t at) const {
    if (at - line.first > 4) return false;
    for (std::size_t before = line.first; before < at; ++before)
      if (w_.is_letters(before) && !w_.is_all_caps(before) && w_.text_of(before).size() > 2 && before != line.first) return false;
    if (at == line.first + 1) return w_.is_digits(line.first) || w_.text_of(line.first).size() <= 5;
    return w_.is_digits(at - 1) && w_.gap_before(at + 1) > 0 && !w_.is_digits(at + 1);
  }

  [[nodiscard]] Pair pair_of(std::size_t at) const { return {w_.word(at - 1).mark, w_.word(at + 1).mark}; }
  static std::size_t count(const std::vector<Pair>& pairs, const Pair& pair) {
    const auto [begin, end] = std::equal_range(pairs.begin(), pairs.end(), pair);
    return static_cast<std::size_t>(end - begin);
  }

  /// The words of one of `phrases` that holds the dash at `at`; empty if none does.
  [[nodiscard]] Span find_around(const Phrases& phrases, std::size_t at) const {
    constexpr std::size_t kLongestLeft = 8;
    for (std::size_t left = 1; left <= kLongestLeft && left <= at; ++left)
      if (const std::size_t size = phrases.match(w_.paper.words, at - left); size > left + 1) return {at - left, at - left + size};
    return {};
  }
  [[nodiscard]] bool is_inside(const Phrases& phrases, std::size_t at) const { return !find_around(phrases, at).empty(); }
  [[nodiscard]] bool is_year(std::size_t at) const { return w_.is_digits(at) && w_.text_of(at).size() == 4; }
  [[nodiscard]] bool is_in_number(std::size_t at) const {
    const Span near{w_.word(at < 4 ? 0 : at - 4).where.begin, w_.word(std::min(at + 6, w_.paper.words.size() - 1)).where.end};
    const auto numbers = text::find_numbers(w_.paper.text, near);
    return std::any_of(numbers.begin(), numbers.end(), [&](const text::NumberMention& number) {
      return number.where.begin < w_.word(at).where.end && w_.word(at).where.begin < number.where.end;
    });
  }
  /// "COVID", "G", "Covid": letters a Vietnamese word is not made of.
  [[nodiscard]] bool is_code(std::size_t at) const {
    return w_.is_letters(at) && w_.word(at).capital && (w_.is_all_caps(at) || w_.text_of(at).size() == 1 || w_.word(at).is("covid"));
  }

  [[nodiscard]] const Phrases& closed_names() const { return lexicon_of(w_.paper.tables).hyphenated_countries; }

  /// Tells of the two words beside it, or of the whole compound or name it stands in.
  void add(std::string_view rule, const Dash& dash, std::string_view between) {
    Span words{dash.at - 1, dash.at + 2};
    for (const Phrases* phrases : std::initializer_list<const Phrases*>{&spaced_compounds(), &closed_names()})
      if (const Span around = find_around(*phrases, dash.at); !around.empty() && holds_one_dash(around)) words = around;
    while (is_in_date(words.begin - 1) && w_.gap_before(words.begin) == 0) --words.begin;
    while (words.end < w_.paper.words.size() && is_in_date(words.end) && w_.gap_before(words.end) == 0) ++words.end;
    std::string right;
    if (!between.empty())
      right = std::string(w_.text_of(words.begin, dash.at)) + std::string(between) + std::string(w_.text_of(dash.at + 1, words.end));
    report_.add(rule, w_.span_of(words.begin, words.end), {std::string(w_.text_of(words.begin, words.end))}, std::move(right));
  }
  /// "30/3/" of "30/3/1973- 30/3/2023": the whole range is told.
  [[nodiscard]] bool is_in_date(std::size_t at) const { return at < w_.paper.words.size() && (w_.is_digits(at) || w_.word(at).is("/")); }
  [[nodiscard]] bool holds_one_dash(Span words) const {
    std::size_t dashes = 0;
    for (std::size_t at = words.begin; at < words.end; ++at) dashes += w_.is_word(at) ? 0 : 1;
    return dashes == 1;
  }

  [[nodiscard]] bool is_closed_elsewhere(const Dash& dash) const {
    return count(closed_, pair_of(dash.at)) > 0 || is_inside(closed_names(), dash.at);
  }

  /// A space on one side alone is never right; which side is wrong the paper may tell.
  void look_at_half_open(const Dash& dash) {
    if (w_.is_digits(dash.at - 1) && w_.is_digits(dash.at + 1) && !(is_year(dash.at - 1) && dash.is_spaced_right)) return;
    if (w_.is_digits(dash.at + 1) && !is_code(dash.at - 1) && !is_year(dash.at - 1) && !is_closed_elsewhere(dash)) return;  // "-5°C"
    if (!w_.is_digits(dash.at + 1) && (w_.is_digits(dash.at - 1) || w_.text_of(dash.at - 1).size() == 1))
      return;  // "2- metyl", "N- dialkyl"
    if (is_in_number(dash.at) || w_.is_in_address(dash.at)) return;
    if (is_inside(spaced_compounds(), dash.at) || count(open_, pair_of(dash.at)) > 0) return add("broken-hyphen", dash, " - ");
    if (is_closed_elsewhere(dash) || (is_code(dash.at - 1) && w_.is_digits(dash.at + 1))) return add("broken-hyphen", dash, "-");
    add("broken-hyphen", dash, is_year(dash.at - 1) && w_.is_digits(dash.at + 1) ? " - " : "");
  }

  /// "Covid - 19" where the same paper, or everybody, writes "Covid-19".
  void look_at_open(const Dash& dash) {
    if (!w_.is_digits(dash.at + 1) || !is_code(dash.at - 1) || is_in_number(dash.at)) return;
    if (w_.word(dash.at - 1).is("covid") || count(closed_, pair_of(dash.at)) > count(open_, pair_of(dash.at)))
      add("broken-hyphen", dash, "-");
  }

  void look_at_closed(const Dash& dash) {
    if (!w_.is_letters(dash.at - 1) || !w_.is_letters(dash.at + 1)) return;
    const bool is_known = is_inside(spaced_compounds(), dash.at);
    const std::size_t open = count(open_, pair_of(dash.at));
    if (!is_known && (open == 0 || open < count(closed_, pair_of(dash.at)))) return;
    if (!is_in_number(dash.at) && !w_.is_in_address(dash.at) && !is_inside(closed_names(), dash.at)) add("hyphen-spacing", dash, " - ");
  }

  /// A dash where the rest of the paper has hyphens: between numbers, and in compounds.
  void look_at_dash(const Dash& dash) {
    if (hyphens_ < dashes_between_ || hyphens_ == 0) return;
    const bool is_range = w_.is_digits(dash.at - 1) && w_.is_digits(dash.at + 1);
    if (is_range || is_inside(spaced_compounds(), dash.at) || count(open_, pair_of(dash.at)) > 0) add("dash-style", dash, " - ");
  }

  const Writing& w_;
  Report& report_;
  std::vector<Dash> dashes_;
  std::vector<Pair> closed_, open_;  ///< of hyphens alone
  std::size_t hyphens_ = 0;          ///< with spaces
  std::size_t dashes_between_ = 0;
};

}  // namespace

void check_hyphens(const Writing& writing, Report& report) {
  Hyphens(writing, report).tell();
}

}  // namespace nhipcau::directive::check
