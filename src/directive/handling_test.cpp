#include "directive/handling.hpp"

#include "directive/test_office.hpp"

namespace nhipcau::directive {
namespace {

TEST_CASE("a mark of handling is known in any of its forms, and prose is none") {
  const std::pair<std::string, std::string> rows[] = {
      {"LƯU HÀNH NỘI BỘ", "internal"},
      {"(Lưu hành nội bộ)", "internal"},
      {"[ XEM XONG TRẢ LẠI ]", "return"},
      {"TÀI LIỆU LƯU HÀNH NỘI BỘ", "internal"},
      {"LƯU HÀNH NỘI BỘ - XEM XONG TRẢ LẠI", "return"},
      {"Xem xong trả lại, lưu hành nội bộ", "return"},
      {"XONG HỘI NGHỊ TRẢ LẠI", "return"},
      {"return", "return"},
      {"LƯU HÀNH NỘI BỘ CƠ QUAN", ""},
      {"nội bộ", ""},
      {"", ""},
  };
  for (const auto& [words, expected] : rows) {
    CAPTURE(words);
    const auto handling = handling_of(words, shipped_tables());
    CHECK(std::string(handling ? to_name(*handling) : "") == expected);
  }
}

TEST_CASE("the mark is found in the head, alone on its line or in its column, and the stricter of two wins") {
  const std::string plain = to_text({});
  const auto place = plain.find("KẾ HOẠCH\n");
  struct Row {
    std::string text, value, words;
  };
  const Row rows[] = {
      {"LƯU HÀNH NỘI BỘ\n" + plain, "internal", "LƯU HÀNH NỘI BỘ"},
      {plain.substr(0, place) + "(Lưu hành nội bộ)\n" + plain.substr(place), "internal", "(Lưu hành nội bộ)"},
      {"XEM XONG TRẢ LẠI\t\tĐẢNG CỘNG SẢN VIỆT NAM\n" + plain, "return", "XEM XONG TRẢ LẠI"},
      {"LƯU HÀNH NỘI BỘ\n" + plain.substr(0, place) + "XEM XONG TRẢ LẠI\n" + plain.substr(place), "return", "XEM XONG TRẢ LẠI"},
      {plain, "", ""},
      {plain + "\n- Tài liệu này chỉ để\nlưu hành nội bộ\n", "", ""},
      {"Lưu hành nội bộ.\n" + plain, "", ""},
      {std::string(70, '-') + "\n" + std::string(61, 'a') + "\n", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text.substr(0, 80));
    const auto found = find_handling(row.text, shipped_tables());
    REQUIRE(found.has_value() == !row.value.empty());
    if (!found) continue;
    CHECK(found->value == row.value);
    CHECK(found->where.of(row.text) == row.words);
  }
}

TEST_CASE("a mark further down than any head reaches is none") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Dòng thứ " + std::to_string(i) + "\n";
  CHECK_FALSE(find_handling(text + "LƯU HÀNH NỘI BỘ\n", shipped_tables()));
  CHECK(find_handling(text.substr(0, text.size() / 2) + "\nLƯU HÀNH NỘI BỘ\n", shipped_tables()));
}

TEST_CASE("the class is a field of the record and of the register, and a person may correct it in the words of the mark") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new("LƯU HÀNH NỘI BỘ\n" + to_text({}));
    const RecordField read = field_of(office.load(id), FieldName::handling);
    CHECK(read.value == "internal");
    CHECK(read.as_written == "LƯU HÀNH NỘI BỘ");
    CHECK(read.where.has_value());
    CHECK(read.doubt_key.empty());
    CHECK(office.list({}).items.front().handling == "internal");

    const auto stricter = office.correct({.paper = id, .version = 1, .field = FieldName::handling, .value = "Xem xong trả lại"});
    REQUIRE(stricter);
    CHECK(field_of(*stricter, FieldName::handling).value == "return");
    CHECK(office.list({}).items.front().handling == "return");
    const auto none = office.correct({.paper = id, .version = 2, .field = FieldName::handling, .value = ""});
    REQUIRE(none);
    CHECK(office.list({}).items.front().handling.empty());
    const auto wrong = office.correct({.paper = id, .version = 3, .field = FieldName::handling, .value = "cho mọi người"});
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().key == "directive.not_a_handling");
  });
}

TEST_CASE("a paper without a mark says nothing of its handling, and that is no doubt") {
  in_test_office([](TestOffice& office) {
    const RecordField read = field_of(office.load(office.receive_new(to_text({}))), FieldName::handling);
    CHECK(read.value.empty());
    CHECK_FALSE(read.where);
    CHECK(read.doubt_key.empty());
  });
}

}  // namespace
}  // namespace nhipcau::directive
