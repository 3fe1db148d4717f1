#include "search/query.hpp"

#include <doctest/doctest.h>

#include "search/sqlite_engine.hpp"

using namespace nhipcau;
using namespace nhipcau::search;

namespace {

/// word, "quoted words", <number: its words>; ~ at the end: it may go on.
std::string shown(const Part& part) {
  std::string words;
  for (const text::Term& word : part.words) words.append(words.empty() ? "" : " ").append(word.exact);
  switch (part.kind) {
    case Part::Kind::word: return words;
    case Part::Kind::quoted: return '"' + words + '"';
    case Part::Kind::number: return '<' + part.number.exact + ": " + words + '>';
  }
  return {};
}

std::string shown(const std::vector<Part>& parts) {
  std::string all;
  for (const Part& part : parts) all.append(all.empty() ? "" : " ").append(shown(part)).append(part.is_open ? "~" : "");
  return all;
}

}  // namespace

TEST_CASE("a query is taken apart into words, quoted words and numbers") {
  const std::vector<std::pair<std::string_view, std::string_view>> rows{
      {"", ""},
      {"  ", ""},
      {"Đối ngoại", "đối ngoại~"},
      {"hoà", "hòa~"},
      {"\"thông tin\" đối", "\"thông tin\" đối~"},
      {"đối \"thông tin\"", "đối \"thông tin\""},
      {"“thông tin” đối", "\"thông tin\" đối~"},
      {"«thông tin»", "\"thông tin\""},
      {"đối \"thông ti", "đối \"thông ti\"~"},
      {"\"\" \"  \" đối", "đối~"},
      {"đối \"\"", "đối~"},
      {"97 /hd-mttw-btt", "<97/hd-mttw-btt: 97 hd mttw btt>~"},
      {"kế hoạch 305/KH – MTTQ về", "kế hoạch <305/kh-mttq: 305 kh mttq> về~"},
      {"305/KH 97/HD", "<305/kh: 305 kh> <97/hd: 97 hd>~"},
      {"NOT a AND b* NEAR(c)", "not a and b near c~"},
      {"ngày 20/2/2023", "ngày 20 2 2023~"},
      {"b\xff"
       "a",
       "b a~"},
  };
  for (const auto& row : rows) {
    const auto& query = row.first;
    const auto& expected = row.second;
    CAPTURE(query);
    CHECK(shown(parse_query(query)) == expected);
  }
}

TEST_CASE("letters typed decomposed are the same letters") {
  CHECK(shown(parse_query("\xC4\x91\x6F\xCC\x82\xCC\x81i")) == "đối~");  // đ o + circumflex + acute, i
}

TEST_CASE("a query without end is cut") {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "a" + std::to_string(i) + " ";
  CHECK(parse_query(many).size() == kMostQueryWords);
  CHECK(parse_query(std::string(100'000, '"')).empty());
  CHECK(parse_query(std::string(100'000, 'x')).size() <= kMostQueryWords);
}

TEST_CASE("steps go from the strictest to the widest") {
  const auto steps_of = [](std::string_view query) {
    std::vector<std::string> all;
    for (const Step& step : plan_steps(parse_query(query))) {
      std::string one = step.pattern.is_exact ? "exact:" : "folded:";
      for (const Phrase& phrase : step.pattern.phrases) {
        one += " [";
        for (const std::string& term : phrase.terms) one += (one.back() == '[' ? "" : " ") + term;
        one += phrase.is_prefix ? "*]" : phrase.in_first_text ? "]first" : "]";
      }
      all.push_back(one);
    }
    return all;
  };
  CHECK(steps_of("").empty());
  CHECK(steps_of("đối") == std::vector<std::string>{"exact: [đối]", "exact: [đối*]", "folded: [doi*]"});
  CHECK(steps_of("doi") == std::vector<std::string>{"exact: [doi]", "folded: [doi*]"});
  CHECK(steps_of("đối ngoại") == std::vector<std::string>{"exact: [đối ngoại]", "exact: [đối] [ngoại]", "exact: [đối] [ngoại*]",
                                                          "folded: [doi ngoai*]", "folded: [doi] [ngoai*]"});
  CHECK(steps_of("\"đối ngoại\"") == std::vector<std::string>{"exact: [đối ngoại]", "folded: [doi ngoai]"});
  CHECK(steps_of("97 /hđ đối") == std::vector<std::string>{"exact: [97/hđ]first [đối]", "exact: [97/hđ] [đối]", "exact: [97/hđ*] [đối]",
                                                           "exact: [97/hđ*] [đối*]", "folded: [97/hd*] [doi*]", "folded: [97 hd] [doi*]"});
}

TEST_CASE("a step leaves out what the widest step before it found") {
  const auto steps = plan_steps(parse_query("đối ngoại"));
  REQUIRE(steps.size() == 5);
  CHECK_FALSE(steps[0].beyond);
  CHECK_FALSE(steps[1].beyond);  // the first is narrower
  CHECK(steps[2].beyond->phrases.size() == 2);
  CHECK_FALSE(steps[2].beyond->phrases[1].is_prefix);
  CHECK(steps[3].beyond->phrases[1].is_prefix);
  CHECK(steps[4].beyond->is_exact);
}

TEST_CASE("a step is written in the language of FTS5") {
  const Pattern narrow{true, {{{"đối", "ngoại"}, false, false}, {{"97/hd"}, false, true}}};
  const Pattern wide{false, {{{"doi"}, true, false}}};
  CHECK(to_fts5({narrow, {}}) == "\"đối ngoại\" AND text_1 : \"97/hd\"");
  CHECK(to_fts5({wide, narrow}) == "(\"_doi\" *) NOT (\"đối ngoại\" AND text_1 : \"97/hd\")");
}
