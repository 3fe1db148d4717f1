#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "directive/check/report.hpp"
#include "directive/check/subject.hpp"

/// How words are written: what the checks of spaces, marks, hyphens, quotation marks, tones, capitals and paragraphs share. Writing walks
/// over the words once and keeps where each check has to look; none looks at the text between words but where something is amiss.
namespace nhipcau::directive::check {

/// A line as these checks look at it: its words, and where in the paper it stands.
struct WrittenLine {
  enum class Part {
    header,  ///< above the end of the title
    body,    ///< also what is attached behind the signatures
    ending,  ///< recipients and signatures
    note,    ///< a footnote that has lines of its own
  };
  Span where;
  std::size_t first = 0;  ///< of paper.words
  std::size_t last = 0;   ///< one past its last word
  Part part = Part::body;
  bool has_columns = false;  ///< a tab or three spaces stand inside

  [[nodiscard]] std::size_t size() const { return last - first; }
};

/// A word that some check looks at.
struct WrittenPlace {
  std::uint32_t at = 0;    ///< of paper.words
  std::uint32_t line = 0;  ///< of Writing::lines
};

struct Writing {
  explicit Writing(const Subject& subject);

  const Subject& paper;
  std::vector<WrittenLine> lines;
  bool is_wrapped = false;  ///< its paragraphs are broken over lines, as text taken from PDF is

  // In order of the text:
  std::vector<WrittenPlace> signs;      ///< what is neither letters nor digits
  std::vector<WrittenPlace> numbers;    ///< runs of digits
  std::vector<WrittenPlace> capitals;   ///< words that begin with a capital
  std::vector<WrittenPlace> watched;    ///< words that a check asked for, in either case
  std::vector<WrittenPlace> toned;      ///< words whose tone may stand over another letter of theirs
  std::vector<WrittenPlace> wide_gaps;  ///< words two bytes behind the one before on their line
  std::size_t gaps_of_prose = 0;        ///< how many words have a gap before them, on lines without columns

  [[nodiscard]] const WrittenLine& line_of(const WrittenPlace& place) const { return lines[place.line]; }
  [[nodiscard]] const Word& word(std::size_t at) const { return paper.words[at]; }
  [[nodiscard]] std::string_view text_of(std::size_t at) const { return text_of(at, at + 1); }
  /// What stands from the first to before the last word, spaces included; at least one word.
  [[nodiscard]] std::string_view text_of(std::size_t first, std::size_t last) const { return span_of(first, last).of(paper.text); }
  [[nodiscard]] Span span_of(std::size_t first, std::size_t last) const {
    return {paper.words[first].where.begin, paper.words[last - 1].where.end};
  }
  /// How many bytes of white space stand between the word before `at` and it; `at` is not the first word of the text.
  [[nodiscard]] std::size_t gap_before(std::size_t at) const { return paper.words[at].where.begin - paper.words[at - 1].where.end; }
  /// One or two spaces stand there: neither nothing, nor a tab or a gap that sets columns or a blank apart.
  [[nodiscard]] bool is_spaced(std::size_t at) const;

  [[nodiscard]] bool is_letters(std::size_t at) const { return word(at).kind == Word::Kind::letters; }
  [[nodiscard]] bool is_digits(std::size_t at) const { return word(at).kind == Word::Kind::digits; }
  [[nodiscard]] bool is_word(std::size_t at) const { return word(at).kind != Word::Kind::sign; }
  /// More than one letter, none of them small.
  [[nodiscard]] bool is_all_caps(std::size_t at) const;
  /// Inside an address of the web or of mail, a file's name or a path.
  [[nodiscard]] bool is_in_address(std::size_t at) const;

 private:
  /// The words from line.first to its end: sets its `last` and `has_columns`, and keeps the places among them.
  void take_words(WrittenLine& line, std::uint32_t number);
};

// Words that a check looks at wherever they stand: Writing::watched.
void watch_for_tones(Phrases& words);
void watch_for_capitals(Phrases& words);

// The checks, a file each.
void check_marks(const Writing& writing, Report& report);          ///< spaces beside marks, marks doubled
void check_spaces(const Writing& writing, Report& report);         ///< two spaces for one
void check_hyphens(const Writing& writing, Report& report);        ///< hyphens and dashes, and the spaces beside them
void check_quotes(const Writing& writing, Report& report);         ///< quotation marks
void check_tones(const Writing& writing, Report& report);          ///< where a tone stands, i and y
void check_capitals(const Writing& writing, Report& report);       ///< Decree 30/2020, appendix II
void check_abbreviations(const Writing& writing, Report& report);  ///< run together, and what follows them
void check_padding(const Writing& writing, Report& report);        ///< zeros before days and months
void check_paragraphs(const Writing& writing, Report& report);     ///< where paragraphs begin and end

}  // namespace nhipcau::directive::check
