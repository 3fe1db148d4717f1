#include "directive/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "directive/country_names.hpp"

#include "text/fold.hpp"

namespace nhipcau::directive {
namespace {

TEST_CASE("every type of Decree 30 stands in the table, named in two languages") {
  const std::set<std::string> codes{"NQ", "QĐ",  "CT", "QC", "QyĐ", "TC",  "TB",  "HD", "CTr", "KH",  "PA", "ĐA", "DA", "BC",
                                    "BB", "TTr", "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB"};
  for (const auto& code : codes) {
    CAPTURE(code);
    const auto* type = shipped_tables().find_type(code, System::state);
    REQUIRE(type != nullptr);
    CHECK_FALSE(type->name.empty());
    CHECK_FALSE(type->english.empty());
  }
  CHECK(shipped_tables().find_type_named("CÔNG VĂN") != nullptr);
  CHECK(shipped_tables().find_type_named("kế  hoạch")->code == "KH");
  CHECK(shipped_tables().find_type_named("bài thơ") == nullptr);
}

TEST_CASE("every declined duty has reasons in both languages and a pattern") {
  std::set<std::string> keys;
  for (const auto& duty : shipped_tables().declined) {
    CAPTURE(duty.key);
    CHECK(keys.insert(duty.key).second);
    CHECK_FALSE(duty.pattern.empty());
    CHECK(duty.reason_vi.size() > 20);
    CHECK(duty.reason_en.size() > 20);
  }
  CHECK(keys.size() > 20);
}

TEST_CASE("a country is known by its names in any case, tone style and spacing, with its form of state or without") {
  const CountryNames countries(shipped_tables());
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"với Pháp", "FR"},
      {"Cộng hòa Pháp", "FR"},
      {"CỘNG HOÀ PHÁP", "FR"},
      {"Vương quốc Anh và Bắc Ai -len", "GB"},
      {"nước Anh", "GB"},
      {"Vương Quốc Thuỵ Điển", "SE"},
      {"Cộng hòa Dân chủ Nhân dân Lào", "LA"},
      {"Cộng hòa Dân chủ Nhân dân Triều Tiên", "KP"},
      {"Đại Hàn Dân Quốc", "KR"},
      {"Cộng hòa Dân chủ Congo", "CD"},
      {"Cộng hòa Congo", "CG"},
      {"Ốt-xtrây-li-a", "AU"},
      {"Liên bang Nga", "RU"},
      {"Hoa Kỳ", "US"},
      {"Timor-Leste", "TL"},
      {"người anh", ""},
      {"đất nước", ""},
      {"Guinea-Bissau", "GW"},
  };
  for (const auto& [written, code] : rows) {
    CAPTURE(written);
    const auto words = split_words(written, {0, written.size()});
    CHECK(countries.ending_at(words, words.size()).code == code);
  }
  CHECK(shipped_tables().countries.size() >= 193);
}

TEST_CASE("every handling mark holds one of the letters that lines are told by, in capitals and in small letters") {
  const Tables& tables = shipped_tables();
  for (const HandlingMark& mark : tables.handling_marks) {
    CAPTURE(mark.key);
    for (const std::string& written : {mark.key, text::to_upper(mark.key)}) {
      const auto& letters = tables.handling_letters;
      CHECK(std::any_of(letters.begin(), letters.end(), [&](const auto& letter) { return written.find(letter) != std::string::npos; }));
    }
  }
}

}  // namespace
}  // namespace nhipcau::directive
