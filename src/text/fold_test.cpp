#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "text/scan.hpp"

using namespace nhipcau;
using namespace nhipcau::text;

namespace {

std::vector<std::string> words_of(const char* path) {
  std::ifstream in(path);
  std::vector<std::string> words;
  for (std::string word; std::getline(in, word);) words.push_back(word);
  return words;
}

std::string terms_of(std::string_view text) {
  std::string shown;
  for (const Term& term : analyse(text)) {
    shown += (shown.empty() ? "" : " ") + term.exact + (term.folded == term.exact ? "" : "~" + term.folded);
  }
  return shown;
}

}  // namespace

TEST_CASE("the search key makes case, tone placement and spaces one") {
  const std::pair<const char*, const char*> same[] = {
      {"Hoà Bình", "hòa  bình"},
      {"UỶ BAN", "Ủy ban"},
      {"thuý", "thúy"},
      {"khoẻ", "khỏe"},
      {"TUỲ", "tùy"},
      {"loã xoã", "lõa xõa"},
      {"huỵ", "hụy"},
      {"xoè", "xòe"},
      {"ngoẹ", "ngọe"},
      {"Đảng\n", "đảng"},
      {"QÐ", "QĐ"},
      {"giẻ", "GIẺ"},
  };
  for (const auto& [a, b] : same) {
    CAPTURE(a);
    CHECK(search_key(a) == search_key(b));
  }
}

TEST_CASE("the search key keeps marks, đ and what has one spelling only") {
  CHECK(search_key("Ban") != search_key("Bản"));
  CHECK(search_key("HĐ") != search_key("HD"));
  for (const char* word : {"hoàn", "toàn", "quý", "quỳ", "quỹ", "quà", "giá", "già", "khuỷu", "ngoài", "thuyền", "họa", "của", "mía"}) {
    CAPTURE(word);
    CHECK(search_key(word) == word);
  }
}

