#include "directive/citation_links.hpp"
#include "directive/test_office.hpp"

/// What a paper does to others and from when it holds, as it comes back from the register.
namespace nhipcau::directive {
namespace {

const std::string kOld = to_text({.number = "09/KH-UBND", .issued = "ngày 05 tháng 01 năm 2022", .title = "Thông tin đối ngoại năm 2022"});

std::string replacing_paper(const std::string& sentence) {
  return to_text({.issued = "ngày 20 tháng 02 năm 2023",
                  .first_duty = "Giao Sở Ngoại vụ trình danh mục ấn phẩm trong thời hạn 45 ngày kể từ ngày ký Kế hoạch này.",
                  .second_duty = sentence});
}

const Citation& citation_of(const Paper& paper, std::string_view number) {
  for (const Citation& citation : paper.citations)
    if (citation.number && citation.number->normalized == number) return citation;
  FAIL("not cited: " << number);
  return paper.citations.front();
}

TEST_CASE("from when a paper holds and what it does to others are kept with their places") {
  in_test_office([](TestOffice& office) {
    const Paper paper = office.load(office.receive_new(replacing_paper(
        "Kế hoạch này có hiệu lực kể từ ngày ký và thay thế Kế hoạch số 09/KH-UBND ngày 05/01/2022 của Ủy ban nhân dân tỉnh Lào Cai.")));
    REQUIRE(paper.in_force);
    CHECK(paper.in_force->from == Date::make(2023, 2, 20));
    CHECK(paper.in_force->where.of(paper.text).find("có hiệu lực kể từ ngày ký") != std::string_view::npos);
    CHECK(paper.in_force->as_written.find("có hiệu lực") != std::string::npos);
    CHECK(citation_of(paper, "09/KH-UBND").effect == Effect::replaces);
    CHECK_FALSE(citation_of(paper, "97/HD-BTTTT").effect);
  });
}

TEST_CASE("a paper that does not say from when it holds has no such day, and one without the day keeps the words") {
  in_test_office([](TestOffice& office) {
    CHECK_FALSE(office.load(office.receive_new(kOld)).in_force);
    const Paper paper = office.load(office.receive_new(replacing_paper("Kế hoạch này có hiệu lực kể từ ngày được phê duyệt.")));
    REQUIRE(paper.in_force);
    CHECK_FALSE(paper.in_force->from);
    CHECK_FALSE(paper.in_force->as_written.empty());
  });
}

TEST_CASE("the day a deadline is counted from is kept with it") {
  in_test_office([](TestOffice& office) {
    const Paper paper = office.load(office.receive_new(replacing_paper("Giao Văn phòng báo cáo trước ngày 15/12/2023.")));
    REQUIRE(paper.assignments.size() == 2);
    const auto& counted = paper.assignments[0].assignment.deadline;
    REQUIRE(counted);
    CHECK(counted->counted_from.starts_with("ngày ký"));
    CHECK(counted->base == Date::make(2023, 2, 20));
    CHECK(counted->date == Date::make(2023, 4, 6));
    const auto& plain = paper.assignments[1].assignment.deadline;
    REQUIRE(plain);
    CHECK(plain->counted_from.empty());
    CHECK_FALSE(plain->base);
  });
}

TEST_CASE("a paper knows which later one replaces it") {
  in_test_office([](TestOffice& office) {
    const auto old = office.receive_new(kOld);
    const auto newer = office.receive_new(
        replacing_paper("Kế hoạch này thay thế Kế hoạch số 09/KH-UBND ngày 05/01/2022 của Ủy ban nhân dân tỉnh Lào Cai."));
    const auto citing =
        office.database.read([&](store::Read& tx) { return list_cited_by(tx, old, office::sight_of_all(), shipped_tables()); });
    REQUIRE(citing.size() == 1);
    CHECK(citing.front().paper.id == newer);
    CHECK(citing.front().effect == Effect::replaces);
    CHECK(citing.front().is_sure);
  });
}

}  // namespace
}  // namespace nhipcau::directive
