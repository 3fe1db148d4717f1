#include "search/lexemes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace nhipcau;
using namespace nhipcau::search;

namespace {

std::vector<std::string> vectors_of(const std::array<std::string_view, kTexts>& texts) {
  std::array<Words, kTexts> words;
  for (std::size_t i = 0; i < kTexts; ++i) words.at(i) = split_terms(texts.at(i));
  return to_tsvectors(words);
}

/// The lexemes with their places, in order.
std::string sorted(const std::string& vector) {
  std::set<std::string> all;
  for (std::size_t at = 0; at < vector.size();) {
    const std::size_t end = std::min(vector.find(' ', at), vector.size());
    all.insert(vector.substr(at, end - at));
    at = end + 1;
  }
  std::string joined;
  for (const std::string& one : all) joined += (joined.empty() ? "" : " ") + one;
  return joined;
}

std::size_t count_of(std::string_view text, char wanted) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), wanted));
}

}  // namespace

TEST_CASE("a term stands at its place as written and without marks, under the label of its text") {
  CHECK(vectors_of({"", "", "", ""}) == std::vector<std::string>{""});
  CHECK(sorted(vectors_of({"tin", "Đối ngoại", "", "tin"})[0]) == "'_doi':3B '_ngoai':4B '_tin':1A,6 'ngoại':4B 'tin':1A,6 'đối':3B");
  CHECK(sorted(vectors_of({"", "", "", "số 97/HD-MTTW"})[0]) ==
        "'97':2 '97/hd-mttw':6 '_97':2 '_97/hd-mttw':6 '_hd':3 '_mttw':4 '_so':1 'hd':3 'mttw':4 'số':1");
}

TEST_CASE("a text with more words than a tsvector has places is cut, and the parts overlap by the longest phrase") {
  std::string text;
  for (std::size_t i = 0; i < 2 * kMostPlaces; ++i) text += "w" + std::to_string(i) + " ";
  const auto parts = vectors_of({"", "", "", text});
  REQUIRE(parts.size() == 3);
  for (const std::string& part : parts) CHECK(count_of(part, ':') <= 2 * kMostPlaces);
  std::size_t words = 0;
  for (const std::string& part : parts) words += count_of(part, ':') / 2;
  CHECK(words == 2 * kMostPlaces + 2 * (kMostQueryWords - 1));
  CHECK(parts[1].find("':1 ") != std::string::npos);
}

TEST_CASE("a word that stands more often than a lexeme has places begins a new part") {
  std::string text;
  for (std::size_t i = 0; i < kMostPlacesOfLexeme; ++i) text += "tin ";
  CHECK(vectors_of({"", "", "", text}).size() == 1);
  const auto parts = vectors_of({"", "", "", text + "tin"});
  REQUIRE(parts.size() == 2);
  CHECK(count_of(parts[0], ',') == 2 * (kMostPlacesOfLexeme - 1));
  CHECK(count_of(parts[1], ',') == 2 * (kMostQueryWords - 1));
}

TEST_CASE("long words do not make a tsvector larger than it may be") {
  std::string text;
  for (int i = 0; i < 6'000; ++i) text += std::string(190, 'a') + std::to_string(i) + " ";
  const auto parts = vectors_of({"", "", "", text});
  CHECK(parts.size() == 3);
  for (const std::string& part : parts) CHECK(part.size() < 1'048'576);
}

TEST_CASE("a phrase is written as a tsquery in which nothing is a sign") {
  CHECK(to_tsquery({{"đối", "ngoại"}, false, false}, true) == "'đối' <-> 'ngoại'");
  CHECK(to_tsquery({{"doi", "ngo"}, true, false}, false) == "'_doi' <-> '_ngo':*");
  CHECK(to_tsquery({{"97/hd"}, false, true}, true) == "'97/hd':A");
  CHECK(to_tsquery({{"97/hd"}, true, true}, true) == "'97/hd':*A");
  CHECK(to_tsquery({{"a'b\\c"}, false, false}, true) == "'a''b\\\\c'");
}

TEST_CASE("a term longer than a lexeme may be is cut between characters, in texts and queries alike") {
  const std::string term = "a" + [] {
    std::string many;
    for (std::size_t i = 0; i < kLongestLexeme; ++i) many += "đ";
    return many;
  }();
  const std::string query = to_tsquery({{term}, false, false}, true);
  CHECK(query.size() == 1 + kLongestLexeme - 1 + 1);  // quotes, and one byte less than a character needs
  std::array<Words, kTexts> words;
  words[3].words.push_back({{0, term.size()}, term, term});
  CHECK(to_tsvectors(words)[0].find(query + ":1") != std::string::npos);
}
