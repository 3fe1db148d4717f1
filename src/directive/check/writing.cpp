#include "directive/check/writing.hpp"

#include <algorithm>

#include "directive/check/checks.hpp"
#include "directive/ending.hpp"
#include "text/decode.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::size_t kLongestToken = 200;     // bytes looked at on either side for an address
constexpr std::size_t kWordsBetweenSigns = 8;  // usually, and between capitals

/// Where recipients and signatures stand: from the line that opens them to the last that is read of them.
Span find_ending_span(const Subject& paper) {
  const auto from =
      std::partition_point(paper.lines.begin(), paper.lines.end(), [&](const Line& line) { return line.where.begin < paper.body.begin; });
  const std::size_t begin = find_ending(paper.text, paper.lines, static_cast<std::size_t>(from - paper.lines.begin()), paper.lines.size());
  if (begin >= paper.lines.size()) return {paper.text.size(), paper.text.size()};
  Span ending = paper.lines[begin].where;
  for (const Recipient& recipient : paper.document.recipients) ending.end = std::max(ending.end, recipient.where.end);
  for (const Signer& signer : paper.document.signers) ending.end = std::max(ending.end, signer.where.end);
  return ending;
}

/// A tab or three spaces.
bool is_column_gap(std::string_view gap) {
  return gap.size() >= 3 || gap.find('\t') != std::string_view::npos;
}

const Phrases& watched_words() {
  static const Phrases words = [] {
    Phrases made;
    watch_for_tones(made);
    watch_for_capitals(made);
    return made;
  }();
  return words;
}

/// Told by a look at two bytes for nearly every word: a key has its tone on the first vowel, and ends in a or e behind ò ó ỏ õ ọ, or in y
/// behind ù ú ủ ũ ụ.
bool may_have_moving_tone(std::string_view key) {
  if (key.size() < 3) return false;
  const std::string_view ends = key.back() == 'y' ? "\xB9\xBA\xA7\xA9\xA5" : "\xB2\xB3\x8F\xB5\x8D";
  return (key.back() == 'a' || key.back() == 'e' || key.back() == 'y') && ends.find(key[key.size() - 2]) != std::string_view::npos;
}

}  // namespace

void Writing::take_words(WrittenLine& line, std::uint32_t number) {
  const Phrases& watched_ones = watched_words();
  std::size_t gaps = 0;
  std::size_t at = line.first;
  for (; at < paper.words.size() && word(at).where.begin < line.where.end; ++at) {
    const Word& here = word(at);
    const WrittenPlace place{static_cast<std::uint32_t>(at), number};
    if (here.kind == Word::Kind::letters) {
      if (here.capital) capitals.push_back(place);
      if (watched_ones.match(paper.words, at) > 0) watched.push_back(place);
      if (may_have_moving_tone(here.key)) toned.push_back(place);
    } else {
      (here.kind == Word::Kind::digits ? numbers : signs).push_back(place);
    }
    if (at == line.first) continue;
    const std::size_t end = word(at - 1).where.end;
    const std::size_t size = here.where.begin - end;
    if (size == 0) continue;
    ++gaps;
    if (size == 2) wide_gaps.push_back(place);
    if (size > 1 || paper.text[end] == '\t') line.has_columns |= is_column_gap(paper.text.substr(end, size));
  }
  line.last = at;
  if (!line.has_columns) gaps_of_prose += gaps;
}

Writing::Writing(const Subject& subject) : paper(subject), is_wrapped(find_wrapped_width(subject.text, subject.lines) > 0) {
  const Span ending = find_ending_span(paper);
  std::size_t at = 0;
  std::size_t note = 0;
  const auto& notes = paper.document.footnotes;
  lines.reserve(paper.lines.size());
  signs.reserve(paper.words.size() / kWordsBetweenSigns);
  capitals.reserve(paper.words.size() / kWordsBetweenSigns);
  for (const Line& line : paper.lines) {
    WrittenLine written{.where = line.where};
    while (at < paper.words.size() && paper.words[at].where.begin < line.where.begin) ++at;
    written.first = at;
    take_words(written, static_cast<std::uint32_t>(lines.size()));
    at = written.last;
    if (written.size() == 0) continue;
    while (note < notes.size() && notes[note].where.end <= line.where.begin) ++note;
    if (line.where.begin < paper.body.begin) {
      written.part = WrittenLine::Part::header;
    } else if (ending.begin <= line.where.begin && line.where.begin < ending.end) {
      written.part = WrittenLine::Part::ending;
    } else if (note < notes.size() && notes[note].where.begin <= line.where.begin) {
      written.part = WrittenLine::Part::note;
    }
    lines.push_back(written);
  }
}

bool Writing::is_spaced(std::size_t at) const {
  const std::size_t size = gap_before(at);
  return size == 1 || size == 2 ? paper.text.substr(word(at - 1).where.end, size).find_first_not_of(' ') == std::string_view::npos : false;
}

bool Writing::is_all_caps(std::size_t at) const {
  const std::string_view letters = text_of(at);
  const bool ends_small = letters.back() >= 'a' && letters.back() <= 'z';  // as most do that begin with a capital
  return word(at).capital && !ends_small && letters.size() > text::decode(letters, 0).length && text::is_all_caps(letters);
}

bool Writing::is_in_address(std::size_t at) const {
  const Word::Where where = word(at).where;
  std::size_t begin = where.begin;
  std::size_t end = where.end;
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  while (begin > 0 && where.begin - begin < kLongestToken && !is_blank(paper.text[begin - 1])) --begin;
  while (end < paper.text.size() && end - where.end < kLongestToken && !is_blank(paper.text[end])) ++end;
  const std::string_view token = paper.text.substr(begin, end - begin);
  static constexpr std::string_view kTells[] = {"://",  "www.", "@",    "\\",   ".vn",  ".com", ".gov",
                                                ".org", ".net", ".edu", ".doc", ".pdf", ".xls", ".html"};
  return std::any_of(std::begin(kTells), std::end(kTells),
                     [&](std::string_view tell) { return token.find(tell) != std::string_view::npos; });
}

void check_writing(const Subject& paper, Report& report) {
  const Writing writing(paper);
  check_marks(writing, report);
  check_spaces(writing, report);
  check_hyphens(writing, report);
  check_quotes(writing, report);
  check_tones(writing, report);
  check_capitals(writing, report);
  check_abbreviations(writing, report);
  check_padding(writing, report);
  check_paragraphs(writing, report);
}

}  // namespace nhipcau::directive::check
