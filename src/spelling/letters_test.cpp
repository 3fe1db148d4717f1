// Syllables taken apart, and which of them may be Vietnamese.
#include "spelling/letters.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "spelling/candidates.hpp"
#include "spelling/model.hpp"
#include "text/runs.hpp"

using namespace nhipcau::spelling;

TEST_CASE("letters, marks and tone of a syllable") {
  const auto dat = take_apart("đất");
  REQUIRE(dat);
  CHECK(dat->size == 3);
  CHECK(dat->tone == Tone::sac);
  CHECK(dat->tones == 1);
  CHECK(dat->bases() == take_apart("dat")->bases());
  CHECK(*take_apart("được") == *take_apart("đựơc"));  // the tone stands elsewhere
  CHECK(take_apart("nghiêng")->size == 7);
  CHECK_FALSE(take_apart(""));
  CHECK_FALSE(take_apart("nghiêngxy"));
  CHECK_FALSE(take_apart("привет"));
  CHECK_FALSE(take_apart("a1"));
}

TEST_CASE("what may be a Vietnamese syllable") {
  for (const char* key : {"nghiêng", "quyết", "gì", "giếng", "oanh", "yêu", "nòng", "khuya", "ỷ", "thuở", "mạch", "xoong"}) {
    CAPTURE(key);
    CHECK(is_well_formed(*take_apart(key)));
  }
  for (const char* key : {"phátt", "triểển", "tráhc", "mat", "họcs", "đn", "kră", "lgiờ", "các̀"}) {
    CAPTURE(key);
    const auto letters = take_apart(key);
    CHECK_FALSE((letters && is_well_formed(*letters)));
  }
}

TEST_CASE("what may be meant is one slip away") {
  const Model& model = shipped_model();
  const auto ease = [&](std::string_view written, std::string_view meant, bool is_syllable) {
    std::vector<Candidate> found;
    list_candidates(model, *take_apart(written), is_syllable, found);
    float most = 0;
    for (const Candidate& candidate : found)
      if (model.name(candidate.id) == meant) most = std::max(most, candidate.ease);
    return most;
  };
  const auto is_some_ease = [](float found) { return found > 0 && found < 1; };
  CHECK(ease("triến", "triển", true) == 1);            // another tone
  CHECK(is_some_ease(ease("dat", "đất", false)));      // all marks lost
  CHECK(is_some_ease(ease("nhiên", "nghiên", true)));  // a letter lost
  CHECK(is_some_ease(ease("tráhc", "trách", false)));  // two swapped
  CHECK(ease("dânn", "dân", false) == 1);              // one twice
  CHECK(is_some_ease(ease("xở", "sở", false)));        // another letter
  CHECK(is_some_ease(ease("chách", "trách", false)));  // as it is heard
  CHECK(ease("biển", "trách", true) == 0);             // far from it
}
