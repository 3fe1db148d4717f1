#include "directive/anniversaries.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "calendar/records.hpp"
#include "directive/occasions.hpp"
#include "directive/tables.hpp"
#include "directive/take_anniversaries.hpp"
#include "directive/test_office.hpp"

namespace nhipcau::directive {
namespace {

const Date kToday = *Date::make(2026, 11, 23);

std::string shown(const Anniversary& one) {
  std::string line =
      one.occasion.since->to_iso() + " " + (one.kept ? one.kept->to_iso() : "?") + " " + (one.years ? std::to_string(*one.years) : "?");
  if (one.year_class) line += " " + std::string(calendar::name_of(*one.year_class));
  if (one.is_corrected) line += " corrected " + one.written;
  line += " " + one.occasion.country + "|" + one.occasion.name + "|";
  return line + (one.known ? one.known->id : "");
}

std::vector<Anniversary> propose(const std::string& text, std::span<const calendar::Occasion> known = calendar::shipped_occasions()) {
  const auto words = split_words(text, {0, text.size()});
  const auto occasions = find_occasions({text, words, {0, text.size()}}, 2024, shipped_tables());
  return propose_anniversaries(text, occasions, kToday, known);
}

struct Row {
  std::string text;
  std::vector<std::string> proposed;
};

}  // namespace

TEST_CASE("anniversaries of a text become days for the calendar: put right, with the day that it has of them") {
  const Row rows[] = {
      {"Kỷ niệm 50 năm Ngày thiết lập quan hệ ngoại giao Việt Nam – Pháp (12/4/1973 - 12/4/2023).",
       {"1973-04-12 2023-04-12 50 round FR|Ngày thiết lập quan hệ ngoại giao Việt Nam - Pháp|relations_fr"}},
      {"kỷ niệm 50 năm ngày thiết lập quan hệ ngoại giao với các nước Malaysia (30/3/1973- 30/3/1923), Pháp (12/4/1973- 12/4/1923); Vương "
       "quốc "
       "Anh và Bắc Ai -len (11/9/1973- 11/9/1923)…",
       {"1973-03-30 2023-03-30 50 round corrected 30/3/1973- 30/3/1923 MY|Ngày thiết lập quan hệ ngoại giao Việt Nam - "
        "Malaysia|relations_my",
        "1973-04-12 2023-04-12 50 round corrected 12/4/1973- 12/4/1923 FR|Ngày thiết lập quan hệ ngoại giao Việt Nam - Pháp|relations_fr",
        "1973-09-11 2023-09-11 50 round corrected 11/9/1973- 11/9/1923 GB|Ngày thiết lập quan hệ ngoại giao Việt Nam - Anh|relations_gb"}},
      {"Kỷ niệm 50 năm Ngày thiết lập quan hệ ngoại giao với Pháp (12/4/1973 - 12/4/2024).",
       {"1973-04-12 2023-04-12 50 round corrected 12/4/1973 - 12/4/2024 FR|Ngày thiết lập quan hệ ngoại giao Việt Nam - "
        "Pháp|relations_fr"}},
      {"Kỷ niệm Ngày ký Hiệp định Paris (27/1/2023 - 27/1/1973).",
       {"1973-01-27 2023-01-27 50 round corrected 27/1/2023 - 27/1/1973 |Ngày ký Hiệp định Paris|paris_accords"}},
      {"Kỷ niệm 55 năm ngày thiết lập quan hệ ngoại giao với Pháp (14/4/1973 - 14/4/2028).",
       {"1973-04-14 2028-04-14 55 five FR|Ngày thiết lập quan hệ ngoại giao Việt Nam - Pháp|relations_fr"}},
      {"kỷ niệm 33 năm ngày thành lập trạm khí tượng Nà Ngàn (05/3/1991 - 05/3/2024);",
       {"1991-03-05 2024-03-05 33 other |Ngày thành lập trạm khí tượng Nà Ngàn|"}},
      {"Kỷ niệm 79 năm Ngày Tổng khởi nghĩa (19/8/1945 - 19/8/2024).", {"1945-08-19 2024-08-19 79 other |Ngày Tổng khởi nghĩa|"}},
      {"Kỷ niệm 35 năm Ngày hội quốc phòng toàn dân (22/12/1989 - 22/12/2024), Ngày hội quốc phòng toàn dân (22/12/1989 - 22/12/2024).",
       {"1989-12-22 2024-12-22 35 five |Ngày hội quốc phòng toàn dân|national_defence_day"}},
      {"Ngày mở cửa chùa (29/02/1992 - 28/02/2027) được kỷ niệm.", {}},
      {"- Kỷ niệm 100 năm Ngày Báo chí cách mạng Việt Nam (21/6/1925-21/6/2025).\n2. Kỷ niệm ngày thiết lập quan hệ ngoại giao với: Hoa Kỳ "
       "(12/7/1995 - 12/7/2025), EU (28/11/1990 - 28/11/2025).",
       {"1925-06-21 2025-06-21 100 round |Ngày Báo chí cách mạng Việt Nam|press_day",
        "1995-07-12 2025-07-12 30 round US|Ngày thiết lập quan hệ ngoại giao Việt Nam - Hoa Kỳ|relations_us",
        "1990-11-28 2025-11-28 35 five EU|Ngày thiết lập quan hệ ngoại giao Việt Nam - Liên minh châu Âu|relations_eu"}},
      {"- 80 năm Cách mạng Tháng Tám thành công (19/8/1945 - 19/8/2025) và Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9/1945 - "
       "02/9/2025);",
       {"1945-08-19 2025-08-19 80 round |Cách mạng Tháng Tám thành công|august_revolution",
        "1945-09-02 2025-09-02 80 round |Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam|national_day"}},
      {"Kế hoạch số 5/KH-UBND ngày 03/01/2023 của Ủy ban nhân dân tỉnh, giai đoạn 2021 - 2030.", {}},
      {"", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::vector<std::string> lines;
    for (const Anniversary& one : propose(row.text)) lines.push_back(shown(one));
    CHECK(lines == row.proposed);
  }
}

TEST_CASE("what may be the same under another name is told, and what is known under its own name is no such thing") {
  const auto uprising = propose("Kỷ niệm 79 năm Ngày Tổng khởi nghĩa (19/8/1945 - 19/8/2024).");
  REQUIRE(uprising.size() == 1);
  std::vector<std::string> same;
  for (const auto& one : uprising[0].same_day) same.push_back(one.id);
  CHECK(same == std::vector<std::string>{"august_revolution", "public_security"});
  const auto police = propose("Kỷ niệm 79 năm Ngày truyền thống Công an nhân dân (19/8/1945 - 19/8/2024).");
  REQUIRE(police.size() == 1);
  CHECK(police[0].known->id == "public_security");
  CHECK(police[0].same_day.empty());
}

TEST_CASE("our sample papers' anniversaries are all proposed, and nothing else") {
  const auto days_of = [](const std::string& path) {
    std::ifstream file(path);
    REQUIRE(file);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto reading = read(bytes, shipped_tables());
    REQUIRE(reading);
    std::vector<std::string> lines;
    for (const auto& one : propose_anniversaries(reading->text, reading->parsed.document.occasions, kToday, calendar::shipped_occasions()))
      lines.push_back(shown(one));
    return lines;
  };
  CHECK(days_of("samples/huong-dan-mat-tran.txt") ==
        std::vector<std::string>{"1976-07-12 2026-07-12 50 round corrected 12/7/1976-12/7/1926 PH|Ngày thiết lập quan hệ ngoại giao Việt "
                                 "Nam - Philippines|relations_ph",
                                 "1976-08-06 2026-08-06 50 round TH|Ngày thiết lập quan hệ ngoại giao Việt Nam - Thái Lan|relations_th",
                                 "1930-11-18 2026-11-18 96 other |Ngày thành lập Mặt trận Dân tộc thống nhất Việt Nam|front_founding"});
  CHECK(days_of("samples/thong-bao-ket-luan.txt").size() == 5);
  CHECK(days_of("samples/huong-dan-trung-uong.txt").size() == 10);
  CHECK(days_of("samples/ke-hoach-dang-uy-xa.txt").empty());
}

namespace {

const std::string kDuty =
    "Giao Sở Ngoại vụ chủ trì tổ chức kỷ niệm 50 năm Ngày thiết lập quan hệ ngoại giao Việt Nam - Pháp (12/4/1973 - 12/4/1923); kỷ niệm 25 "
    "năm "
    "Ngày mở cửa khẩu Nà Ngàn (20/10/2001 - 20/10/2026).";

Result<std::vector<std::string>> take(const TestOffice& office, const Paper& paper, const std::vector<ChosenAnniversary>& chosen) {
  return office.database.write([&](store::Write& tx) {
    return take_anniversaries(tx, office.clock, office.actor, paper.id, paper.reading, chosen, office::sight_of_all());
  });
}

std::vector<PaperAnniversary> list(const TestOffice& office, const Paper& paper) {
  return office.database.read([&](store::Read& tx) { return list_anniversaries(tx, paper, office::sight_of_all(), office.clock.today()); });
}

}  // namespace

TEST_CASE("one taken over stands in the calendar with its paper, both ways, and is taken back without a trace but its lines") {
  in_test_office(
      [](TestOffice& office) {
        const Paper paper = office.load(office.receive_new(to_text({.first_duty = kDuty})));
        const auto before = list(office, paper);
        REQUIRE(before.size() == 2);
        CHECK(before[0].said.known->id == "relations_fr");
        CHECK(before[0].noted.empty());

        const auto days = take(office, paper, {{.position = 0, .day = {}}, {.position = 1, .day = {}}});
        REQUIRE(days);
        CHECK(days->at(0) == "relations_fr");
        const auto own = office.database.read([&](store::Read& tx) { return calendar::load_day(tx, {days->at(1)}); });
        REQUIRE(own);
        CHECK(own->occasion.name == "Ngày mở cửa khẩu Nà Ngàn");
        CHECK(own->occasion.since == Date::make(2001, 10, 20));
        CHECK(calendar::to_text(own->occasion.rule) == "solar 10-20");
        CHECK(own->occasion.source == "Kế hoạch số 12/KH-UBND ngày 20/02/2023");
        const auto after = list(office, paper);
        REQUIRE(after.size() == 2);
        CHECK(after[0].noted == "relations_fr");
        CHECK_FALSE(after[0].made_day);
        CHECK(after[1].noted == days->at(1));
        CHECK(after[1].made_day);
        const auto noted = office.database.read([&](store::Read& tx) { return calendar::list_noted(tx, office::sight_of_all()); });
        CHECK(noted.size() == 2);
        CHECK(take(office, paper, {{.position = 1, .day = {}}}) == std::vector<std::string>{days->at(1)});  // twice is once

        for (const std::string& day : *days) {
          REQUIRE(office.database.write(
              [&](store::Write& tx) { return calendar::remove_paper(tx, office.clock, office.actor, day, paper.id.value); }));
        }
        CHECK(list(office, paper)[1].noted.empty());
        CHECK_FALSE(list(office, paper)[1].said.known);
        CHECK(office.database.read([&](store::Read& tx) { return calendar::load_day(tx, {days->at(1)}); })->is_retired);
        const auto gone = office.database.write(
            [&](store::Write& tx) { return calendar::remove_paper(tx, office.clock, office.actor, days->at(1), paper.id.value); });
        CHECK(gone.error().key == "calendar.not_noted");
        const auto lines = office.database.read([&](store::Read& tx) { return office::list_audit(tx, "paper", paper.id.value, 10); });
        CHECK(std::ranges::count_if(lines, [](const auto& entry) { return entry.line.event == "calendar.paper_noted"; }) == 2);
        CHECK(std::ranges::count_if(lines, [](const auto& entry) { return entry.line.event == "calendar.paper_taken_back"; }) == 2);
      },
      {calendar::queries()});
}

TEST_CASE("a day that somebody changed since, or that another paper names, stays when one paper is taken back") {
  in_test_office(
      [](TestOffice& office) {
        const Paper first = office.load(office.receive_new(to_text({.first_duty = kDuty})));
        const Paper second = office.load(office.receive_new(to_text({.number = "13/KH-UBND", .first_duty = kDuty})));
        const auto days = take(office, first, {{.position = 1, .day = {}}});
        REQUIRE(days);
        CHECK(list(office, second)[1].said.known->id == days->at(0));
        REQUIRE(take(office, second, {{.position = 1, .day = {}}}) == *days);
        REQUIRE(office.database.write(
            [&](store::Write& tx) { return calendar::remove_paper(tx, office.clock, office.actor, days->at(0), first.id.value); }));
        const auto own = office.database.read([&](store::Read& tx) { return calendar::load_day(tx, {days->at(0)}); });
        CHECK_FALSE(own->is_retired);
      },
      {calendar::queries()});
}

TEST_CASE("one may be taken over as another day of the calendar; what is not there is refused") {
  in_test_office(
      [](TestOffice& office) {
        const Paper paper = office.load(office.receive_new(to_text({.first_duty = kDuty})));
        const auto fault = [&](const std::vector<ChosenAnniversary>& chosen) { return take(office, paper, chosen).error().key; };
        CHECK(fault({{.position = 2, .day = {}}}) == "directive.no_such_anniversary");
        CHECK(fault({{.position = 1, .day = "no_such"}}) == "directive.no_such_anniversary");
        Paper older = paper;
        older.reading = {"01JD"};
        CHECK(take(office, older, {{.position = 1, .day = {}}}).error().key == "api.changed_meanwhile");
        REQUIRE(take(office, paper, {{.position = 1, .day = "young_pioneers_of_nowhere"}}).error().key == "directive.no_such_anniversary");
        REQUIRE(take(office, paper, {{.position = 1, .day = "womens_day"}}));
        CHECK(list(office, paper)[1].noted == "womens_day");
      },
      {calendar::queries()});
}

}  // namespace nhipcau::directive
