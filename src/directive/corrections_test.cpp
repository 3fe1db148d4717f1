#include "directive/test_office.hpp"

namespace nhipcau::directive {
namespace {

TEST_CASE("a person's value stands over the reader's until it is taken back") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    office.clock.advance(std::chrono::minutes(5));
    const auto corrected = office.correct({.paper = id, .version = 1, .field = FieldName::place, .value = "  Sa \u00a0Pa\n"});
    REQUIRE(corrected);
    const RecordField place = field_of(*corrected, FieldName::place);
    CHECK(corrected->version == 2);
    CHECK(place.value == "Sa Pa");
    CHECK(place.as_written == "Lào Cai");
    CHECK(place.by_person);
    CHECK(place.changed_by == "Quản trị viên");
    CHECK(place.changed_at == office.clock.now());
    CHECK_FALSE(place.where);

    const auto back = office.correct({.paper = id, .version = 2, .field = FieldName::place});
    REQUIRE(back);
    CHECK(back->version == 3);
    CHECK(field_of(*back, FieldName::place).value == "Lào Cai");
    CHECK_FALSE(field_of(*back, FieldName::place).by_person);
    CHECK(office.correct({.paper = id, .version = 3, .field = FieldName::place}).error().key == "directive.nothing_to_take_back");
  });
}

TEST_CASE("corrections are taken back one by one, and every step is audited") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({.title = "Tên đọc được"}));
    const std::optional<std::string> steps[] = {"Tên một", "Tên hai", std::nullopt, std::nullopt};
    const std::string values[] = {"Tên một", "Tên hai", "Tên một", "Tên đọc được"};
    for (std::size_t i = 0; i < 4; ++i) {
      const auto paper =
          office.correct({.paper = id, .version = static_cast<std::int64_t>(i) + 1, .field = FieldName::title, .value = steps[i]});
      REQUIRE(paper);
      CHECK(field_of(*paper, FieldName::title).value == values[i]);
    }
    const auto lines = office.database.read([&](store::Read& tx) { return office::list_audit_of(tx, "directive.corrected", 10); });
    REQUIRE(lines.size() == 4);
    CHECK(lines.front().line.field == "title");
    CHECK(lines.front().line.before == "Tên một");
    CHECK(lines.front().line.after == "Tên đọc được");
    CHECK(lines.front().line.subject_id == id.value);
  });
}

TEST_CASE("a correction of another version is refused and changes nothing") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    REQUIRE(office.correct({.paper = id, .version = 1, .field = FieldName::place, .value = "Sa Pa"}));
    const auto late = office.correct({.paper = id, .version = 1, .field = FieldName::place, .value = "Bát Xát"});
    REQUIRE_FALSE(late);
    CHECK(late.error().code == Code::conflict);
    CHECK(late.error().key == "api.changed_meanwhile");
    CHECK(field_of(office.load(id), FieldName::place).value == "Sa Pa");
    CHECK(office.load(id).version == 2);
  });
}

TEST_CASE("what a person gives is checked and normalized") {
  struct Row {
    FieldName field;
    std::string value, stored, error;
  };
  const Row rows[] = {
      {FieldName::issued_on, "2023-03-01", "2023-03-01", ""},
      {FieldName::issued_on, "01/3/2023", "2023-03-01", ""},
      {FieldName::issued_on, "ngày 20 tháng 2 năm 2023", "2023-02-20", ""},
      {FieldName::issued_on, "20 tháng 2 năm 2023", "2023-02-20", ""},
      {FieldName::issued_on, "31/02/2023", "", "directive.not_a_date"},
      {FieldName::issued_on, "tháng 2 năm 2023", "", "directive.not_a_date"},
      {FieldName::issued_on, "từ 01/3/2023 đến 02/3/2023", "", "directive.not_a_date"},
      {FieldName::issued_on, "hôm nay", "", "directive.not_a_date"},
      {FieldName::issued_on, "", "", ""},
      {FieldName::number, "Số: 97 /HD-MTTW-BTT", "97/HD-MTTW-BTT", ""},
      {FieldName::number, "không số", "không số", ""},
      {FieldName::type, "HƯỚNG DẪN", "Hướng dẫn", ""},
      {FieldName::title, std::string(2001, 'a'), "", "directive.field_too_long"},
  };
  in_test_office([&](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    for (const Row& row : rows) {
      CAPTURE(row.value);
      const auto paper = office.correct({.paper = id, .version = office.load(id).version, .field = row.field, .value = row.value});
      if (!row.error.empty()) {
        REQUIRE_FALSE(paper);
        CHECK(paper.error().key == row.error);
        continue;
      }
      REQUIRE(paper);
      CHECK(field_of(*paper, row.field).value == row.stored);
    }
  });
}

TEST_CASE("a number set by a person changes type code, system, the register and the search") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({.number = "12/KH-UBND"}));
    const auto paper = office.correct({.paper = id, .version = 1, .field = FieldName::number, .value = "36 -HD/VPTW"});
    REQUIRE(paper);
    CHECK(paper->type_code == "HD");
    CHECK(paper->system == System::party);
    CHECK(office.list({.type_code = "HD", .system = System::party}).total == 1);
    CHECK(office.list({.type_code = "KH"}).total == 0);
    CHECK(office.list({.query = "36-hd / vptw"}).total == 1);
    CHECK(office.list({.query = "12/KH-UBND"}).total == 1);  // the words still stand in the text
    REQUIRE(office.correct({.paper = id, .version = 2, .field = FieldName::number}));
    CHECK(office.list({.type_code = "KH", .system = System::state}).total == 1);
  });
}

TEST_CASE("a type set by a person decides over the number") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    const auto paper = office.correct({.paper = id, .version = 1, .field = FieldName::type, .value = "Chương trình"});
    REQUIRE(paper);
    CHECK(paper->type_code == "CTr");
    CHECK(office.list({.type_code = "CTr"}).items.front().type == "Chương trình");
  });
}

TEST_CASE("a selection keeps its anchor, and one outside the text is refused") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    const std::string text = office.load(id).text;
    const std::string words = "Thông tin đối ngoại";
    const Span span{text.find(words), text.find(words) + words.size()};
    const auto paper = office.correct({.paper = id, .version = 1, .field = FieldName::title, .value = words, .selection = span});
    REQUIRE(paper);
    CHECK(field_of(*paper, FieldName::title).where == span);
    const Span wrong[] = {{text.size() - 1, text.size() + 1}, {span.begin + 3, span.begin + 3}, {text.find("ổ"), text.find("ổ") + 1}};
    for (const Span outside : wrong) {
      const auto refused = office.correct({.paper = id, .version = 2, .field = FieldName::title, .value = "x", .selection = outside});
      REQUIRE_FALSE(refused);
      CHECK(refused.error().key == "directive.selection_outside");
    }
  });
}

TEST_CASE("a field that a person corrected is no longer in doubt") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({.issued = "ngày 30 tháng 02 năm 2023"}));
    const Paper read = office.load(id);
    CHECK(field_of(read, FieldName::issued_on).doubt_key == "directive.doubt.date_impossible");
    CHECK(office.list({.doubtful = true}).items.front().doubts == 1);
    const auto paper = office.correct({.paper = id, .version = 1, .field = FieldName::issued_on, .value = "28/02/2023"});
    REQUIRE(paper);
    CHECK(field_of(*paper, FieldName::issued_on).doubt_key.empty());
    CHECK(office.list({.doubtful = true}).total == 0);
    CHECK(office.list({.year = 2023}).total == 1);
  });
}

}  // namespace
}  // namespace nhipcau::directive
