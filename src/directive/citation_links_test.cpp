#include "directive/citation_links.hpp"

#include "directive/load.hpp"
#include "directive/test_office.hpp"
#include "directive/versions.hpp"

namespace nhipcau::directive {
namespace {

/// A paper of the province that another one cites: its number, day and issuer may vary.
std::string cited_paper(const std::string& number, const std::string& day, const std::string& body = "TỈNH LÀO CAI",
                        const std::string& title = "Chương trình công tác năm 2023") {
  std::string text = to_text({.number = number, .issued = day, .title = title});
  text.replace(text.find("TỈNH LÀO CAI"), std::string("TỈNH LÀO CAI").size(), body);
  const std::string lower = body == "TỈNH LÀO CAI" ? "tỉnh Lào Cai" : "tỉnh Sông Lam";
  for (auto at = text.find("tỉnh Lào Cai"); at != std::string::npos && lower != "tỉnh Lào Cai"; at = text.find("tỉnh Lào Cai"))
    text.replace(at, std::string("tỉnh Lào Cai").size(), lower);
  return text;
}

/// One that cites in its basis and in a clause.
std::string citing_paper(const std::string& basis, const std::string& number = "90 /KH-UBND") {
  std::string text = to_text({.number = number, .issued = "ngày 02 tháng 3 năm 2023"});
  const std::string usual =
      "Căn cứ Hướng dẫn số 97/HD-BTTTT ngày 09/02/2023 của Bộ Thông tin và Truyền thông về công tác thông tin đối ngoại;";
  text.replace(text.find(usual), usual.size(), basis);
  return text;
}

const std::string kDay = "ngày 20 tháng 02 năm 2023";

CitationLink link_of(const TestOffice& office, const PaperId& citing, std::size_t citation = 0) {
  return office.database.read([&](store::Read& tx) {
    const auto paper = load_paper(tx, citing);
    const auto links = link_citations(tx, citing, paper->reading, paper->citations, office::sight_of_all(), shipped_tables());
    REQUIRE(links.size() == paper->citations.size());
    REQUIRE(citation < links.size());
    return links[citation];
  });
}

std::vector<CitedBy> cited_by(const TestOffice& office, const PaperId& paper) {
  return office.database.read([&](store::Read& tx) { return list_cited_by(tx, paper, office::sight_of_all(), shipped_tables()); });
}

std::vector<std::string> keys_of(const CitationLink& link) {
  std::vector<std::string> keys;
  for (const CitationDoubt& doubt : link.doubts) keys.push_back(doubt.key);
  return keys;
}

TEST_CASE("a citation and the paper it is of find each other, whichever came first") {
  in_test_office([](TestOffice& office) {
    const auto citing = office.receive_new(
        citing_paper("Căn cứ Chương trình số 12/KH-UBND ngày 20/02/2023 của Ủy ban nhân dân tỉnh Lào Cai về công tác năm 2023;"));
    CHECK_FALSE(link_of(office, citing).paper);
    const auto cited = office.receive_new(cited_paper("12/KH-UBND", kDay));
    CHECK(link_of(office, citing).paper == cited);
    CHECK(link_of(office, citing).doubts.empty());
    const auto found = cited_by(office, cited);
    REQUIRE(found.size() == 1);
    CHECK(found.front().paper.id == citing);
    CHECK(found.front().citation == 0);
    CHECK(found.front().is_basis);
    CHECK(found.front().is_sure);
    CHECK(found.front().clause_path.empty());
    CHECK(cited_by(office, citing).empty());
  });
}

TEST_CASE("the clause that a citation stands in is told") {
  in_test_office([](TestOffice& office) {
    const auto cited = office.receive_new(cited_paper("12/KH-UBND", kDay));
    std::string text =
        to_text({.number = "90/KH-UBND",
                 .issued = "ngày 02 tháng 3 năm 2023",
                 .second_duty = "Giao Văn phòng thực hiện Kế hoạch số 12/KH-UBND ngày 20/02/2023 của Ủy ban nhân dân tỉnh Lào Cai."});
    const auto citing = office.receive_new(text);
    const auto found = cited_by(office, cited);
    REQUIRE(found.size() == 1);
    CHECK(found.front().paper.id == citing);
    CHECK(found.front().clause_path == "II.2");
    CHECK_FALSE(found.front().is_basis);
  });
}

TEST_CASE("a link comes and goes with corrections of the number") {
  in_test_office([](TestOffice& office) {
    const auto citing = office.receive_new(citing_paper("Căn cứ Kế hoạch số 12/KH-UBND ngày 20/02/2023 của Ủy ban nhân dân tỉnh Lào Cai;"));
    const auto other = office.receive_new(cited_paper("13/KH-UBND", kDay));
    CHECK_FALSE(link_of(office, citing).paper);
    REQUIRE(office.correct({.paper = other, .version = 1, .field = FieldName::number, .value = "12/KH-UBND"}));
    CHECK(link_of(office, citing).paper == other);
    CHECK(cited_by(office, other).size() == 1);
    REQUIRE(office.correct({.paper = other, .version = 2, .field = FieldName::number, .value = "14/KH-UBND"}));
    CHECK_FALSE(link_of(office, citing).paper);
    CHECK(link_of(office, citing).maybe.empty());
    CHECK(cited_by(office, other).empty());
  });
}

TEST_CASE("one number of two bodies is two papers, and of two years too") {
  in_test_office([](TestOffice& office) {
    const auto ours = office.receive_new(cited_paper("97/HD-MTTQ-BTT", kDay));
    const auto theirs = office.receive_new(cited_paper("97/HD-MTTQ-BTT", kDay, "TỈNH SÔNG LAM"));
    const auto older = office.receive_new(cited_paper("97/HD-MTTQ-BTT", "ngày 20 tháng 02 năm 2022"));
    const auto citing =
        office.receive_new(citing_paper("Căn cứ Hướng dẫn số 97/HD-MTTQ-BTT ngày 20/02/2023 của Ủy ban nhân dân tỉnh Sông Lam;"));
    CHECK(link_of(office, citing).paper == theirs);
    CHECK(cited_by(office, ours).empty());
    CHECK(cited_by(office, older).empty());
    CHECK(cited_by(office, theirs).size() == 1);
  });
}

TEST_CASE("a day that disagrees is shown as a doubt and not linked") {
  in_test_office([](TestOffice& office) {
    const auto cited = office.receive_new(cited_paper("12/KH-UBND", kDay));
    const auto citing = office.receive_new(citing_paper("Căn cứ Kế hoạch số 12/KH-UBND ngày 22/02/2023 của Ủy ban nhân dân tỉnh Lào Cai;"));
    const CitationLink link = link_of(office, citing);
    CHECK_FALSE(link.paper);
    REQUIRE(link.maybe.size() == 1);
    CHECK(link.maybe.front().id == cited);
    CHECK(keys_of(link) == std::vector<std::string>{"directive.citation.date_differs"});
    CHECK(link.doubts.front().args == std::vector<std::string>{"12/KH-UBND", "20/02/2023"});
    const auto found = cited_by(office, cited);
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found.front().is_sure);
    CHECK(found.front().dates_differ);
  });
}

TEST_CASE("what says too little may be the paper, and one of two that look the same is not guessed") {
  in_test_office([](TestOffice& office) {
    const auto cited = office.receive_new(cited_paper("12/KH-UBND", kDay));
    const auto brief = office.receive_new(citing_paper("Căn cứ Kế hoạch số 12/KH-UBND;"));
    CHECK_FALSE(link_of(office, brief).paper);
    REQUIRE(link_of(office, brief).maybe.size() == 1);
    CHECK(link_of(office, brief).doubts.empty());

    const auto citing =
        office.receive_new(citing_paper("Căn cứ Kế hoạch số 12/KH-UBND ngày 20/02/2023 của Ủy ban nhân dân tỉnh Lào Cai;", "91/KH-UBND"));
    CHECK(link_of(office, citing).paper == cited);
    const auto twin = receive(office.database, office.files, office.clock, office.actor,
                              {.bytes = cited_paper("12/KH-UBND", kDay, "TỈNH LÀO CAI", "Bản thứ hai"),
                               .file_name = "hai.txt",
                               .keep = KeepBeside{.other = cited, .reason = "hai bản"}},
                              shipped_tables());
    REQUIRE(twin);
    const CitationLink link = link_of(office, citing);
    CHECK_FALSE(link.paper);
    CHECK(link.maybe.size() == 2);
    CHECK(keys_of(link) == std::vector<std::string>{"directive.citation.several"});
    for (const CitedBy& one : cited_by(office, cited)) CHECK_FALSE(one.is_sure);
  });
}

TEST_CASE("only what a paper says now is a citation of it: not what an older file of it said") {
  in_test_office([](TestOffice& office) {
    const auto cited = office.receive_new(cited_paper("12/KH-UBND", kDay));
    const auto citing = office.receive_new(citing_paper("Căn cứ Kế hoạch số 12/KH-UBND ngày 20/02/2023 của Ủy ban nhân dân tỉnh Lào Cai;"));
    CHECK(cited_by(office, cited).size() == 1);
    REQUIRE(replace_file(office.database, office.files, office.clock, office.actor,
                         {.paper = citing, .version = 1, .bytes = to_text({.number = "90/KH-UBND"}), .file_name = "moi.txt"},
                         shipped_tables()));
    CHECK(cited_by(office, cited).empty());
  });
}

Citation citation(const std::string& number, const std::string& day, const std::string& issuer, const std::string& title) {
  return {.number = Number{.normalized = number}, .issued_on = Date::from_iso(day), .issuer = issuer, .title = title};
}

TEST_CASE("a citation is checked by the table of well-known papers") {
  Tables tables = shipped_tables();
  tables.known_papers.clear();
  tables.known_papers.emplace("8-KL/TW", KnownPaper{.number = "8-KL/TW",
                                                    .type = "Kết luận",
                                                    .issued_on = Date::from_iso("2021-08-12"),
                                                    .issuer = "Bộ Chính trị",
                                                    .title = "Công tác người Việt Nam ở nước ngoài trong tình hình mới",
                                                    .source = "a test"});
  const KnownPaper* const known = find_known(citation("8-KL/TW", "2021-08-12", "Bộ Chính trị", ""), tables);
  REQUIRE(known != nullptr);
  CHECK(find_known(citation("8-KL/TW", "2022-08-12", "Bộ Chính trị", ""), tables) == known);
  CHECK(find_known(citation("8-KL/TW", "2017-08-12", "Bộ Chính trị", ""), tables) == nullptr);
  CHECK(find_known(citation("9-KL/TW", "2021-08-12", "Bộ Chính trị", ""), tables) == nullptr);
  CHECK(find_known(Citation{.type = "chỉ đạo"}, tables) == nullptr);
}

TEST_CASE("titles differ when they share few words, and short ones tell nothing") {
  const std::string known = "Công tác người Việt Nam ở nước ngoài trong tình hình mới";
  CHECK(may_be_one_title(known, "về công tác người Việt Nam ở nước ngoài"));
  CHECK(may_be_one_title(known, "đẩy mạnh công tác đối với người Việt Nam ở nước ngoài trong tình hình mới"));
  CHECK(may_be_one_title(known, "kinh tế"));
  CHECK(may_be_one_title("", known));
  CHECK_FALSE(may_be_one_title(known, "phát triển nông nghiệp, nông thôn bền vững đến năm 2030"));
}

TEST_CASE("each row of the table of well-known papers can be found by its own number, names its source and has a day that exists") {
  for (const auto& [key, paper] : shipped_tables().known_papers) {
    CAPTURE(paper.number);
    CHECK_FALSE(paper.source.empty());
    CHECK((paper.issued_on.has_value() || !paper.title.empty()));
    CHECK(key == identity_key(paper.number));
    const KnownPaper* const found =
        find_known({.number = Number{.normalized = paper.number}, .type = paper.type, .issued_on = paper.issued_on, .issuer = paper.issuer},
                   shipped_tables());
    REQUIRE(found != nullptr);
    CHECK(found->number == paper.number);
    CHECK(compare(identity_of(Citation{.number = Number{.normalized = paper.number}, .issued_on = paper.issued_on, .issuer = paper.issuer},
                              shipped_tables()),
                  {.number = paper.number, .issuer = paper.issuer, .issued_on = paper.issued_on}, shipped_tables())
              .verdict != Sameness::Verdict::different);
  }
}

}  // namespace
}  // namespace nhipcau::directive
