#include "directive/words.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace nhipcau;
using namespace nhipcau::directive;

TEST_CASE("of phrases that begin or end alike the longest is found") {
  const Phrases phrases{"trước", "trước ngày", "chậm nhất", "chậm nhất là", "là", "6 tháng/lần"};
  const std::string text = "Chậm nhất là trước ngày 15, 6 tháng / lần";
  const auto words = split_words(text, {0, text.size()});
  CHECK(phrases.match(words, 0) == 3);
  CHECK(phrases.match(words, 1) == 0);
  CHECK(phrases.match(words, 3) == 2);
  CHECK(phrases.match(words, 7) == 4);
  CHECK(phrases.match(words, words.size()) == 0);
  CHECK(phrases.match_before(words, 3) == 3);
  CHECK(phrases.match_before(words, 5) == 2);
  CHECK(phrases.match_before(words, words.size()) == 4);
  CHECK(phrases.match_before(words, 0) == 0);
  CHECK(phrases.find(words, 1, words.size()) == 2);
  CHECK(phrases.find(words, 5, 8) == 8);  // a phrase that reaches beyond the last word is none
}

TEST_CASE("among many phrases each is found, and no other") {
  Phrases phrases;
  for (int i = 0; i < 500; ++i) phrases.add("mục " + std::to_string(i) + " đến " + std::to_string(i * 7));
  for (int i = 0; i < 500; ++i) {
    const std::string text = "mục " + std::to_string(i) + " đến " + std::to_string(i * 7);
    const auto words = split_words(text, {0, text.size()});
    CHECK(phrases.match(words, 0) == 4);
    CHECK(phrases.match_before(words, 4) == 4);
    const std::string other = text + "1";
    CHECK(phrases.match(split_words(other, {0, other.size()}), 0) == 0);
  }
  CHECK(Phrases{}.match(split_words("mục", {0, 4}), 0) == 0);
}
