#include "directive/identity.hpp"

#include <doctest/doctest.h>

#include "directive/body_match.hpp"

namespace nhipcau::directive {
namespace {

TEST_CASE("names of one body are one, whatever is abbreviated; one that says less may be it") {
  struct Row {
    std::string a, b;
    BodyMatch expected;
  };
  const Row rows[] = {
      {"UBND tỉnh Vân Sơn", "Ủy ban nhân dân tỉnh Vân Sơn", BodyMatch::same},
      {"Uỷ ban nhân dân Tỉnh Vân Sơn", "ỦY BAN NHÂN DÂN TỈNH VÂN SƠN", BodyMatch::same},
      {"Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam", "Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", BodyMatch::same},
      {"Ủy ban MTTQ tỉnh Vân Sơn", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Vân Sơn", BodyMatch::same},
      {"Bộ Chính trị (khóa XI)", "Bộ Chính trị", BodyMatch::same},
      {"Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Vân Sơn", BodyMatch::perhaps},
      {"Tỉnh ủy Vân Sơn", "Ban Thường vụ Tỉnh ủy Vân Sơn", BodyMatch::perhaps},
      {"", "Bộ Ngoại giao", BodyMatch::perhaps},
      {"Ban Bí thư", "Bộ Chính trị", BodyMatch::differ},
      {"Ủy ban nhân dân tỉnh Vân Sơn", "Ủy ban nhân dân tỉnh Sông Lam", BodyMatch::differ},
      {"Bộ Nội vụ", "Bộ Ngoại giao", BodyMatch::differ},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK(match_bodies(row.a, row.b, shipped_tables()) == row.expected);
    CHECK(match_bodies(row.b, row.a, shipped_tables()) == row.expected);
  }
}

struct Row {
  Identity a, b;
  std::string expected;  ///< "different", "perhaps", "same", with " date" or " issuer" behind for what differs
};

std::string to_text(const Sameness& sameness) {
  const std::string verdicts[] = {"different", "perhaps", "same"};
  return verdicts[static_cast<std::size_t>(sameness.verdict)] + (sameness.dates_differ ? " date" : "") +
         (sameness.issuers_differ ? " issuer" : "");
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.a.number);
    CAPTURE(row.a.issuer);
    CAPTURE(row.b.issuer);
    CHECK(to_text(compare(row.a, row.b, shipped_tables())) == row.expected);
    CHECK(to_text(compare(row.b, row.a, shipped_tables())) == row.expected);
  }
}

Identity paper(const std::string& number, const std::string& issuer, const std::string& issued_on = "", const std::string& type = "") {
  return {.number = number, .type_code = type, .issuer = issuer, .issued_on = Date::from_iso(issued_on)};
}

TEST_CASE("State and Front papers are told apart by issuer and year") {
  const std::string van_son = "Ủy ban nhân dân tỉnh Vân Sơn";
  const std::string front = "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Vân Sơn";
  check({
      {paper("12/KH-UBND", van_son, "2026-02-20"), paper("12 / KH - UBND", "UBND tỉnh Vân Sơn", "2026-02-20"), "same"},
      {paper("12/KH-UBND", van_son, "2026-02-20"), paper("12/KH-UBND", "", "2026-02-20"), "same"},
      {paper("12/KH-UBND", van_son, "2026-02-20"), paper("12/KH-UBND", van_son, "2026-03-20"), "perhaps date"},
      {paper("12/KH-UBND", van_son, "2026-02-20"), paper("12/KH-UBND", van_son, "2025-02-20"), "different"},
      {paper("12/KH-UBND", van_son, "2026-02-20"), paper("12/KH-UBND", van_son), "perhaps"},
      {paper("12/KH-UBND", van_son, "2026-02-20"), paper("12/KH-UBND", ""), "perhaps"},
      {paper("12/KH-UBND", van_son, "2026-02-20"), paper("12/KH-UBND", "Ủy ban nhân dân tỉnh Sông Lam", "2026-02-20"), "different"},
      {paper("97/HD-MTTQ-BTT", front, "2023-02-09"),
       paper("97/HD-MTTQ-BTT", "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Sông Lam", "2023-02-09"), "different"},
      {paper("97/HD-MTTQ-BTT", front, "2023-02-09"), paper("97/HD-MTTW-BTT", front, "2023-02-09"), "different"},
      {paper("97/HD-MTTQ-BTT", front, "2023-02-09"), paper("97/HĐ-MTTQ-BTT", front, "2023-02-09"), "different"},
  });
}

TEST_CASE("a year in the number and a symbol of one body alone say more than a day") {
  check({
      {paper("72/2015/NĐ-CP", "Chính phủ", "2015-09-07"), paper("72/2015/NĐ-CP", ""), "same"},
      {paper("72/2015/NĐ-CP", "Chính phủ", "2015-09-07"), paper("72/2015/NĐ-CP", "Chính phủ", "2015-07-09"), "perhaps date"},
      {paper("126/2025/QH15", "Quốc hội", "2025-12-10"), paper("126/2025/QH15", ""), "same"},
      {paper("2013/QĐ-TTg", "Thủ tướng Chính phủ", "2011-11-14"), paper("2013/QĐ-TTg", "", "2011-11-14"), "same"},
      {paper("2013/QĐ-TTg", "Thủ tướng Chính phủ", "2011-11-14"), paper("2013/QĐ-TTg", ""), "perhaps"},
      {paper("20/2020/QĐ-UBND", "Ủy ban nhân dân tỉnh Vân Sơn"), paper("20/2020/QĐ-UBND", ""), "perhaps"},
  });
}

TEST_CASE("Party papers are numbered by the term, and an issuer that is named wrongly is a doubt") {
  const std::string secretariat = "Ban Bí thư Trung ương Đảng";
  check({
      {paper("12-CT/TW", secretariat, "2022-01-19"), paper("12-CT/TW", "Ban Bí thư", "2022-01-19"), "same"},
      {paper("12-CT/TW", secretariat, "2022-01-19"), paper("12-CT/TW", "Bộ Chính trị", "2022-01-19"), "perhaps issuer"},
      {paper("12-CT/TW", secretariat, "2022-01-19"), paper("12-CT/TW", "Ban Bí thư", "2022-01-20"), "perhaps date"},
      {paper("12-CT/TW", secretariat, "2022-01-19"), paper("12-CT/TW", "Ban Bí thư", "2017-01-19"), "different"},
      {paper("12-CT/TW", secretariat, "2022-01-19"), paper("12-CT/TW", ""), "perhaps"},
      {paper("15-KH/TU", "Tỉnh ủy Vân Sơn", "2019-05-01"), paper("15-KH/TU", "Tỉnh ủy Vân Sơn", "2016-05-01"), "perhaps date"},
      {paper("15-KH/TU", "Tỉnh ủy Vân Sơn", "2019-05-01"), paper("15-KH/TU", "Tỉnh ủy Vân Sơn", "2021-05-01"), "different"},
      {paper("15-KH/TU", "Tỉnh ủy Vân Sơn", "2019-05-01"), paper("15-KH/TU", "Tỉnh ủy Vân Sơn", "2020-12-01"), "perhaps date"},
  });
}

TEST_CASE("a number without a type is of one type at a time, and a blank number is nobody's") {
  check({
      {paper("124/CP", "", "1966-07-01", "NĐ"), paper("124/CP", "", "1966-07-01", "QĐ"), "different"},
      {paper("124/CP", "", "1966-07-01", "NĐ"), paper("124/CP", "", "1966-07-01"), "same"},
      {paper("399-QĐ/TW", "Bộ Chính trị", "2026-01-09", "QĐ"), paper("399-QĐ/TW", "Bộ Chính trị", "2026-01-09", "QyĐ"), "same"},
      {paper("…/KH-UBND", "Ủy ban nhân dân tỉnh", "2026-01-09"), paper("…/KH-UBND", "Ủy ban nhân dân tỉnh", "2026-01-09"), "different"},
      {paper("", "Ủy ban nhân dân tỉnh", "2026-01-09"), paper("", "Ủy ban nhân dân tỉnh", "2026-01-09"), "different"},
  });
}

}  // namespace
}  // namespace nhipcau::directive
