#include "search/lexemes.hpp"

#include <unordered_map>

#include "text/scan.hpp"

namespace nhipcau::search {
namespace {

constexpr std::size_t kOverlap = kMostQueryWords - 1;
constexpr std::array<std::string_view, kTexts> kLabels{"A", "B", "C", ""};

constexpr std::size_t kBytesOfLexeme = 4;  // its alignment and the number of its places
constexpr std::size_t kBytesOfPlace = 2;

/// At most kLongestLexeme bytes, cut between characters.
std::string_view shortened(std::string_view term) {
  if (term.size() <= kLongestLexeme) return term;
  std::size_t end = 0;
  for (std::size_t next = 0; next <= kLongestLexeme; next += text::decode(term, next).length) end = next;
  return term.substr(0, end);
}

void append_quoted(std::string& out, std::string_view lexeme) {
  out += '\'';
  for (const char c : lexeme) {
    if (c == '\'' || c == '\\') out += c;
    out += c;
  }
  out += '\'';
}

std::string lexeme_of(std::string_view term, bool is_exact) {
  return (is_exact ? "" : std::string(1, kFoldedMark)).append(shortened(term));
}

/// Cuts terms into tsvectors as they come.
class Parts {
 public:
  /// Terms that follow each other.
  void add_run(const std::vector<text::Term>& terms, std::string_view label) {
    label_ = label;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (!add(terms[i])) {
        finish();
        for (std::size_t again = i - std::min(i, kOverlap); again <= i; ++again) add(terms[again]);
      }
    }
    if (!terms.empty()) ++place_;  // what comes next is no neighbour
  }

  std::vector<std::string> take() {
    if (!lexemes_.empty() || vectors_.empty()) finish();
    return std::move(vectors_);
  }

 private:
  struct Lexeme {
    std::string places;
    std::size_t count = 0;
  };

  /// False, and nothing is changed, if the part is full.
  bool add(const text::Term& term) {
    const std::string exact = lexeme_of(term.exact, true);
    const std::string folded = lexeme_of(unmarked(term), false);
    if (place_ > kMostPlaces || bytes_ + cost_of(exact) + cost_of(folded) > kMostVectorBytes) return false;
    if (is_full(exact) || is_full(folded)) return false;
    const std::string place = std::to_string(place_).append(label_);
    add(exact, place);
    add(folded, place);
    ++place_;
    return true;
  }

  static std::size_t cost_of(std::string_view lexeme) { return lexeme.size() + kBytesOfLexeme + kBytesOfPlace; }

  [[nodiscard]] bool is_full(const std::string& lexeme) const {
    const auto found = lexemes_.find(lexeme);
    return found != lexemes_.end() && found->second.count >= kMostPlacesOfLexeme;
  }

  void add(const std::string& name, const std::string& place) {
    const auto [found, is_new] = lexemes_.try_emplace(name);
    Lexeme& lexeme = found->second;
    bytes_ += is_new ? cost_of(name) : kBytesOfPlace;
    lexeme.places.append(is_new ? "" : ",").append(place);
    ++lexeme.count;
  }

  void finish() {
    std::string vector;
    for (const auto& [name, lexeme] : lexemes_) {
      if (!vector.empty()) vector += ' ';
      append_quoted(vector, name);
      vector.append(1, ':').append(lexeme.places);
    }
    vectors_.push_back(std::move(vector));
    lexemes_.clear();
    place_ = 1;
    bytes_ = 0;
  }

  std::vector<std::string> vectors_;
  std::unordered_map<std::string, Lexeme> lexemes_;
  std::string_view label_;
  std::size_t place_ = 1;
  std::size_t bytes_ = 0;
};

}  // namespace

std::vector<std::string> to_tsvectors(const std::array<Words, kTexts>& texts) {
  Parts parts;
  for (std::size_t i = 0; i < kTexts; ++i) {
    parts.add_run(texts[i].words, kLabels[i]);
    parts.add_run(texts[i].numbers, kLabels[i]);
  }
  return parts.take();
}

std::string to_tsquery(const Phrase& phrase, bool is_exact) {
  std::string query;
  for (std::size_t i = 0; i < phrase.terms.size(); ++i) {
    const bool goes_on = phrase.is_prefix && i + 1 == phrase.terms.size();
    if (i > 0) query += " <-> ";
    append_quoted(query, lexeme_of(phrase.terms[i], is_exact));
    if (goes_on || phrase.in_first_text) query.append(1, ':').append(goes_on ? "*" : "").append(phrase.in_first_text ? "A" : "");
  }
  return query;
}

}  // namespace nhipcau::search
