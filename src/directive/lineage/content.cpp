#include "directive/lineage/content.hpp"

#include <algorithm>

#include "directive/basis.hpp"
#include "directive/enumerator.hpp"
#include "directive/lines.hpp"
#include "directive/words.hpp"
#include "text/fold.hpp"
#include "text/residue.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::lineage {
namespace {

constexpr std::uint32_t kFewestWords = 3;        // a sentence of fewer belongs to the one before it
constexpr std::uint32_t kLongestSentence = 250;  // a longer one is compared in pieces

bool is_word(const text::Run& run) {
  return run.kind != text::Run::Kind::sign;
}

std::size_t count_words_in(std::string_view text) {
  const text::Runs runs = text::split_runs(text, {0, text.size()});
  return static_cast<std::size_t>(std::count_if(runs.begin(), runs.end(), is_word));
}

class Reader {
 public:
  Reader(const Source& paper, Vocabulary& vocabulary) : document_(*paper.document), vocabulary_(vocabulary) {
    content_.text = paper.text;
    content_.runs = text::split_runs(paper.text, {0, paper.text.size()});
    words_ = {content_.runs.data(), content_.runs.size()};
    vocabulary.reserve(content_.runs.size());
    find_left_out();
  }

  Content read() && {
    add_opening();
    for (const Clause& clause : document_.clauses) add_clause(clause, kNone);
    for (const Attachment& attachment : document_.attachments)
      for (const Clause& clause : attachment.clauses) add_clause(clause, kNone);
    for (const Footnote& note : document_.footnotes) add_note(note);
    return std::move(content_);
  }

 private:
  /// Footnotes are parts of their own, and what calls them is none of the words around: "[footnoteRef:1]".
  void find_left_out() {
    for (const Footnote& note : document_.footnotes) left_out_.push_back(note.where);
    for (const text::Repair& residue : text::find_residues(content_.text))
      if (residue.where.of(content_.text).starts_with('[') && residue.where.size() < kLongestCall) left_out_.push_back(residue.where);
    for (const Span line : text::lines(content_.text))  // what running heads left within a paragraph
      if (line.size() < kLongestPageNumber && is_page_number(text::trim(line.of(content_.text)))) left_out_.push_back(line);
    std::sort(left_out_.begin(), left_out_.end());
  }

  /// Paragraphs between the title and the first clause that are no bases, no lead ("… như sau:") and no authority in capitals.
  void add_opening() {
    if (!document_.title || document_.clauses.empty()) return;
    const Clause& first = document_.clauses.front();
    const Span between{document_.title->where.end, std::max(first.where.begin, document_.title->where.end)};
    std::vector<Span> paragraphs;
    for (const Line& line : read_lines(between.of(content_.text))) {
      const Span where{between.begin + line.where.begin, between.begin + line.where.end};
      const bool goes_on = !paragraphs.empty() && !line.after_blank && !ends_sentence(paragraphs.back().of(content_.text));
      if (goes_on) {
        paragraphs.back().end = where.end;
      } else {
        paragraphs.push_back(where);
      }
    }
    for (const Span paragraph : paragraphs) {
      const std::string_view words = paragraph.of(content_.text);
      const bool is_content = ends_sentence(words) && words.back() != ':' && words.back() != ';' && !begins_with_basis(words) &&
                              !text::is_all_caps(words) && !is_addressee(paragraph);
      if (is_content) add({PartKind::paragraph, "", paragraph}, kNone);
    }
  }

  [[nodiscard]] bool is_addressee(Span paragraph) const {
    return std::any_of(document_.addressees.begin(), document_.addressees.end(),
                       [&](const Recipient& addressee) { return paragraph.overlaps(addressee.where); });
  }

  void add_clause(const Clause& clause, std::uint32_t above) {
    std::uint32_t head = above;
    const bool has_own = !clause.enumerator.empty() || clause.where != first_below(clause);
    if (has_own && (!clause.heading.empty() || !clause.text.empty())) {
      const PartKind kind = clause.heading.empty() ? PartKind::clause : PartKind::heading;
      head = add({kind, clause.path, clause.where}, above, count_words_in(clause.enumerator));
    }
    std::vector<Part> below;
    for (const Span paragraph : clause.paragraphs) below.push_back({PartKind::paragraph, clause.path, paragraph});
    for (const Bullet& bullet : clause.bullets) below.push_back({PartKind::bullet, clause.path, bullet.where});
    std::stable_sort(below.begin(), below.end(), [](const Part& a, const Part& b) { return a.where < b.where; });
    for (Part& part : below) {
      const std::size_t sign = part.kind == PartKind::bullet ? bullet_words(part.where) : 0;
      add(std::move(part), head, sign);
    }
    for (const Clause& child : clause.children) add_clause(child, head);
  }

