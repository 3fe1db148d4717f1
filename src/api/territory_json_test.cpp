#include "api/territory_json.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "office/account.hpp"
#include "office/succession.hpp"
#include "office/units.hpp"
#include "store/testing.hpp"

namespace nhipcau::api {
namespace {

using office::Level;
using Levels = office::Territories::Levels;

const Date kNow = *Date::make(2026, 11, 22), kBefore = *Date::make(2024, 3, 5);
const FixedClock kClock(from_rfc3339("2026-11-22T08:00:00.000Z"));

std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The real lists; none where ../shared is absent.
struct Lists {
  office::Territories old, now;
};
std::optional<Lists> real_lists() {
  const auto old = read_territories(file_bytes("../shared/data/territory/units-before-2025.json"));
  const auto now = read_territories(file_bytes("../shared/data/territory/units-2026-07-25.json"));
  if (old && now) return Lists{*old, *now};
  MESSAGE("skipped: ../shared/data/territory is not here");
  return std::nullopt;
}

TEST_CASE("both forms of a list are read, names cleaned, kinds as the law writes them") {
  const auto two = read_territories(file_bytes("fuzz/seeds/api_territory/two_levels.json"));
  REQUIRE(two);
  CHECK(two->levels == Levels::two);
  REQUIRE(two->units.size() == 4);
  CHECK(two->units[0].english == "Hanoi City");
  CHECK(two->units[1].parent == "01");
  CHECK(two->units[1].level == Level::commune);
  CHECK(two->units[2].name == "Xã Ngọc Hà");

  const auto three = read_territories(file_bytes("fuzz/seeds/api_territory/three_levels.json"));
  REQUIRE(three);
  CHECK(three->levels == Levels::three);
  REQUIRE(three->units.size() == 4);
  CHECK(three->units[1].level == Level::district);
  CHECK(three->units[2].parent == "001");
  CHECK(three->without_code == 0);  // the empty place of a district without communes is no unit
}

TEST_CASE("what is no list is said so") {
  for (const std::string bytes :
       {"", "[]", "{}", "[1]", "[{}]", "[[]]", R"([{"Code":"x","FullName":"a"}])", R"([{"Code":"01","FullName":" "}])",
        R"([{"Code":"01","FullName":"a\nb"}])", R"([{"Code":"01","FullName":"a","Wards":{}}])",
        R"([{"Code":"01","FullName":"a","Wards":[1]}])", "[{\"Code\":\"01\""}) {
    CAPTURE(bytes);
    const auto list = read_territories(bytes);
    REQUIRE_FALSE(list);
    CHECK(list.error().key == "office.not_territories");
  }
  CHECK(read_territories(std::string(kTerritoryBytes + 1, ' ')).error().key == "office.territory_file_too_large");
  CHECK(read_territories(std::string(100, '[') + std::string(100, ']')).error().key == "office.not_territories");
  std::string many = R"([{"Code":"01","FullName":"a","Wards":[)";
  for (std::size_t i = 0; i < kMostTerritories; ++i) many += R"({"FullName":"b"},)";
  CHECK(read_territories(many + R"({"FullName":"b"}]}])").error().key == "office.not_territories");
}

TEST_CASE("the real lists are read whole") {
  const auto lists = real_lists();
  if (!lists) return;
  const auto count = [](const office::Territories& list, Level level) {
    return std::count_if(list.units.begin(), list.units.end(), [&](const auto& unit) { return unit.level == level; });
  };
  CHECK(count(lists->now, Level::province) == 34);
  CHECK(count(lists->now, Level::commune) == 3321);
  CHECK(count(lists->old, Level::province) == 63);
  CHECK(count(lists->old, Level::district) == 696);
  CHECK(count(lists->old, Level::commune) == 10035);
}

/// Each of the 63 provinces until June 2025, by what it is now: Resolution 202/2025/QH15 of 12 June 2025. Those of an empty right side
/// stay.
constexpr std::pair<const char*, const char*> kProvinces[] = {
    {"Hà Nội", ""},
    {"Cao Bằng", ""},
    {"Điện Biên", ""},
    {"Lai Châu", ""},
    {"Sơn La", ""},
    {"Lạng Sơn", ""},
    {"Quảng Ninh", ""},
    {"Thanh Hóa", ""},
    {"Nghệ An", ""},
    {"Hà Tĩnh", ""},
    {"Huế", ""},
    {"Tuyên Quang", "Tuyên Quang"},
    {"Hà Giang", "Tuyên Quang"},
    {"Lào Cai", "Lào Cai"},
    {"Yên Bái", "Lào Cai"},
    {"Thái Nguyên", "Thái Nguyên"},
    {"Bắc Kạn", "Thái Nguyên"},
    {"Bắc Ninh", "Bắc Ninh"},
    {"Bắc Giang", "Bắc Ninh"},
    {"Phú Thọ", "Phú Thọ"},
    {"Vĩnh Phúc", "Phú Thọ"},
    {"Hòa Bình", "Phú Thọ"},
    {"Hải Phòng", "Hải Phòng"},
    {"Hải Dương", "Hải Phòng"},
    {"Hưng Yên", "Hưng Yên"},
    {"Thái Bình", "Hưng Yên"},
    {"Ninh Bình", "Ninh Bình"},
    {"Hà Nam", "Ninh Bình"},
    {"Nam Định", "Ninh Bình"},
    {"Quảng Trị", "Quảng Trị"},
    {"Quảng Bình", "Quảng Trị"},
    {"Đà Nẵng", "Đà Nẵng"},
    {"Quảng Nam", "Đà Nẵng"},
    {"Quảng Ngãi", "Quảng Ngãi"},
    {"Kon Tum", "Quảng Ngãi"},
    {"Gia Lai", "Gia Lai"},
    {"Bình Định", "Gia Lai"},
    {"Khánh Hòa", "Khánh Hòa"},
    {"Ninh Thuận", "Khánh Hòa"},
    {"Đắk Lắk", "Đắk Lắk"},
    {"Phú Yên", "Đắk Lắk"},
    {"Lâm Đồng", "Lâm Đồng"},
    {"Đắk Nông", "Lâm Đồng"},
    {"Bình Thuận", "Lâm Đồng"},
    {"Đồng Nai", "Đồng Nai"},
    {"Bình Phước", "Đồng Nai"},
    {"Hồ Chí Minh", "Hồ Chí Minh"},
    {"Bình Dương", "Hồ Chí Minh"},
    {"Bà Rịa - Vũng Tàu", "Hồ Chí Minh"},
    {"Tây Ninh", "Tây Ninh"},
    {"Long An", "Tây Ninh"},
    {"Đồng Tháp", "Đồng Tháp"},
    {"Tiền Giang", "Đồng Tháp"},
    {"Vĩnh Long", "Vĩnh Long"},
    {"Bến Tre", "Vĩnh Long"},
    {"Trà Vinh", "Vĩnh Long"},
    {"An Giang", "An Giang"},
    {"Kiên Giang", "An Giang"},
    {"Cần Thơ", "Cần Thơ"},
    {"Sóc Trăng", "Cần Thơ"},
    {"Hậu Giang", "Cần Thơ"},
    {"Cà Mau", "Cà Mau"},
    {"Bạc Liêu", "Cà Mau"},
};

/// The province of that name on the day.
office::Unit province(store::Read& tx, const std::string& name, const Date& on) {
  CAPTURE(name);
  for (const auto& place : office::find_units(tx, name, on).places) {
    if (place.unit.level == Level::province && place.unit.period.holds(on)) return place.unit;
  }
  FAIL("no such province that day");
  return {};
}

void check_provinces(store::Read& tx) {
  CHECK(std::size(kProvinces) == 63);
  CHECK(office::list_tops(tx, office::Tree::territory, kBefore).size() == 63);
  CHECK(office::list_tops(tx, office::Tree::territory, kNow).size() == 34);
  for (const auto& [before, now] : kProvinces) {
    CAPTURE(before);
    const office::Unit older = province(tx, before, kBefore);
    const auto became = office::find_successors(tx, older.id, kNow);
    REQUIRE(became);
    REQUIRE(became->units.size() == 1);
    CHECK(became->unknown.empty());
    const office::Unit newer = province(tx, *now == '\0' ? before : now, kNow);
    CHECK(became->units.front().unit == newer.id);
    CHECK((newer.id == older.id) == (*now == '\0'));
    CHECK(office::find_successors(tx, older.id, kBefore)->units.front().unit == older.id);
  }
}

/// A district's communes went into many; of most old communes nothing is known but by their code.
void check_districts_and_communes(store::Read& tx) {
  std::size_t districts = 0, known_communes = 0, unknown_communes = 0;
  for (const office::Unit& older : office::list_tops(tx, office::Tree::territory, kBefore)) {
    const office::Unit newer = *office::load_unit(tx, office::find_successors(tx, older.id, kNow)->units.front().unit, kNow);
    for (const office::Unit& district : office::list_below(tx, older.id, kBefore)) {
      ++districts;
      CAPTURE(district.name);
      const auto became = office::find_successors(tx, district.id, kNow);
      CHECK_FALSE(became->units.empty());
      unknown_communes += became->unknown.size();
      known_communes += became->units.size();
      for (const office::Successor& one : became->units) {
        const auto above = office::list_above(tx, one.unit, kNow);
        REQUIRE(above.size() == 1);
        CHECK(above.front().id == newer.id);  // codes lead into no other province
      }
    }
  }
  CHECK(districts == 696);
  CHECK(known_communes == 3320);  // all but one: the code of Ba Chẽ was given anew
  CHECK(known_communes - 5 + unknown_communes == 10035);
}

TEST_CASE("all former provinces have the successor that the National Assembly's resolution gives them") {
  const auto lists = real_lists();
  if (!lists) return;
  const std::vector<store::QueryFile> queries{office::queries()};
  store::for_each_engine(queries, [&](store::Database& database) {
    for (const office::Territories* list : {&lists->now, &lists->old}) {
      const auto report = database.write(
          [&](store::Write& tx) { return office::import_territories(tx, kClock, {}, *list, office::shipped_territory_tables()); });
      REQUIRE(report);
      CHECK(report->added + report->known == list->units.size());
      CHECK(report->other_names.empty());
    }
    database.read([](store::Read& tx) {
      check_provinces(tx);
      check_districts_and_communes(tx);
      CHECK(province(tx, "Thừa Thiên Huế", kBefore).name == "Tỉnh Thừa Thiên Huế");
      CHECK(province(tx, "Đồng Nai", *Date::make(2025, 12, 1)).name == "Tỉnh Đồng Nai");
      CHECK(province(tx, "Đồng Nai", kNow).name == "Thành phố Đồng Nai");
    });
  });
}

}  // namespace
}  // namespace nhipcau::api
