#include "directive/duplicates.hpp"

#include "directive/test_office.hpp"

namespace nhipcau::directive {
namespace {

const std::string kPaper = to_text({});
/// Another file of the same number, day and issuer: typed anew.
const std::string kAgain = to_text({.title = "Công tác thông tin đối ngoại năm 2023"});

std::vector<office::AuditEntry> audit_of(const TestOffice& office, std::string_view event) {
  return office.database.read([&](store::Read& tx) { return office::list_audit_of(tx, event, 10); });
}

Result<Received> keep(const TestOffice& office, std::string_view bytes, const PaperId& other, const std::string& reason) {
  return receive(office.database, office.files, office.clock, office.actor,
                 {.bytes = bytes, .file_name = "giu.txt", .keep = KeepBeside{.other = other, .reason = reason}}, shipped_tables());
}

bool is_on_disk(const TestOffice& office, std::string_view bytes) {
  return office.files.get(sha256(bytes)).has_value();
}

TEST_CASE("a file of a registered paper's number is noticed before anything of it is saved") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(kPaper);
    const auto again = office.receive(kAgain);
    REQUIRE(again);
    CHECK(again->id.empty());
    REQUIRE(again->same.size() == 1);
    const SamePaper& same = again->same.front();
    CHECK(same.row.id == id);
    CHECK(same.row.number == "12/KH-UBND");
    CHECK(same.version == 1);
    CHECK(same.received_by == "Quản trị viên");
    CHECK(same.why == SamePaper::Why::number);
    CHECK_FALSE(same.dates_differ);
    CHECK(office.list({}).total == 1);
    CHECK(audit_of(office, "directive.registered").size() == 1);
    CHECK_FALSE(is_on_disk(office, kAgain));
  });
}

TEST_CASE("another year, another body or another symbol is another paper; another day of the year is told") {
  in_test_office([](TestOffice& office) {
    office.receive_new(kPaper);
    office.receive_new(to_text({.issued = "ngày 20 tháng 02 năm 2024"}));
    office.receive_new(to_text({.number = "12/KH-STTTT"}));
    std::string other_body = kAgain;
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"LÀO CAI", "SÔNG LAM"}, {"Lào Cai", "Sông Lam"}}) {
      for (auto at = other_body.find(from); at != std::string::npos; at = other_body.find(from, at))
        other_body.replace(at, from.size(), to);
    }
    office.receive_new(other_body);
    const auto other_day = office.receive(to_text({.issued = "ngày 21 tháng 02 năm 2023"}));
    REQUIRE(other_day);
    REQUIRE(other_day->same.size() == 1);
    CHECK(other_day->same.front().dates_differ);
  });
}

TEST_CASE("both are kept with a reason, seen from either side, and once however often it is asked for") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(kPaper);
    const auto kept = keep(office, kAgain, id, "Bản đính chính phát hành cùng số");
    REQUIRE(kept);
    CHECK_FALSE(kept->was_known);
    const auto once_more = keep(office, kAgain, id, "Bản đính chính phát hành cùng số");
    REQUIRE(once_more);
    CHECK(once_more->id == kept->id);
    CHECK(once_more->was_known);
    CHECK(office.list({}).total == 2);

    office.database.read([&](store::Read& tx) {
      const auto later = list_kept_beside(tx, kept->id);
      const auto earlier = list_kept_beside(tx, id);
      REQUIRE(later.size() == 1);
      REQUIRE(earlier.size() == 1);
      CHECK(later.front().other.id == id);
      CHECK(later.front().came_later);
      CHECK(later.front().reason == "Bản đính chính phát hành cùng số");
      CHECK(later.front().kept_by == "Quản trị viên");
      CHECK(earlier.front().other.id == kept->id);
      CHECK_FALSE(earlier.front().came_later);
      return 0;
    });
    const auto lines = audit_of(office, "directive.kept_beside");
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().line.subject_id == kept->id.value);
    CHECK(lines.front().line.before == id.value);
    CHECK(lines.front().line.after == "Bản đính chính phát hành cùng số");
  });
}

TEST_CASE("the very same file is one paper, unless a person says that it is two") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(kPaper);
    const auto known = office.receive(kPaper);
    REQUIRE(known);
    CHECK(known->was_known);
    CHECK(known->id == id);
    office.clock.advance(std::chrono::seconds(1));  // the first of two is the one with the older id
    const auto kept = keep(office, kPaper, id, "Một tệp, hai văn bản");
    REQUIRE(kept);
    CHECK(kept->id != id);
    CHECK(office.list({}).total == 2);
    CHECK(keep(office, kPaper, id, "Một tệp, hai văn bản")->id == kept->id);
    CHECK(office.receive(kPaper)->id == id);
    CHECK(office.list({}).total == 2);
  });
}

TEST_CASE("without a reason, with too long a one or beside a paper that is not there, nothing is kept") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(kPaper);
    CHECK(keep(office, kAgain, id, "").error().key == "directive.reason_missing");
    std::string long_reason;
    for (std::size_t i = 0; i <= kReasonCharacters; ++i) long_reason += "ệ";
    CHECK(keep(office, kAgain, id, long_reason).error().key == "directive.reason_too_long");
    CHECK(keep(office, kAgain, {"x"}, "vì sao").error().key == "directive.no_such_paper");
    CHECK(office.list({}).total == 1);
  });
}

TEST_CASE("papers without a number, and drafts whose number is blank, are nobody's doubles") {
  in_test_office([](TestOffice& office) {
    office.receive_new("THÔNG BÁO\nVề việc thứ nhất\n");
    office.receive_new("THÔNG BÁO\nVề việc thứ hai\n");
    office.receive_new(to_text({.number = "     /KH-UBND"}));
    office.receive_new(to_text({.number = "     /KH-UBND", .title = "Một dự thảo khác"}));
    CHECK(office.list({}).total == 4);
  });
}

TEST_CASE("what else is to be done is done with a file that was not saved too, and undone with its error") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(kPaper);
    std::vector<std::size_t> told;
    const auto also = [&](store::Write&, const Received& received) -> Result<void> {
      told.push_back(received.same.size());
      return {};
    };
    REQUIRE(receive(office.database, office.files, office.clock, office.actor, {.bytes = kAgain, .file_name = "a.txt", .also = also},
                    shipped_tables()));
    CHECK(told == std::vector<std::size_t>{1});
    const auto fails = [](store::Write&, const Received&) -> Result<void> { return fail(Code::invalid, "api.wrong_type", {"x"}); };
    CHECK(receive(office.database, office.files, office.clock, office.actor,
                  {.bytes = kAgain, .file_name = "a.txt", .keep = KeepBeside{id, "vì sao"}, .also = fails}, shipped_tables())
              .error()
              .key == "api.wrong_type");
    CHECK(office.list({}).total == 1);
  });
}

}  // namespace
}  // namespace nhipcau::directive
