#include "directive/inheritors.hpp"

#include "directive/test_office.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::string_view kWrong = "27/1/1973 - 27/1/1923";
const std::string kPassage =
    "Kể lại chuyện bến phà cũ trong tuần lễ sông nước (" + std::string(kWrong) + ") cho học sinh các trường ven sông nghe.";

std::string paper_with(const std::string& number, const std::string& day, const std::string& duty) {
  return to_text({.number = number, .issued = day, .first_duty = duty});
}

Result<Inheritors> inheritors_of(const TestOffice& office, const PaperId& paper, std::string_view words) {
  return office.database.read([&](store::Read& tx) {
    const std::string text = paper_text(tx, paper);
    const std::size_t at = text.find(words);
    REQUIRE(at != std::string::npos);
    return list_inheritors(tx, paper, {at, at + words.size()}, office::sight_of_all(), shipped_tables());
  });
}

}  // namespace

TEST_CASE("a defect found in one paper shows every paper that took the passage over") {
  in_test_office([](TestOffice& office) {
    const auto first = office.receive_new(paper_with("31/KH-UBND", "ngày 05 tháng 01 năm 2023", kPassage));
    std::string mended = kPassage;
    mended.replace(mended.find(kWrong), kWrong.size(), "27/1/1973 - 27/1/2023");
    const auto third = office.receive_new(paper_with("33/KH-UBND", "ngày 09 tháng 3 năm 2023", mended));
    const auto second = office.receive_new(paper_with("32/KH-UBND", "ngày 07 tháng 02 năm 2023", kPassage));
    office.receive_new(paper_with("34/KH-UBND", "ngày 10 tháng 3 năm 2023",
                                  "Mời đoàn xiếc lưu động diễn ở chợ phiên vào sáng chủ nhật đầu tháng mười một."));
    const auto found = inheritors_of(office, first, kWrong);
    REQUIRE(found);
    REQUIRE(found->papers.size() == 2);
    CHECK(found->papers[0].paper.id == second);
    CHECK(found->papers[0].relation == lineage::Relation::inherited);
    CHECK(found->papers[0].has_very_words);
    CHECK(found->papers[0].clause_path == "II.1");
    CHECK(found->papers[1].paper.id == third);
    CHECK(found->papers[1].relation == lineage::Relation::adapted);
    CHECK_FALSE(found->papers[1].has_very_words);
    CHECK_FALSE(found->is_cut);
  });
}

TEST_CASE("a passage is content, and long enough to tell") {
  in_test_office([](TestOffice& office) {
    const auto paper = office.receive_new(paper_with("31/KH-UBND", "ngày 05 tháng 01 năm 2023", kPassage));
    office.receive_new(paper_with("32/KH-UBND", "ngày 06 tháng 01 năm 2023", kPassage));
    for (const std::string words : {"Độc lập - Tự do", "MỤC ĐÍCH"}) {
      CAPTURE(words);
      const auto found = inheritors_of(office, paper, words);
      REQUIRE(found);
      CHECK(found->papers.empty());
    }
    const auto outside = office.database.read([&](store::Read& tx) {
      return list_inheritors(tx, paper, {5, std::size_t{1} << 30U}, office::sight_of_all(), shipped_tables());
    });
    REQUIRE_FALSE(outside);
    CHECK(outside.error().key == "directive.passage_outside");
  });
}

TEST_CASE("parents and children are papers of the register, and what is out of sight is not there") {
  in_test_office([](TestOffice& office) {
    const auto parent = office.receive_new(paper_with("31/KH-UBND", "ngày 05 tháng 01 năm 2023", kPassage));
    const auto child = office.receive_new(
        paper_with("35/KH-UBND", "ngày 09 tháng 3 năm 2023",
                   kPassage + " Việc này thực hiện theo Kế hoạch số 31/KH-UBND ngày 05/01/2023 của Ủy ban nhân dân tỉnh Lào Cai."));
    office.database.read([&](store::Read& tx) {
      const Relatives of_child = list_relatives(tx, child, office::sight_of_all(), shipped_tables());
      REQUIRE(of_child.parents.size() == 1);
      CHECK(of_child.parents[0].paper.id == parent);
      CHECK(of_child.children.empty());
      const Relatives of_parent = list_relatives(tx, parent, office::sight_of_all(), shipped_tables());
      REQUIRE(of_parent.children.size() == 1);
      CHECK(of_parent.children[0].paper.id == child);

      const auto found = load_lineage(tx, child, {parent}, office::sight_of_all(), shipped_tables());
      REQUIRE(found);
      CHECK(found->lineage.shares.inherited > 0.7);
      const office::Sight nobody{.account = "01ARZ3NDEKTSV4RRFFQ69G5FAV", .on = "2026-11-22"};
      CHECK(load_lineage(tx, child, {parent}, nobody, shipped_tables()).error().key == "directive.no_such_paper");
      CHECK(list_relatives(tx, child, nobody, shipped_tables()).parents.empty());
      const auto passage = paper_text(tx, parent).find(kWrong);
      const Span words{passage, passage + kWrong.size()};
      CHECK(list_inheritors(tx, parent, words, nobody, shipped_tables())->papers.empty());
      const auto seen = list_inheritors(tx, parent, words, office::sight_of_all(), shipped_tables());
      REQUIRE(seen->papers.size() == 1);
      CHECK(seen->papers[0].cites);
      return 0;
    });
  });
}

}  // namespace nhipcau::directive
