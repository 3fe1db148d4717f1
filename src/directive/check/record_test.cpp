// Fields that a person corrected are what the rules look at.
#include "directive/check/record.hpp"

#include <algorithm>
#include <set>

#include "directive/check/answers.hpp"
#include "directive/test_office.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::check;

namespace {

std::vector<Finding> findings_in(const TestOffice& office, const PaperId& id) {
  std::vector<Finding> findings;
  for (auto& one : office.database.read(
           [&](store::Read& tx) { return check_registered(tx, *load_paper(tx, id), shipped_tables(), office.clock.today()); }))
    findings.push_back(std::move(one.finding));
  return findings;
}

bool has(const TestOffice& office, const PaperId& id, std::string_view rule) {
  const auto all = findings_in(office, id);
  return std::any_of(all.begin(), all.end(), [&](const Finding& finding) { return finding.rule == rule; });
}

void correct(const TestOffice& office, const PaperId& id, FieldName field, std::optional<std::string> value,
             std::optional<Span> selection = {}) {
  const auto done =
      office.correct({.paper = id, .version = office.load(id).version, .field = field, .value = std::move(value), .selection = selection});
  REQUIRE(done);
  const auto open = count_open(findings_in(office, id));
  CHECK(office.database.read([&](store::Read& tx) { return load_paper_row(tx, id)->findings; }) == open);
}

/// A paper without the line that says where and when.
std::string undated() {
  std::string text = to_text({.number = "12/KH-UBND", .issued = "@"});
  const std::string line = "Lào Cai, @\n";
  return text.erase(text.find(line), line.size());
}

struct Case {
  FieldName field;
  std::string typed;
  std::string gone;  ///< the rule that finds something before the field is typed, and nothing after
  std::string come;  ///< and the other way round
};

}  // namespace

TEST_CASE("what a person typed is what the rules look at, until it is taken back") {
  const Case cases[] = {
      {FieldName::number, "", "", "missing-number"},
      {FieldName::number, "12/QĐ-UBND", "", "number-type-mismatch"},
      {FieldName::type, "Quyết định", "", "number-type-mismatch"},
      {FieldName::type, "Nghị định", "missing-date", ""},
      {FieldName::issued_on, "2023-02-20", "missing-date", ""},
      {FieldName::issued_on, "2024-01-05", "", "deadline-in-past"},
      {FieldName::issued_on, "2023-02-01", "", "citation-after-paper"},
      {FieldName::issuer, "", "", "missing-header"},
      {FieldName::signer_name, "", "", "missing-signer"},
  };
  in_test_office([&](TestOffice& office) {
    const PaperId id = office.receive_new(undated());
    for (const Case& one : cases) {
      CAPTURE(to_name(one.field));
      CAPTURE(one.typed);
      const auto holds = [&](bool before, bool after) {
        if (!one.gone.empty()) CHECK(has(office, id, one.gone) == before);
        if (!one.come.empty()) CHECK(has(office, id, one.come) == after);
      };
      holds(true, false);
      correct(office, id, one.field, one.typed);
      holds(false, true);
      correct(office, id, one.field, std::nullopt);
      holds(true, false);
    }
  });
}

TEST_CASE("a typed day of issue chooses the rules of its day") {
  in_test_office([](TestOffice& office) {
    std::string text = undated();
    const std::string issuer = " của Bộ Thông tin và Truyền thông về công tác thông tin đối ngoại;";
    text.erase(text.find(issuer), issuer.size() - 1);
    const PaperId id = office.receive_new(text);
    CHECK(has(office, id, "citation-incomplete"));
    correct(office, id, FieldName::issued_on, "2020-03-04");  // the day before Decree 30/2020
    CHECK_FALSE(has(office, id, "citation-incomplete"));
    correct(office, id, FieldName::issued_on, "2020-03-05");
    CHECK(has(office, id, "citation-incomplete"));
  });
}

TEST_CASE("an issuer and a signer that the reader did not see are not missing once they are typed") {
  in_test_office([](TestOffice& office) {
    std::string text = to_text({});
    text.erase(0, text.find("Số:"));
    text.erase(text.find("TM. ỦY BAN"));
    const std::string lead = "Ủy ban nhân dân tỉnh Lào Cai ban hành Kế hoạch như sau:\n";
    text.erase(text.find(lead), lead.size());
    const PaperId id = office.receive_new(text);
    const auto missing = [&](std::string_view words) {
      for (const Finding& finding : findings_in(office, id))
        if (finding.rule == "missing-header" && finding.args.front().find(words) != std::string::npos) return true;
      return false;
    };
    CHECK(missing("tên cơ quan ban hành"));
    correct(office, id, FieldName::issuer, "Ủy ban nhân dân tỉnh Lào Cai");
    CHECK_FALSE(missing("tên cơ quan ban hành"));
    CHECK(has(office, id, "missing-signer"));
    correct(office, id, FieldName::signer_name, "Nguyễn Văn Bình");
    CHECK_FALSE(has(office, id, "missing-signer"));
  });
}

TEST_CASE("a day worked out from a wrong day of issue is not told as past") {
  in_test_office([](TestOffice& office) {
    const PaperId id = office.receive_new(to_text(
        {.number = "12/KH-UBND", .issued = "ngày 20 tháng 02 năm 2013", .first_duty = "Giao Sở Ngoại vụ báo cáo trước ngày 15/12."}));
    correct(office, id, FieldName::issued_on, "2023-02-20");
    CHECK_FALSE(has(office, id, "deadline-in-past"));
  });
}

TEST_CASE("a number has its place where it stands as typed, and none elsewhere") {
  const std::string text = "Số: 5 /KH-UBND ngày 20/02/2023, thay Kế hoạch số 6/KH-UBND";
  const auto number_of = [&](std::string typed, std::optional<Span> selection) {
    Paper paper{.text = text, .fields = {{.name = FieldName::number, .value = std::move(typed), .where = selection, .by_person = true}}};
    Document read;
    read.number = Number{.as_written = "5 /KH-UBND", .normalized = "5/KH-UBND", .where = {text.find('5'), text.find(" ngày")}};
    return *with_corrections(std::move(read), paper, shipped_tables()).number;
  };
  CHECK(number_of("5/KH-UBND", std::nullopt).as_written == "5 /KH-UBND");
  CHECK(number_of("7/KH-UBND", std::nullopt).where.empty());
  const Span last{text.find("số 6"), text.size()};
  CHECK(number_of("6/KH-UBND", last).where == Span{text.find("6/KH"), text.size()});
  CHECK(number_of("không số", std::nullopt).normalized == "không số");
}

TEST_CASE("names of a joint paper go to its signers in their order") {
  Paper paper{.text = "Trần An\nLê Bình",
              .fields = {{.name = FieldName::signer_name, .value = "Trần An; Lê Bình", .by_person = true},
                         {.name = FieldName::signer_position, .value = "Chủ tịch; Bí thư", .by_person = true}}};
  Document read;
  read.signers = {{.name = "Trân An"}};
  const auto signers = with_corrections(std::move(read), paper, shipped_tables()).signers;
  REQUIRE(signers.size() == 2);
  CHECK(signers[1].name == "Lê Bình");
  CHECK(signers[1].position == "Bí thư");
  CHECK(signers[1].where.of(paper.text) == "Lê Bình");
}
