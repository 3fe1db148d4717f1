#pragma once
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "directive/check/fixed_lines.hpp"
#include "directive/check/parent.hpp"
#include "directive/document.hpp"
#include "directive/lines.hpp"
#include "directive/tables.hpp"
#include "directive/words.hpp"
#include "text/clean.hpp"
#include "text/dates.hpp"

namespace nhipcau::directive::check {

struct PartList;

/// How an office wants what the regulations leave to it.
struct HouseStyle {
  enum class Tone { one_of_them, newer, older };  ///< "ủy" is newer, "uỷ" older; one_of_them: whichever, but only one in a paper
  Tone tone = Tone::one_of_them;
  enum class Comma { as_system, always, never };  ///< before "ngày" behind a number; as_system: Party papers with, others without
  Comma comma_before_date = Comma::as_system;

  friend bool operator==(const HouseStyle&, const HouseStyle&) = default;
};

/// A paper under the checker's eyes: what the rules look at, made ready once. Borrows all that it is made of.
struct Subject {
  Subject(std::string_view cleaned, const Parsed& read, const std::vector<text::Repair>& made, const Tables& known, Date today);

  std::string_view text;  ///< cleaned
  const Document& document;
  const std::vector<text::Repair>& repairs;
  const Tables& tables;
  HouseStyle style;

  std::vector<Line> lines;                 ///< that are not blank
  std::shared_ptr<const text::Runs> runs;  ///< of the whole text: as the reader split them, if they still are of it
  Words words;                             ///< the same, to look at
  Date on;                                 ///< issued on; if that is not said, the last day the paper's title, bases or arrival allow
  std::optional<System> system;            ///< by its number, its header, its issuer
  Span body;                               ///< from behind the header to before the ending; the whole of what has neither
  std::span<const Parent> parents;         ///< the papers it carries out, those that are at hand
  bool is_issuer_typed = false;            ///< a person said who issues it, wherever the header says so
  bool has_pages = false;                  ///< read from pages: where one ends, a paragraph may be broken that is none in the paper itself
  bool is_normative = false;               ///< a law, a decree, a circular …: its form is not laid down by Decree 30/2020
  bool is_fragment = false;                ///< without header, number and ending: a piece of a paper, an annex, or no official paper

  std::vector<text::DateMention> dates;  ///< of the whole text
  std::vector<text::DateRange> ranges;
  FixedLines fixed;

  /// body_key of a name, made once for all who ask.
  [[nodiscard]] const std::string& body_key_of(const std::string& name) const;
  /// BodyMatch::same
  [[nodiscard]] bool are_same_body(const std::string& a, const std::string& b) const {
    return !body_key_of(a).empty() && body_key_of(a) == body_key_of(b);
  }

  /// The lists of numbered parts (outline.hpp), outer lists first, of the paper's clauses and those attached: made once for all who ask.
  [[nodiscard]] const std::deque<PartList>& part_lists() const;

 private:
  mutable std::unordered_map<std::string, std::string> body_keys_;
  mutable std::shared_ptr<const std::deque<PartList>> part_lists_;
};

/// "Nghị định", "Thông tư liên tịch": the type of a normative document.
bool is_normative_type(std::string_view type);

}  // namespace nhipcau::directive::check
