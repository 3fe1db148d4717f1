#include "text/word_walk.hpp"

#include <doctest/doctest.h>

#include <string>

#include "text/fold.hpp"
#include "text/utf8.hpp"

using namespace nhipcau;
using namespace nhipcau::text;

namespace {

/// The words with their folded keys: "[Kế~ke]".
std::string walked(std::string_view text) {
  std::string all;
  for (WordWalk walk(text); walk.next();) {
    all.append("[").append(walk.where().of(text)).append("~").append(walk.folded()).append("]");
  }
  return all;
}

}  // namespace

TEST_CASE("a walk gives every word with its folded key") {
  CHECK(walked("").empty());
  CHECK(walked(" – (…) \n").empty());
  CHECK(walked("Kế hoạch") == "[Kế~ke][hoạch~hoach]");
  CHECK(walked("  Số: 97 /HĐ-MTTW, 2023\n") == "[Số~so][97~97][HĐ~hd][MTTW~mttw][2023~2023]");
  CHECK(walked("QĐ1a Ƀar Ŏi \u0110\u1EAET") == "[QĐ1a~qd1a][Ƀar~bar][Ŏi~oi][ĐẮT~dat]");
}

TEST_CASE("a walk folds every letter as folded_key does") {
  for (char32_t c = 0x80; c < 0x11000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string word = "a";
    append(word, c);
    word += 'a';
    WordWalk walk(word);
    REQUIRE(walk.next());
    const std::string written(walk.where().of(word));
    CHECK_MESSAGE(walk.folded() == folded_key(written), word);
  }
}

TEST_CASE("a monstrous word is cut as its terms are") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "ế";
  std::string cut;
  for (WordWalk walk(text); walk.next();) cut += std::to_string(walk.where().size()) + " ";
  std::string terms;
  for (const Term& term : analyse(text)) terms += std::to_string(term.where.size()) + " ";
  CHECK(cut == terms);
}
