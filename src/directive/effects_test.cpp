#include "directive/effects.hpp"

#include <doctest/doctest.h>

#include "directive/citations.hpp"
#include "directive/tables.hpp"

namespace nhipcau::directive {
namespace {

struct Row {
  std::string_view text;
  std::string_view number;
  std::optional<Effect> effect;
};

std::optional<Effect> effect_on(std::string_view text, std::string_view number) {
  const auto words = split_words(text, {0, text.size()});
  const Passage passage(text, words, {0, text.size()});
  auto mentions = find_citations(passage, shipped_tables());
  read_effects(passage, mentions);
  for (const Citation& mention : mentions)
    if (mention.number && mention.number->normalized == number) return mention.effect;
  FAIL("the number was not read: " << number);
  return std::nullopt;
}

TEST_CASE("a paper says what it replaces, amends and ends") {
  const Row rows[] = {
      {"Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 05/3/2019.", "12/QĐ-UBND", Effect::replaces},
      {"Thay thế các Thông tư số 01/2010/TT-BNV và Thông tư số 02/2011/TT-BNV.", "02/2011/TT-BNV", Effect::replaces},
      {"Bãi bỏ Quyết định số 12/QĐ-UBND ngày 05/3/2019 của Ủy ban nhân dân tỉnh.", "12/QĐ-UBND", Effect::ends},
      {"Chỉ thị số 08/CT-UBND ngày 02/4/2018 hết hiệu lực kể từ ngày Chỉ thị này có hiệu lực.", "08/CT-UBND", Effect::ends},
      {"Sửa đổi, bổ sung một số điều của Nghị định số 10/2020/NĐ-CP như sau:", "10/2020/NĐ-CP", Effect::amends},
      {"1. Sửa đổi khoản 2 Điều 4 Thông tư số 03/2016/TT-BNG.", "03/2016/TT-BNG", Effect::amends},
      {"Căn cứ Nghị định số 10/2020/NĐ-CP đã được sửa đổi, bổ sung theo Nghị định số 47/2022/NĐ-CP;", "47/2022/NĐ-CP", std::nullopt},
      {"Thông tư số 01/2010/TT-BNV đã được thay thế Thông tư số 09/2008/TT-BNV.", "09/2008/TT-BNV", std::nullopt},
      {"Thực hiện Kế hoạch số 40/KH-UBND ngày 02/02/2024, các đơn vị thay thế ảnh cũ.", "40/KH-UBND", std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(effect_on(row.text, row.number) == row.effect);
  }
}

TEST_CASE("a paper says from when it holds") {
  Document paper;
  paper.type = Field{.value = "Quyết định", .where = {}};
  paper.issued_on = Date::make(2011, 12, 22);
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"Quyết định này có hiệu lực kể từ ngày ký.", "2011-12-22"},
      {"Quyết định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025.", "2025-07-01"},
      {"Quyết định này có hiệu lực sau 45 ngày kể từ ngày ký.", "2012-02-05"},
      {"Quyết định có hiệu lực từ ngày ký ban hành.", "2011-12-22"},
      {"Điều 4. Quyết định này thay thế Quyết định số 12-QĐ/HU, ngày 15/3/2006 và có hiệu lực từ ngày 15/11/2012.", "2012-11-15"},
      {"Luật Báo chí có hiệu lực từ ngày 01/01/2017.", ""},
      {"Thông tư số 5/2010/TT-BNV, có hiệu lực từ ngày 01/01/2011.", ""},
      {"Giấy phép có hiệu lực từ ngày cấp.", ""},
  };
  for (const auto& [text, date] : rows) {
    CAPTURE(text);
    const auto words = split_words(text, {0, text.size()});
    const auto found = find_in_force(Passage(text, words, {0, text.size()}), paper);
    CHECK((found && found->from ? found->from->to_iso() : "") == date);
  }
}

}  // namespace
}  // namespace nhipcau::directive
