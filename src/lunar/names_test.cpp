#include "lunar/names.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace nhipcau;
using namespace nhipcau::lunar;

namespace {

constexpr const char* kStems[] = {"Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"};
constexpr const char* kBranches[] = {"Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"};

std::string shown(const CycleName& name) {
  return std::string(kStems[name.stem]) + " " + kBranches[name.branch];
}

Date day(const char* iso) {
  return *Date::from_iso(iso);
}

}  // namespace

TEST_CASE("years, months, days and hours have the names that calendars print") {
  CHECK(shown(name_of_year(1945)) == "Ất Dậu");
  CHECK(shown(name_of_year(1968)) == "Mậu Thân");
  CHECK(shown(name_of_year(2026)) == "Bính Ngọ");
  CHECK(shown(name_of_year(2033)) == "Quý Sửu");
  CHECK(shown(name_of_month({2023, 1, false, 1})) == "Giáp Dần");
  CHECK(shown(name_of_month({2023, 2, true, 1})) == "Ất Mão");
  CHECK(shown(name_of_month({2023, 11, false, 1})) == "Giáp Tý");
  CHECK(shown(name_of_day(day("2000-01-01"))) == "Mậu Ngọ");
  CHECK(shown(name_of_day(day("2026-02-17"))) == "Nhâm Tuất");
  CHECK(shown(name_of_day(day("1900-01-01"))) == "Giáp Tuất");
}

TEST_CASE("the first two hours of a day begin at 23 of the day before") {
  const Date giap_tuat = day("1900-01-01");
  CHECK(shown(name_of_hour(giap_tuat, 0)) == "Giáp Tý");
  CHECK(shown(name_of_hour(giap_tuat, 1)) == "Ất Sửu");
  CHECK(shown(name_of_hour(giap_tuat, 12)) == "Canh Ngọ");
  CHECK(shown(name_of_hour(giap_tuat, 22)) == "Ất Hợi");
  CHECK(name_of_hour(giap_tuat, 23) == name_of_hour(giap_tuat.plus_days(1), 0));
}

TEST_CASE("the 24 terms of a year stand in their order, on their days") {
  const auto terms = list_solar_terms(2026);
  REQUIRE(terms);
  REQUIRE(terms->size() == 24);
  const std::pair<int, const char*> known[] = {{285, "2026-01-05"}, {315, "2026-02-04"}, {0, "2026-03-20"},  {15, "2026-04-05"},
                                               {90, "2026-06-21"},  {180, "2026-09-23"}, {270, "2026-12-22"}};
  for (const auto& [degree, on] : known) {
    CAPTURE(degree);
    const auto found = std::find_if(terms->begin(), terms->end(), [&](const SolarTerm& term) { return term.degree == degree; });
    REQUIRE(found != terms->end());
    CHECK(found->on.to_iso() == on);
  }
  for (int year = 1900; year <= 2100; ++year) {
    const auto all = list_solar_terms(year);
    REQUIRE(all);
    for (std::size_t i = 0; i < all->size(); ++i) {
      REQUIRE((*all)[i].on.year() == year);
      REQUIRE((*all)[i].degree == (285 + 15 * static_cast<int>(i)) % 360);
      if (i > 0) REQUIRE((*all)[i - 1].on < (*all)[i].on);
      REQUIRE(load_solar_term(year, (*all)[i].degree)->on == (*all)[i].on);
      const auto found = find_solar_term((*all)[i].on);
      REQUIRE(found);
      REQUIRE(found->degree == (*all)[i].degree);
      REQUIRE_FALSE(find_solar_term((*all)[i].on.plus_days(1)));
    }
  }
  CHECK(list_solar_terms(1899).error().key == "lunar.outside");
  CHECK(list_solar_terms(2101).error().key == "lunar.outside");
}

TEST_CASE("terms that come near to midnight are told apart, and stand on the day an ephemeris of today gives") {
  const auto of = [](int year, int degree) {
    const auto terms = *list_solar_terms(year);
    return *std::find_if(terms.begin(), terms.end(), [&](const SolarTerm& term) { return term.degree == degree; });
  };
  CHECK(of(2038, 120).on.to_iso() == "2038-07-22");
  CHECK(of(2038, 120).is_close);
  CHECK(of(2003, 195).on.to_iso() == "2003-10-09");
  CHECK_FALSE(of(2003, 195).is_close);
  CHECK(of(2004, 60).on.to_iso() == "2004-05-20");
  CHECK(of(2098, 195).on.to_iso() == "2098-10-07");
  CHECK(of(2098, 195).is_close);
}