TEST_CASE("both ways of placing tones in the word list give one key") {
  const auto old_way = words_of("../shared/data/lexicon/vi-DauCu.dic");
  const auto new_way = words_of("../shared/data/lexicon/vi-DauMoi.dic");
  if (old_way.empty()) {
    MESSAGE("skipped: ../shared/data/lexicon is not here");
    return;
  }
  std::vector<std::string> old_keys;
  std::vector<std::string> new_keys;
  for (const auto& word : old_way) old_keys.push_back(search_key(word));
  for (const auto& word : new_way) new_keys.push_back(search_key(word));
  for (auto* keys : {&old_keys, &new_keys}) std::sort(keys->begin(), keys->end());
  CHECK(old_keys == new_keys);
  // No two words of one list fall together but by case.
  for (const auto& words : {old_way, new_way}) {
    std::vector<std::string> lower;
    std::vector<std::string> keys;
    for (const auto& word : words) {
      lower.push_back(to_lower(word));
      keys.push_back(search_key(word));
    }
    for (auto* list : {&lower, &keys}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    CHECK(keys.size() == lower.size());
  }
}

TEST_CASE("a text that is cut or broken, which none should be, does no harm") {
  for (const std::string text : {"\xE1", "\xE1\xBA", "a\xC4", "\xF0\x9F", "oa\xE1\xBA"}) {
    CAPTURE(text);
    CHECK(search_key(text).size() <= 2 * text.size() + 4);
    CHECK(number_key(text).size() <= 2 * text.size() + 4);
  }
  CHECK(search_key(std::string(1000, '\x80')).size() <= 2004);
}

TEST_CASE("the folded key is what people type in haste") {
  CHECK(folded_key("Đường  Trần Hưng ĐẠO") == "duong tran hung dao");
  CHECK(folded_key("Ƀuôn Ama Thuột") == "buon ama thuot");
  CHECK(folded_key("Ĕ ŏ č ñ ĭ ŭ j̆ ơ̆") == "e o c n i u j o");
  CHECK(folded_key("hoà hòa") == "hoa hoa");
  CHECK(folded_key("ភាសាខ្មែរ") == search_key("ភាសាខ្មែរ"));
}

TEST_CASE("a number's key drops spaces and keeps Đ") {
  CHECK(number_key("97 /hd-mttw-btt") == "97/HD-MTTW-BTT");
  CHECK(number_key(std::string(100'000, '7')).size() == 500);  // nothing that an index of PostgreSQL would refuse
  CHECK(number_key("57– KL/TW") == "57-KL/TW");
  CHECK(number_key("12/QÐ-ub") == "12/QĐ-UB");
  CHECK(number_key("12/HĐ") != number_key("12/HD"));
}

TEST_CASE("sort keys follow the Vietnamese alphabet") {
  const std::vector<const char*> ordered = {"An Giang", "ăn", "âm",      "Bắc Ninh", "Cà Mau", "da", "Đà Nẵng",  "Đắk Lắk",
                                            "em",       "ê",  "Gia Lai", "ma",       "mà",     "mả", "mã",       "má",
                                            "mạ",       "o",  "ô",       "ơ",        "u",      "ư",  "Vĩnh Long"};
  for (std::size_t i = 1; i < ordered.size(); ++i) {
    CAPTURE(ordered[i]);
    CHECK(sort_key(ordered[i - 1]) < sort_key(ordered[i]));
  }
  CHECK(sort_key("Hoà Bình") == sort_key("Hòa Bình"));
}

TEST_CASE("case of whole strings is Unicode's") {
  CHECK(to_lower("ĐỘC LẬP") == "độc lập");
  CHECK(to_upper("độc lập") == "ĐỘC LẬP");
  CHECK(is_all_caps("KẾ HOẠCH 2023"));
  CHECK_FALSE(is_all_caps("KẾ HOạCH"));
  CHECK_FALSE(is_all_caps("2023"));
  CHECK_FALSE(is_all_caps(""));
}

TEST_CASE("words and document numbers become terms") {
  CHECK(terms_of("Kế hoạch 2023") == "kế~ke hoạch~hoach 2023");
  CHECK(terms_of("số 97 /HĐ-MTTW") == "số~so 97/hđ-mttw~97/hd-mttw 97 hđ~hd mttw");
  CHECK(terms_of("") == "");
  CHECK(terms_of("—…!") == "");
  const std::string text = "Theo 57- KL/TW";
  const auto terms = analyse(text);
  REQUIRE(terms.size() == 5);
  CHECK(terms[1].where.of(text) == "57- KL/TW");
}

TEST_CASE("a monstrous word is cut into terms a database takes") {
  for (const Term& term : analyse(std::string(5000, 'a'))) CHECK(term.where.size() <= 200);
}

TEST_CASE("a mark that stands alone leaves no gap in the folded key") {
  for (const std::string_view text : {"& \xCC\x9B", "\xCC\x9B a", "a \xCC\x9B b", "a \xCC\x9B \xCC\x9B b", "\xCC\x9B"}) {
    CAPTURE(text);
    const std::string key = text::folded_key(text);
    CHECK(text::folded_key(key) == key);
    CHECK(text::folded_key(text::search_key(text)) == key);
  }
  CHECK(text::folded_key("a \xCC\x9B b") == "a b");
}

TEST_CASE("a text begins with a phrase just when its key does") {
  const std::vector<std::string> texts{
      "",         "Sở",       "SỞ NGOẠI VỤ", "Sở  Ngoại vụ", " Sở",         "Sở\tNgoại vụ", "sởn",  "Uỷ ban", "ỦY BAN NHÂN",  "Ủyban",
      "Hoà bình", "HÒA BÌNH", "hoàn",        "Hòa",          "Quý cơ quan", "Quí cơ quan",  "Thúy", "Thuý",   "Thuỷ\u0301 x", "1. Sở",
      "Ban.",     "Banh",     "BAN",         "Ban\u0301",    "o0o",         "Toà án",       "tóa",  "toa"};
  const std::vector<std::string> phrases{"Sở",   "Sở Ngoại vụ", "Ủy ban", "Uỷ ban", "Ban",    "Hòa", "Hoà", "Hòa bình", "Quý",
                                         "Thuý", "Thúy",        "Thủy",   "Tòa án", "Toà án", "Tóa", "o",   "1."};
  for (const std::string& text : texts) {
    for (const std::string& phrase : phrases) {
      const std::string key = search_key(text);
      const std::string wanted = search_key(phrase);
      const bool goes_on = key.size() > wanted.size() && is_letter(decode(key, wanted.size()).code_point);
      CHECK_MESSAGE(begins_with_phrase(text, phrase) == (key.starts_with(wanted) && !goes_on), text << " | " << phrase);
    }
  }
}
