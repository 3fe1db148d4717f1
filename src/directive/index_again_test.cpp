#include "directive/index_again.hpp"

#include <utility>
#include <vector>

#include "directive/test_office.hpp"

namespace nhipcau::directive {
namespace {

TEST_CASE("papers whose index was lost are found again as before") {
  in_test_office([](TestOffice& office) {
    std::vector<PaperId> papers;
    for (int i = 1; i <= 45; ++i) papers.push_back(office.receive_new(to_text({.number = std::to_string(i) + "/KH-UBND"})));
    const Paper first = office.load(papers.front());
    REQUIRE(office.correct({.paper = papers.front(), .version = first.version, .field = FieldName::title, .value = "Trồng rừng phòng hộ"}));
    const std::vector<std::string> queries{"thông tin đối ngoại", "\"trồng rừng\"", "15 /KH-UBND", "quy hoach"};
    const auto found = [&] {
      std::vector<std::vector<std::string>> all;
      for (const std::string& query : queries) {
        all.emplace_back();
        for (const PaperRow& row : office.list({.query = query, .limit = 100}).items) all.back().push_back(row.id.value);
      }
      return all;
    };
    const auto before = found();
    CHECK(before[1].size() == 1);
    const auto cleared = office.database.write([&](store::Write& tx) -> Result<void> {
      for (const PaperId& id : papers) search::remove(tx, "paper", id.value);
      return {};
    });
    REQUIRE(cleared);
    CHECK(found()[1].empty());

    std::vector<std::pair<std::size_t, std::size_t>> told;
    REQUIRE(index_again(office.database, [&](std::size_t done, std::size_t total) { told.emplace_back(done, total); }));
    CHECK(told == std::vector<std::pair<std::size_t, std::size_t>>{{0, 45}, {20, 45}, {40, 45}});
    CHECK(found() == before);
    REQUIRE(index_again(office.database, {}));
    CHECK(found() == before);
  });
}

TEST_CASE("an office without papers has nothing to index") {
  in_test_office([](TestOffice& office) { CHECK(index_again(office.database, {})); });
}

}  // namespace
}  // namespace nhipcau::directive
