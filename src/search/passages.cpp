#include <algorithm>
#include <map>
#include <optional>

#include "search/query.hpp"
#include "search/search.hpp"
#include "text/word_walk.hpp"

namespace nhipcau::search {
namespace {

constexpr std::size_t kMostPassages = 50;
constexpr std::size_t kLongestGap = 3;  // bytes between two marks that become one: a space, "/", " – "

constexpr std::size_t kUsualBytes = 5;  // of a word and what stands behind it

constexpr int kWorstShare = 3;     // a passage scores at least a third of the best
constexpr int kForWord = 100;      // a word of the query that the passage holds
constexpr int kForExactWord = 20;  // … with the marks typed
constexpr int kForRow = 60;        // … right behind the word that it follows in the query

/// A word of the text that the query asks for.
struct Hit {
  Span where;
  std::size_t line = 0;   ///< which line of the text; passages keep to one
  std::size_t place = 0;  ///< which word of the text
  std::size_t word = 0;   ///< which word of the query
  bool is_exact = false;
  bool follows = false;  ///< the hit before is the word before, in text and query
};

/// Part of the hits, [first, last].
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;
  int score = 0;
};

/// The words of a query, to look up the words of a text.
class QueryWords {
 public:
  explicit QueryWords(const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      for (const text::Term& word : part.words) words_.push_back(word);
    }
    for (std::size_t i = 0; i < words_.size(); ++i) by_folded_[words_[i].folded].push_back(i);
    if (!parts.empty() && parts.back().is_open) prefix_ = words_.back().folded;
  }

  [[nodiscard]] std::size_t size() const { return words_.size(); }

  struct Found {
    std::size_t word = 0;
    bool is_exact = false;
  };

  /// The word of the query that a word of the text is. Of several equal ones ("ban … bàn") the one typed so, then the one after `previous`.
  /// folded  its folded_key, asked for every word of the text;  written  the word itself, looked at only where the query has it
  [[nodiscard]] std::optional<Found> find(std::string_view folded, std::string_view written, std::optional<std::size_t> previous) const {
    const auto found = by_folded_.find(folded);
    if (found == by_folded_.end()) {
      const bool goes_on = !prefix_.empty() && folded.starts_with(prefix_);
      return goes_on ? std::optional(Found{words_.size() - 1, words_.back().exact == text::search_key(written)}) : std::nullopt;
    }
    const std::string exact = text::search_key(written);
    const auto is_exact = [&](std::size_t word) { return words_[word].exact == exact; };
    const auto value = [&](std::size_t word) { return (is_exact(word) ? 2 : 0) + (previous && word == *previous + 1 ? 1 : 0); };
    const std::vector<std::size_t>& choices = found->second;
    const auto best = std::max_element(choices.begin(), choices.end(), [&](std::size_t a, std::size_t b) { return value(a) < value(b); });
    return Found{*best, is_exact(*best)};
  }

 private:
  std::vector<text::Term> words_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_folded_;
  std::string prefix_;
};

/// What a text has for a query: every word's place, in order, and those asked for.
struct Findings {
  std::vector<Span> words;
  std::vector<Hit> hits;
};

Findings find_hits(std::string_view text, const QueryWords& query) {
  Findings found;
  found.words.reserve(text.size() / kUsualBytes);
  std::vector<Hit>& hits = found.hits;
  std::size_t line = 0;
  std::size_t line_end = text.find('\n');
  for (text::WordWalk walk(text); walk.next();) {
    const Span where = walk.where();
    const std::size_t place = found.words.size();
    found.words.push_back(where);
    for (; line_end < where.begin; line_end = text.find('\n', line_end + 1)) ++line;
    const bool is_behind = !hits.empty() && hits.back().place + 1 == place;
    const auto word = query.find(walk.folded(), where.of(text), is_behind ? std::optional(hits.back().word) : std::nullopt);
    if (!word) continue;
    const bool follows = is_behind && hits.back().word + 1 == word->word;
    hits.push_back({where, line, place, word->word, word->is_exact, follows});
  }
  return found;
}

/// For every first hit the widest window in its line of at most `length` bytes; two ends move forward, so it is linear.
std::vector<Window> score_windows(const std::vector<Hit>& hits, std::size_t words, std::size_t length) {
  struct Count {
    int all = 0, exact = 0, follows = 0;
  };
  std::vector<Count> counts(words);
  int score = 0;
  const auto count = [&](const Hit& hit, int by) {
    const auto change = [&](int& how_many, int worth) {
      const bool was = how_many > 0;
      how_many += by;
      score += (static_cast<int>(how_many > 0) - static_cast<int>(was)) * worth;
    };
    Count& of_word = counts[hit.word];
    change(of_word.all, kForWord);
    if (hit.is_exact) change(of_word.exact, kForExactWord);
    if (hit.follows) change(of_word.follows, kForRow);
  };
  std::vector<Window> windows;
  windows.reserve(hits.size());
  std::size_t end = 0;
  const auto fits = [&](std::size_t first, const Hit& hit) {
    return hit.line == hits[first].line && hit.where.end - hits[first].where.begin <= length;
  };
  for (std::size_t first = 0; first < hits.size(); ++first) {
    for (; end < hits.size() && (end == first || fits(first, hits[end])); ++end) count(hits[end], 1);
    windows.push_back({first, end - 1, score});
    count(hits[first], -1);
  }
  return windows;
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t line_end = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return line_end == std::string_view::npos ? 0 : line_end + 1;
}

