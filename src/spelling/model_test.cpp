// The counts that travel in the program are whole; broken bytes are no model.
#include "spelling/model.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "spelling/letters.hpp"
#include "text/runs.hpp"

using namespace nhipcau;
using namespace nhipcau::spelling;

namespace {

SyllableId id_of(const Model& model, std::string_view key) {
  return model.find(text::mark_of(key));
}

std::string shipped_bytes() {
  std::ifstream in("data/spelling/counts.bin", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string number(std::uint32_t value) {
  std::string bytes;
  for (unsigned shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>((value >> shift) & 0xFFU));
  return bytes;
}

/// ".", "0", "ba", "bà"; "bà" stands before "ba" five times.
std::string small_model(std::uint32_t pairs = 1, char value = 4) {
  const std::string names = ".\n0\nba\nbà\n";
  return "nhipcau spelling 1\n" + number(4) + number(pairs) + number(static_cast<std::uint32_t>(names.size())) + names +
         std::string("\x08\x08\x08\x08", 4) + std::string("\x00\x00\x01\x01", 4) + std::string("\0\0\0\0\0\0\1\0", 8) +
         std::string("\2\0", 2) + std::string(1, value);
}

}  // namespace

TEST_CASE("the shipped counts know syllables, pairs and words") {
  const Model& model = shipped_model();
  CHECK(model.size() > 7000);
  const SyllableId phat = id_of(model, "phát");
  const SyllableId trien = id_of(model, "triển");
  REQUIRE(phat != kUnknown);
  REQUIRE(trien != kUnknown);
  CHECK(Model::pair_count(model.find_pair(phat, trien)) > 500);
  CHECK(Model::is_word(model.find_pair(phat, trien)));
  CHECK(model.find_pair(trien, id_of(model, "ỷ")) == 0);
  CHECK(id_of(model, "qwxz") == kUnknown);
  CHECK(model.is_listed(phat));
  CHECK_FALSE(model.is_listed(id_of(model, "asean")));
  CHECK(Model::is_outnumbered(model.find_pair(id_of(model, "biên"), id_of(model, "đông"))));
}

TEST_CASE("syllables are found by their bare letters") {
  const Model& model = shipped_model();
  const auto letters = take_apart("dat");
  REQUIRE(letters);
  bool has_dat = false;
  for (const SyllableId id : model.with_bases(letters->bases())) has_dat |= model.name(id) == "đất";
  CHECK(has_dat);
  CHECK(model.with_bases(take_apart("zzz")->bases()).empty());
}

TEST_CASE("a model of a few bytes is read") {
  const std::string bytes = small_model();
  const auto model = Model::read(bytes);
  REQUIRE(model);
  CHECK(model->size() == 4);
  CHECK(Model::pair_count(model->find_pair(id_of(*model, "bà"), id_of(*model, "ba"))) == 5);
}

TEST_CASE("bytes that are cut, longer or out of order are no model") {
  const std::string whole = shipped_bytes();
  REQUIRE(whole.size() > 100000);
  for (const std::size_t size : {0, 5, 19, 30, 50, 1000, 300000}) CHECK_FALSE(Model::read(std::string_view(whole).substr(0, size)));
  CHECK_FALSE(Model::read(std::string_view(whole).substr(0, whole.size() - 1)));
  CHECK_FALSE(Model::read(whole + "x"));
  CHECK_FALSE(Model::read("nhipcau spelling 2" + whole.substr(18)));
  CHECK_FALSE(Model::read(small_model(2)));
  CHECK_FALSE(Model::read(small_model(1, 0)));
  CHECK_FALSE(Model::read(small_model(1, 64)));
  std::string second = small_model();
  second[second.size() - 3] = 9;  // a pair with a syllable that is not there
  CHECK_FALSE(Model::read(second));
  std::string unordered = small_model();
  unordered.replace(unordered.find("ba\nbà"), 6, "bà\nba");
  CHECK_FALSE(Model::read(unordered));
}
