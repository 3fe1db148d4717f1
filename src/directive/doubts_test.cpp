#include "directive/doubts.hpp"

#include <doctest/doctest.h>

#include "directive/fields.hpp"

namespace nhipcau::directive {
namespace {

const Date kReceived = *Date::make(2026, 11, 22);

/// A paper of which nothing is in doubt.
Reading sure_reading() {
  Reading reading;
  reading.text = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSố: 12/KH-UBND\n";
  Document& paper = reading.parsed.document;
  paper.number = Number{.as_written = "12/KH-UBND", .normalized = "12/KH-UBND", .type_code = "KH", .system = System::state};
  paper.type = Field{.value = "Kế hoạch"};
  paper.type_code = "KH";
  paper.issuer = Field{.value = "Ủy ban nhân dân tỉnh Lào Cai"};
  paper.issued_on_text = Field{.value = "ngày 20 tháng 02 năm 2023"};
  paper.issued_on = Date::make(2023, 2, 20);
  paper.place = Field{.value = "Lào Cai"};
  paper.title = Field{.value = "Thông tin đối ngoại năm 2023"};
  paper.signers = {{.name = "Nguyễn Văn Bình", .position = "Phó Chủ tịch"}};
  return reading;
}

std::vector<std::string> doubts_in(const Reading& reading) {
  std::vector<std::string> doubts;
  for (const RecordField& field : read_fields(reading, kReceived)) {
    if (!field.doubt_key.empty()) doubts.push_back(std::string(to_name(field.name)) + " " + field.doubt_key);
  }
  return doubts;
}

TEST_CASE("each doubt has its own reason") {
  struct Row {
    std::string expected;
    void (*spoil)(Document&);
  };
  const Row rows[] = {
      {"", [](Document&) {}},
      {"number directive.doubt.missing", [](Document& p) { p.number.reset(); }},
      {"number directive.doubt.number_blank", [](Document& p) { p.number->as_written = p.number->normalized = "/KH-UBND"; }},
      {"number directive.doubt.number_rewritten", [](Document& p) { p.number->as_written = "12-KH/UBND"; }},
      {"", [](Document& p) { p.number->as_written = "12 /KH–UBND"; }},
      {"number directive.doubt.number_and_type_differ", [](Document& p) { p.number->type_code = "CT"; }},
      {"type directive.doubt.missing", [](Document& p) { p.type.reset(); }},
      {"", [](Document& p) { p.type.reset(), p.type_code.clear(), p.number->type_code.clear(); }},
      {"issuer directive.doubt.missing", [](Document& p) { p.issuer.reset(); }},
      {"issuer directive.doubt.issuer_composed", [](Document& p) { p.issuer->value = "Ủy ban nhân dân tỉnh Lai Châu"; }},
      {"", [](Document& p) { p.parent_body.reset(); }},
      {"issued_on directive.doubt.missing", [](Document& p) { p.issued_on.reset(), p.issued_on_text.reset(); }},
      {"issued_on directive.doubt.date_impossible",
       [](Document& p) { p.issued_on.reset(), p.issued_on_text->value = "ngày 30 tháng 02 năm 2023"; }},
      {"issued_on directive.doubt.date_incomplete",
       [](Document& p) { p.issued_on.reset(), p.issued_on_text->value = "ngày   tháng 02 năm 2023"; }},
      {"issued_on directive.doubt.date_in_future", [](Document& p) { p.issued_on = Date::make(2026, 11, 23); }},
      {"", [](Document& p) { p.issued_on = kReceived; }},
      {"place directive.doubt.missing", [](Document& p) { p.place.reset(); }},
      {"title directive.doubt.missing", [](Document& p) { p.title.reset(); }},
      {"signer_position directive.doubt.missing", [](Document& p) { p.signers.front().position.clear(); }},
      {"", [](Document& p) { p.signers.front().capacity.clear(); }},
  };
  for (const Row& row : rows) {
    CAPTURE(row.expected);
    Reading reading = sure_reading();
    row.spoil(reading.parsed.document);
    const auto expected = row.expected.empty() ? std::vector<std::string>{} : std::vector{row.expected};
    CHECK(doubts_in(reading) == expected);
  }
}

TEST_CASE("an empty text has all its needed fields missing") {
  CHECK(doubts_in({}).size() == 8);  // all but the parent body and the capacity
}

TEST_CASE("a field that stands in words not surely recognised is in doubt, whatever it says") {
  Reading reading = sure_reading();
  const std::size_t begin = reading.text.find("12/KH-UBND");
  reading.parsed.document.number->where = {begin, begin + 10};
  reading.doubtful = {{0, 4}, {begin, begin + 10}};
  CHECK(doubts_in(reading) == std::vector<std::string>{"number directive.doubt.not_surely_recognised"});
  reading.doubtful = {{0, 4}, {begin + 10, begin + 11}};
  CHECK(doubts_in(reading).empty());
}

}  // namespace
}  // namespace nhipcau::directive