  /// The part of a paper without numbers has no words of its own: they are its paragraphs and bullets.
  static Span first_below(const Clause& clause) {
    Span first = clause.paragraphs.empty() ? Span{} : clause.paragraphs.front();
    if (!clause.bullets.empty() && (first.empty() || clause.bullets.front().where < first)) first = clause.bullets.front().where;
    return first;
  }

  /// A bullet may be the letter "o".
  [[nodiscard]] std::size_t bullet_words(Span bullet) const {
    const std::string_view words = bullet.of(content_.text);
    return count_words_in(words.substr(0, bullet_sign_size(words)));
  }

  void add_note(const Footnote& note) {
    const Words all = words_in(words_, note.where);
    const auto words = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_word));
    const std::size_t own = count_words_in(note.text);
    inside_note_ = note.where;
    add({PartKind::footnote, "", note.where}, kNone, words > own ? words - own : 0);
    inside_note_ = {};
  }

  /// skipped  how many words at its beginning are an enumerator or a mark
  std::uint32_t add(Part part, std::uint32_t head, std::size_t skipped = 0) {
    const Span where = part.where;
    const auto number = static_cast<std::uint32_t>(content_.parts.size());
    content_.parts.push_back(std::move(part));
    content_.head_of.push_back(head);
    for (const Span sentence : text::sentences(content_.text, where)) {
      const auto first = static_cast<std::uint32_t>(content_.tokens.size());
      skipped = take_words(sentence, skipped);
      const auto last = static_cast<std::uint32_t>(content_.tokens.size());
      if (first == last) continue;
      if (last - first > kLongestSentence) {
        add_pieces(number, {first, last});
        continue;
      }
      const bool goes_on = !content_.sentences.empty() && content_.sentences.back().part == number &&
                           (last - first < kFewestWords || content_.sentences.back().words.size() < kFewestWords);
      if (goes_on) {
        content_.sentences.back().words.last = last;
      } else {
        content_.sentences.push_back({number, {first, last}});
      }
    }
    return number;
  }

  void add_pieces(std::uint32_t part, Stretch words) {
    for (std::uint32_t first = words.first; first < words.last; first += kLongestSentence)
      content_.sentences.push_back({part, {first, std::min(first + kLongestSentence, words.last)}});
  }

  /// Returns how many words are still to be skipped.
  std::size_t take_words(Span sentence, std::size_t skipped) {
    std::size_t at = word_at(words_, sentence.begin);
    for (; at < words_.size() && words_[at].where.begin < sentence.end; ++at) {
      const text::Run& run = words_[at];
      if (!is_word(run) || is_left_out(run)) continue;
      if (skipped > 0) {
        --skipped;
        continue;
      }
      if (is_bracketed_mark(at) || is_glued_mark(at)) continue;
      if (content_.tokens.size() >= kMostWords) {
        content_.is_cut = true;
        return 0;
      }
      content_.tokens.push_back({vocabulary_.number_of(run.key), run.where.begin, run.where.end});
    }
    return skipped;
  }

  [[nodiscard]] bool is_left_out(const text::Run& run) const {
    auto after = std::upper_bound(left_out_.begin(), left_out_.end(), run.where.begin, [](std::size_t at, Span s) { return at < s.begin; });
    if (after == left_out_.begin()) return false;
    const Span left_out = *--after;
    return left_out.contains(run.where.begin) && left_out != inside_note_;
  }

  /// "(i)", "(2)", "(a)": an enumerator within a sentence, or the call of a footnote.
  [[nodiscard]] bool is_bracketed_mark(std::size_t at) const {
    if (at == 0 || at + 1 >= words_.size() || !words_[at - 1].is("(") || !words_[at + 1].is(")")) return false;
    const text::Run& run = words_[at];
    if (run.kind == text::Run::Kind::digits) return run.key.size() <= 2;
    return text::count_characters(run.key) == 1 || run.key.find_first_not_of("ivx") == std::string_view::npos;
  }

  /// "Nhà nước1": the call of a footnote that is written so.
  [[nodiscard]] bool is_glued_mark(std::size_t at) const {
    const text::Run& run = words_[at];
    if (at == 0 || run.kind != text::Run::Kind::digits || words_[at - 1].kind != text::Run::Kind::letters) return false;
    if (words_[at - 1].where.end != run.where.begin) return false;
    return std::any_of(document_.footnotes.begin(), document_.footnotes.end(), [&](const Footnote& note) { return run.is(note.mark); });
  }

  static constexpr std::size_t kLongestCall = 30;  // bytes of "[footnoteRef:12]"
  static constexpr std::size_t kLongestPageNumber = 30;

  const Document& document_;
  Vocabulary& vocabulary_;
  Content content_;
  Words words_;
  std::vector<Span> left_out_;
  Span inside_note_;
};

}  // namespace

Content read_content(const Source& paper, Vocabulary& vocabulary) {
  return Reader(paper, vocabulary).read();
}

}  // namespace nhipcau::directive::lineage
