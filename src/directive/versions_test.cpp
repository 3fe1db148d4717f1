#include "directive/versions.hpp"

#include "directive/test_office.hpp"

namespace nhipcau::directive {
namespace {

const std::string kFirst = to_text({});
const std::string kSecond = "LƯU HÀNH NỘI BỘ\n" + to_text({.title = "Công tác thông tin đối ngoại năm 2023",
                                                           .second_duty = "Giao Văn phòng in và gửi tài liệu đến các xã."});
const std::string kThird = to_text({.title = "Bản thứ ba"});

Result<Received> replace(const TestOffice& office, const PaperId& paper, std::int64_t version, std::string_view bytes,
                         const std::string& name = "ban-moi.txt") {
  return replace_file(office.database, office.files, office.clock, office.actor,
                      {.paper = paper, .version = version, .bytes = bytes, .file_name = name}, shipped_tables());
}

std::vector<EarlierFile> earlier_files_of(const TestOffice& office, const PaperId& paper) {
  return office.database.read([&](store::Read& tx) { return list_earlier_files(tx, paper); });
}

const StoredAssignment& duty_of(const Paper& paper, std::string_view assignee) {
  for (const StoredAssignment& stored : paper.assignments)
    if (stored.assignment.assignee.find(assignee) != std::string::npos) return stored;
  FAIL("no duty of that assignee");
  return paper.assignments.front();
}

TEST_CASE("a newer file takes the place of the older; id, corrections and the ids of clauses and duties stay") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(kFirst);
    REQUIRE(office.correct({.paper = id, .version = 1, .field = FieldName::place, .value = "Sa Pa"}));
    const Paper before = office.load(id);
    office.clock.advance(std::chrono::hours(1));
    const auto replaced = replace(office, id, 2, kSecond);
    REQUIRE(replaced);
    CHECK(replaced->id == id);
    CHECK_FALSE(replaced->was_known);

    const Paper after = office.load(id);
    CHECK(after.version == 3);
    CHECK(after.file_name == "ban-moi.txt");
    CHECK(after.size_bytes == static_cast<std::int64_t>(kSecond.size()));
    CHECK(after.original == sha256(kSecond));
    CHECK(after.received_at == before.received_at);
    CHECK(field_of(after, FieldName::title).value == "Công tác thông tin đối ngoại năm 2023");
    CHECK(field_of(after, FieldName::place).value == "Sa Pa");
    CHECK(office.list({}).items.front().handling == "internal");
    REQUIRE(after.clauses.size() == before.clauses.size());
    for (std::size_t i = 0; i < after.clauses.size(); ++i) CHECK(after.clauses[i].id == before.clauses[i].id);
    CHECK(duty_of(after, "Sở Văn hóa").id == duty_of(before, "Sở Văn hóa").id);
    CHECK(office.list({}).total == 1);
    CHECK(office.list({.query = "gửi tài liệu"}).total == 1);
    CHECK(office.list({.query = "tổng hợp kết quả"}).total == 0);
  });
}

TEST_CASE("the files a paper was are listed with who and when, and can be opened") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(kFirst);
    const auto first_at = office.clock.now();
    office.clock.advance(std::chrono::hours(1));
    const auto second_at = office.clock.now();
    REQUIRE(replace(office, id, 1, kSecond, "hai.txt"));
    office.clock.advance(std::chrono::hours(1));
    REQUIRE(replace(office, id, 2, kThird, "ba.txt"));

    const auto files = earlier_files_of(office, id);
    REQUIRE(files.size() == 2);
    CHECK(files[0].position == 1);
    CHECK(files[0].file_name == "van-ban.txt");
    CHECK(files[0].size_bytes == static_cast<std::int64_t>(kFirst.size()));
    CHECK(files[0].received_at == first_at);
    CHECK(files[0].replaced_at == second_at);
    CHECK(files[0].received_by == "Quản trị viên");
    CHECK(files[1].file_name == "hai.txt");
    CHECK(files[1].received_at == second_at);
    CHECK(files[1].replaced_by == "Quản trị viên");
    CHECK(office.files.get(files[0].original) == kFirst);
    CHECK(office.files.get(files[1].original) == kSecond);
    office.database.read([&](store::Read& tx) {
      CHECK(load_earlier_file(tx, id, 2)->original == sha256(kSecond));
      CHECK(load_earlier_file(tx, id, 3).error().key == "directive.no_such_version");
      CHECK(load_earlier_file(tx, {"x"}, 1).error().key == "directive.no_such_version");
      return 0;
    });
    const auto lines = office.database.read([&](store::Read& tx) { return office::list_audit_of(tx, "directive.file_replaced", 10); });
    REQUIRE(lines.size() == 2);
    CHECK(lines.front().line.before == sha256(kSecond).hex);
    CHECK(lines.front().line.after == sha256(kThird).hex);
  });
}

TEST_CASE("the same file once more changes nothing; another one over what has moved on is refused") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(kFirst);
    REQUIRE(replace(office, id, 1, kSecond));
    const auto once_more = replace(office, id, 1, kSecond);
    REQUIRE(once_more);
    CHECK(once_more->was_known);
    CHECK(office.load(id).version == 2);
    CHECK(earlier_files_of(office, id).size() == 1);

    CHECK(replace(office, id, 1, kThird).error().key == "api.changed_meanwhile");
    REQUIRE(replace(office, id, 2, kThird));
    CHECK(replace(office, id, 1, kSecond).error().key == "api.changed_meanwhile");  // never back by an old press of the button
    CHECK(office.load(id).original == sha256(kThird));
    REQUIRE(replace(office, id, 3, kSecond));
    CHECK(earlier_files_of(office, id).size() == 3);
  });
}

TEST_CASE("a file that is another paper, is classified or cannot be read leaves the paper as it was") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(kFirst);
    office.receive_new(to_text({.number = "13/KH-UBND"}));
    const auto of_another = replace(office, id, 1, to_text({.number = "13/KH-UBND"}));
    REQUIRE_FALSE(of_another);
    CHECK(of_another.error().key == "directive.file_of_another");
    CHECK(of_another.error().args == std::vector<std::string>{"13/KH-UBND"});
    CHECK(replace(office, id, 1, "MẬT\n" + kThird).error().key == "directive.classified");
    CHECK(replace(office, id, 1, "").error().key == "files.empty");
    CHECK(replace(office, {"x"}, 1, kThird).error().key == "directive.no_such_paper");
    CHECK(office.load(id).version == 1);
    CHECK(earlier_files_of(office, id).empty());
    CHECK_FALSE(office.files.get(sha256("MẬT\n" + kThird)));
  });
}

TEST_CASE("a file that a paper was before is known for that") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(kFirst);
    REQUIRE(replace(office, id, 1, kThird));
    const auto again = office.receive(kFirst);
    REQUIRE(again);
    REQUIRE(again->same.size() == 1);
    CHECK(again->same.front().why == SamePaper::Why::earlier_file);
    CHECK(again->same.front().row.id == id);
    CHECK(again->same.front().version == 2);
  });
}

}  // namespace
}  // namespace nhipcau::directive
