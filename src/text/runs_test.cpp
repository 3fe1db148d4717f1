#include "text/runs.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace nhipcau::text {
namespace {

std::vector<std::string> keys_of(std::string_view text, Span within) {
  std::vector<std::string> keys;
  for (const Run& run : split_runs(text, within)) keys.emplace_back(run.key);
  return keys;
}

std::vector<std::string> keys_of(std::string_view text) {
  return keys_of(text, {0, text.size()});
}

TEST_CASE("a text is split into words, numbers and signs, each with its key") {
  using Keys = std::vector<std::string>;
  CHECK(keys_of("").empty());
  CHECK(keys_of(" \n\t").empty());
  CHECK(keys_of("Ủy ban NHÂN DÂN") == Keys{"ủy", "ban", "nhân", "dân"});
  CHECK(keys_of("UỶ thuỷ hoà khoẻ Hoàn") == Keys{"ủy", "thủy", "hòa", "khỏe", "hoàn"});
  CHECK(keys_of("Số 72/2015/NĐ-CP, ngày 07/9/2015") ==
        Keys{"số", "72", "/", "2015", "/", "nđ", "-", "cp", ",", "ngày", "07", "/", "9", "/", "2015"});
  CHECK(keys_of("đối ngoại", {0, 6}) == Keys{"đối"});
}

TEST_CASE("a key that is written otherwise than its word is kept with the runs, however many and long they are") {
  std::string text;
  std::vector<std::string> keys;
  for (int i = 0; i < 3000; ++i) {  // more than a block of keys
    text += "HOÀ Ban ";
    keys.insert(keys.end(), {"hòa", "ban"});
  }
  const std::string word(70'000, 'A');  // more than a word, and than a block
  text += word;
  keys.emplace_back(word.size(), 'a');
  Runs runs = split_runs(text, {0, text.size()});
  const Runs moved = std::move(runs);
  REQUIRE(moved.size() == keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) REQUIRE(moved[i].key == keys[i]);
  CHECK(moved[0].capital);
  CHECK(moved[0].mark == mark_of("hòa"));
  CHECK(moved[keys.size() - 1].where.end == text.size());
}

}  // namespace
}  // namespace nhipcau::text