/// The last word that begins at or after `at`, none after `most`; words are sorted.
std::size_t first_word_from(const std::vector<Span>& words, std::size_t at, std::size_t most) {
  const auto word = std::lower_bound(words.begin(), words.end(), at, [](Span w, std::size_t place) { return w.begin < place; });
  return word == words.end() ? most : std::min(word->begin, most);
}

/// The end of the last word that ends at or before `at`, at least `least`.
std::size_t last_word_until(const std::vector<Span>& words, std::size_t at, std::size_t least) {
  const auto word = std::upper_bound(words.begin(), words.end(), at, [](std::size_t place, Span w) { return place < w.end; });
  return word == words.begin() ? least : std::max(std::prev(word)->end, least);
}

/// Where a passage around the hits may reach: not beyond their lines, not into the passages found before.
Span bounds_of(std::string_view text, const std::vector<Span>& words, Span hits, const std::vector<Passage>& found) {
  Span bounds{line_begin(text, hits.begin), std::min(text.find('\n', hits.end), text.size())};
  for (const Passage& other : found) {
    const bool is_behind = other.where.end <= hits.begin && other.where.end > bounds.begin;
    const bool is_ahead = other.where.begin >= hits.end && other.where.begin < bounds.end;
    if (is_behind) bounds.begin = first_word_from(words, other.where.end, hits.begin);
    if (is_ahead) bounds.end = last_word_until(words, other.where.begin, hits.end);
  }
  return bounds;
}

/// The window with words around it: the hits in the middle, whole words, `length` bytes where the bounds allow.
Span widen(const std::vector<Span>& words, Span hits, Span bounds, std::size_t length) {
  const std::size_t slack = length > hits.size() ? length - hits.size() : 0;
  std::size_t wish = hits.begin - std::min(hits.begin, slack / 2);
  if (slack > 0 && bounds.end < wish + length) wish = bounds.end - std::min(bounds.end, length);
  const std::size_t begin = wish <= bounds.begin ? bounds.begin : first_word_from(words, wish, hits.begin);
  const std::size_t reach = std::max(begin + length, hits.end);
  const std::size_t end = reach >= bounds.end ? bounds.end : last_word_until(words, reach, hits.end);
  return {begin, end};
}

/// Hits inside the passage; those with next to nothing between them are one.
std::vector<Span> marks_in(std::string_view text, const std::vector<Hit>& hits, Span passage) {
  std::vector<Span> marks;
  const auto from =
      std::lower_bound(hits.begin(), hits.end(), passage.begin, [](const Hit& h, std::size_t at) { return h.where.begin < at; });
  for (auto hit = from; hit != hits.end() && passage.contains(hit->where); ++hit) {
    const Span gap{marks.empty() ? 0 : marks.back().end, hit->where.begin};
    const bool joins = !marks.empty() && gap.size() <= kLongestGap && gap.of(text).find_first_not_of(" /-–") == std::string_view::npos;
    if (joins) {
      marks.back().end = hit->where.end;
    } else {
      marks.push_back(hit->where);
    }
  }
  return marks;
}

}  // namespace

std::vector<Passage> passages(std::string_view text, std::string_view query, int most, std::size_t length_bytes) {
  const QueryWords asked(parse_query(query));
  const Findings there = find_hits(text, asked);
  const std::vector<Hit>& hits = there.hits;
  std::vector<Window> windows = score_windows(hits, asked.size(), length_bytes);
  std::vector<Passage> found;
  int best_score = 0;
  const std::size_t limit = std::min(static_cast<std::size_t>(std::max(most, 0)), kMostPassages);
  while (found.size() < limit && !windows.empty()) {
    const auto best = std::max_element(windows.begin(), windows.end(), [](const Window& a, const Window& b) { return a.score < b.score; });
    if (best->score * kWorstShare < best_score) break;
    best_score = std::max(best_score, best->score);
    const Span span{hits[best->first].where.begin, hits[best->last].where.end};
    const Span where = widen(there.words, span, bounds_of(text, there.words, span, found), length_bytes);
    found.push_back({where, marks_in(text, hits, where)});
    std::erase_if(windows, [&](const Window& w) { return where.overlaps({hits[w.first].where.begin, hits[w.last].where.end}); });
  }
  return found;
}

}  // namespace nhipcau::search
