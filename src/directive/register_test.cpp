#include <set>

#include "directive/test_office.hpp"

namespace nhipcau::directive {
namespace {

std::vector<std::string> numbers_of(const PaperPage& page) {
  std::vector<std::string> numbers;
  for (const PaperRow& row : page.items) numbers.push_back(row.number);
  return numbers;
}

/// Walks all pages; every page but the last is full.
std::vector<std::string> walk(const TestOffice& office, PaperFilter filter) {
  std::vector<std::string> ids;
  for (int pages = 0; pages < 100; ++pages) {
    const PaperPage page = office.list(filter);
    for (const PaperRow& row : page.items) ids.push_back(row.id.value);
    if (page.next.empty()) return ids;
    CHECK(page.items.size() == static_cast<std::size_t>(filter.limit));
    filter.cursor = page.next;
  }
  FAIL("the pages never end");
  return ids;
}

using Numbers = std::vector<std::string>;

TEST_CASE("120 papers are walked page by page, newest first, each once") {
  in_test_office([](TestOffice& office) {
    std::vector<std::string> received;
    for (int i = 1; i <= 120; ++i) {
      received.push_back(office.receive_new(to_text({.number = std::to_string(i) + "/KH-UBND"})).value);
      if (i % 3 == 0) office.clock.advance(std::chrono::milliseconds(1));  // three share an instant
    }
    const auto walked = walk(office, {.limit = 50});
    CHECK(walked.size() == 120);
    CHECK(std::set<std::string>(walked.begin(), walked.end()) == std::set<std::string>(received.begin(), received.end()));
    const std::set<std::string> last_three(received.end() - 3, received.end());
    CHECK(std::set<std::string>(walked.begin(), walked.begin() + 3) == last_three);
    const auto found = walk(office, {.query = "thong tin doi ngoai", .limit = 50});
    CHECK(std::set<std::string>(found.begin(), found.end()).size() == 120);
    CHECK(office.list({.query = "thong tin doi ngoai", .limit = 7}).total == 120);
  });
}

TEST_CASE("a paper is found by words with and without marks, in the old tone style, and by its number in any spacing") {
  struct Row {
    std::string query;
    Numbers numbers;
  };
  const Row rows[] = {
      {"thong tin doi ngoai", {"15/KH-UBND"}}, {"Thông tin đối ngoại", {"15/KH-UBND"}}, {"quan trắc thuỷ văn", {"15/KH-UBND"}},
      {"15 /KH-UBND", {"15/KH-UBND"}},         {"15/ kh-ubnd", {"15/KH-UBND"}},         {"không có từ này trong sổ", {}},
  };
  in_test_office([&](TestOffice& office) {
    office.receive_new(to_text({.number = "15 /KH-UBND", .second_duty = "Giao Văn phòng công bố số liệu quan trắc thủy văn."}));
    office.clock.advance(std::chrono::seconds(1));
    auto other = to_text({.number = "16/KH-UBND", .title = "Trồng rừng năm 2023"});
    for (auto at = other.find("đối ngoại"); at != std::string::npos; at = other.find("đối ngoại"))
      other.replace(at, std::string("đối ngoại").size(), "nội bộ");
    office.receive_new(other);
    for (const Row& row : rows) {
      CAPTURE(row.query);
      CHECK(numbers_of(office.list({.query = row.query})) == row.numbers);
    }
  });
}

TEST_CASE("a number finds its own paper before those that cite it") {
  in_test_office([](TestOffice& office) {
    office.receive_new(to_text({.number = "97/HD-BTTTT"}));
    office.clock.advance(std::chrono::seconds(1));
    office.receive_new(to_text({.number = "20/KH-UBND"}));
    const auto page = office.list({.query = "97 / HD-BTTTT"});
    REQUIRE(page.items.size() == 2);
    CHECK(page.items.front().number == "97/HD-BTTTT");
  });
}

TEST_CASE("filters narrow the register and its counts") {
  struct Row {
    std::string what;
    PaperFilter filter;
    Numbers numbers;
  };
  in_test_office([](TestOffice& office) {
    const auto plan = office.receive_new(to_text({.number = "1/KH-UBND"}));
    office.clock.advance(std::chrono::seconds(1));
    office.receive_new(to_text({.number = "2/KH-UBND", .issued = "ngày 05 tháng 01 năm 2024"}));
    office.clock.advance(std::chrono::seconds(1));
    office.receive_new(to_text({.number = "/KH-UBND", .issued = "ngày   tháng   năm 2024", .title = "Dự thảo"}));
    office.database.write([&](store::Write& tx) -> Result<void> {
      note_plan(tx, plan);
      return {};
    });
    const std::string draft = office.list({}).items.front().number;
    const Row rows[] = {
        {"all", {}, {draft, "2/KH-UBND", "1/KH-UBND"}},
        {"type", {.type_code = "KH"}, {draft, "2/KH-UBND", "1/KH-UBND"}},
        {"other type", {.type_code = "CV"}, {}},
        {"system", {.system = System::state}, {draft, "2/KH-UBND", "1/KH-UBND"}},
        {"other system", {.system = System::party}, {}},
        {"year", {.year = 2024}, {"2/KH-UBND"}},
        {"sure", {.doubtful = false}, {"2/KH-UBND", "1/KH-UBND"}},
        {"in doubt", {.doubtful = true}, {draft}},
        {"planned", {.planned = true}, {"1/KH-UBND"}},
        {"not planned", {.planned = false}, {draft, "2/KH-UBND"}},
        {"searched and filtered", {.query = "đối ngoại", .year = 2023}, {"1/KH-UBND"}},
        {"searched and not planned", {.query = "danh lam thắng cảnh", .year = 2024, .planned = false}, {"2/KH-UBND"}},
    };
    for (const Row& row : rows) {
      CAPTURE(row.what);
      const auto page = office.list(row.filter);
      CHECK(numbers_of(page) == row.numbers);
      CHECK(page.total == static_cast<std::int64_t>(row.numbers.size()));
    }
    const auto types = office.list({.type_code = "CV"}).types;  // the counts do not follow the type chosen
    REQUIRE(types.size() == 1);
    CHECK(types.front().code == "KH");
    CHECK(types.front().name == "Kế hoạch");
    CHECK(types.front().count == 3);
  });
}

TEST_CASE("rows of many papers come at once and unknown ids are left out") {
  in_test_office([](TestOffice& office) {
    std::vector<PaperId> ids;
    for (int i = 1; i <= 30; ++i) ids.push_back(office.receive_new(to_text({.number = std::to_string(i) + "/KH-UBND"})));
    ids.push_back({"01JDZZZZZZZZZZZZZZZZZZZZZZ"});
    office.database.read([&](store::Read& tx) {
      const auto rows = load_paper_rows(tx, ids);
      CHECK(rows.size() == 30);
      CHECK(rows.at(ids[4].value).number == "5/KH-UBND");
      CHECK(rows.at(ids[4].value).open_assignments == 2);
      CHECK(load_paper_rows(tx, {}).empty());
      return 0;
    });
  });
}

TEST_CASE("a broken cursor gives the first page") {
  in_test_office([](TestOffice& office) {
    office.receive_new(to_text({}));
    CHECK(office.list({.cursor = "lung tung"}).items.size() == 1);
    CHECK(office.list({.query = "đối ngoại", .cursor = "lung tung"}).items.size() == 1);
    CHECK(office.list({.query = "đối ngoại", .cursor = "99"}).items.empty());
  });
}

TEST_CASE("papers without a plan are counted, the newest shown first, and only those in sight") {
  in_test_office([](TestOffice& office) {
    std::vector<PaperId> ids;
    for (int i = 1; i <= 4; ++i) {
      ids.push_back(office.receive_new(to_text({.number = std::to_string(i) + "/KH-UBND"})));
      office.clock.advance(std::chrono::seconds(1));
    }
    REQUIRE(office.database.write([&](store::Write& tx) -> Result<void> {
      note_plan(tx, ids.at(2));
      return {};
    }));
    const auto unplanned = [&](const office::Sight& sight, int limit) {
      const auto papers = office.database.read([&](store::Read& tx) { return list_unplanned(tx, sight, limit); });
      std::string numbers = std::to_string(papers.total) + ":";
      for (const PaperRow& row : papers.newest) numbers += " " + row.number;
      return numbers;
    };
    CHECK(unplanned(office::sight_of_all(), 10) == "3: 4/KH-UBND 2/KH-UBND 1/KH-UBND");
    CHECK(unplanned(office::sight_of_all(), 2) == "3: 4/KH-UBND 2/KH-UBND");
    CHECK(unplanned({.account = "01JDZZZZZZZZZZZZZZZZZZZZZZ", .on = "2026-11-22"}, 10) == "0:");
  });
}

}  // namespace
}  // namespace nhipcau::directive
