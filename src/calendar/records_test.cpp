#include "calendar/records.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "calendar/year.hpp"
#include "office/test_units.hpp"

using namespace nhipcau;
using namespace nhipcau::calendar;

namespace {

const std::vector<store::QueryFile> kQueries{office::queries(), calendar::queries()};

DayRule rule(std::string_view text) {
  const auto read = parse_day_rule(text);
  REQUIRE(read);
  return *read;
}

Occasion feast() {
  return {.name = "Lễ hội Lồng tồng", .kind = OccasionKind::feast, .rule = rule("lunar 01-10 for 2"), .theme = "tradition"};
}

void on_each(const std::function<void(office::testing::Country&)>& test) {
  store::for_each_engine(kQueries, [&](store::Database& database) {
    office::testing::Country country(database);
    test(country);
  });
}

OfficeDays all(office::testing::Country& office) {
  return office.read([](store::Read& tx) { return load_office_days(tx, office::sight_of_all()); });
}

Result<OwnDay> add(office::testing::Country& office, const Occasion& said, const office::UnitId& unit = {}) {
  return office.database.write([&](store::Write& tx) { return add_day(tx, office.clock, office.self(), unit, said); });
}

Result<OwnDay> change(office::testing::Country& office, const DayChange& said) {
  return office.database.write([&](store::Write& tx) { return change_day(tx, office.clock, office.self(), said); });
}

Result<ShippedChange> say(office::testing::Country& office, const ShippedChange& said) {
  return office.database.write([&](store::Write& tx) { return change_shipped(tx, office.clock, office.self(), said); });
}

std::vector<std::string> lines_of(office::testing::Country& office, std::string_view kind, std::string_view id) {
  std::vector<std::string> lines;
  for (const auto& entry : office.read([&](store::Read& tx) { return office::list_audit(tx, kind, id, 50); }))
    lines.push_back(entry.line.event + " " + entry.line.field + " " + entry.line.before + " > " + entry.line.after);
  std::ranges::reverse(lines);
  return lines;
}

std::string key(const auto& result) {
  return result ? std::string() : result.error().key;
}

std::vector<std::string> days_in(const OfficeDays& office, int year, std::string_view name) {
  const auto kept = merge(shipped_occasions(), office);
  const auto days = list_days(kept, year);
  REQUIRE(days);
  std::vector<std::string> found;
  for (const OccasionDay& day : *days)
    if (day.occasion->name == name) found.push_back(day.first.to_iso() + " " + day.last.to_iso());
  return found;
}

}  // namespace

TEST_CASE("a day of the office stands in every year by its rule, is changed and retired, each with its line") {
  on_each([](office::testing::Country& office) {
    Occasion said = feast();
    said.name = "  Lễ hội\nLồng tồng ";
    const auto added = add(office, said);
    REQUIRE(added);
    CHECK(added->occasion.name == "Lễ hội Lồng tồng");
    CHECK(added->occasion.is_confirmed);
    CHECK(days_in(all(office), 2027, "Lễ hội Lồng tồng") == std::vector<std::string>{"2027-02-15 2027-02-16"});
    CHECK(days_in(all(office), 2028, "Lễ hội Lồng tồng") == std::vector<std::string>{"2028-02-04 2028-02-05"});

    DayChange next{.id = added->id, .version = 1, .said = added->occasion};
    next.said.rule = rule("lunar 01-12");
    next.said.since = Date::make(1990, 2, 7);
    next.said.note = "Đình làng";
    const auto changed = change(office, next);
    REQUIRE(changed);
    CHECK(changed->version == 2);
    CHECK(key(change(office, next)) == "api.changed_meanwhile");
    next.version = 2;
    next.is_retired = true;
    REQUIRE(change(office, next));
    CHECK(days_in(all(office), 2027, "Lễ hội Lồng tồng").empty());
    next.version = 3;
    next.is_retired = false;
    REQUIRE(change(office, next));
    CHECK(days_in(all(office), 2027, "Lễ hội Lồng tồng").size() == 1);
    CHECK(lines_of(office, "calendar_day", added->id.value) ==
          std::vector<std::string>{"calendar.day_added   > Lễ hội Lồng tồng", "calendar.day_changed rule lunar 01-10 for 2 > lunar 01-12",
                                   "calendar.day_changed since  > 1990-02-07", "calendar.day_changed note  > ",
                                   "calendar.day_retired   > Lễ hội Lồng tồng", "calendar.day_taken_up   > Lễ hội Lồng tồng"});
    CHECK(key(change(office, {.id = {"01JD"}, .version = 1, .said = feast()})) == "calendar.no_such_day");
  });
}

TEST_CASE("what cannot be kept is refused and nothing is") {
  on_each([](office::testing::Country& office) {
    const auto with = [](const std::function<void(Occasion&)>& spoil) {
      Occasion said = feast();
      spoil(said);
      return said;
    };
    const std::pair<Occasion, std::string> rows[] = {
        {with([](Occasion& said) { said.name = " \n"; }), "calendar.name_missing"},
        {with([](Occasion& said) { said.name = std::string(kNameCharacters + 1, 'a'); }), "calendar.text_too_long"},
        {with([](Occasion& said) { said.note = std::string(kNoteCharacters + 1, 'a'); }), "calendar.text_too_long"},
        {with([](Occasion& said) { said.country = "ZZ"; }), "calendar.no_such_country"},
        {with([](Occasion& said) { said.theme = ""; }), "calendar.no_such_theme"},
        {with([](Occasion& said) { said.theme = "football"; }), "calendar.no_such_theme"},
        {with([](Occasion& said) { said.regulation = "1/2000/NĐ-CP"; }), "calendar.no_such_regulation"},
    };
    for (const auto& [said, fault] : rows) CHECK(key(add(office, said)) == fault);
    CHECK(all(office).own.empty());
    CHECK(add(office, with([](Occasion& said) { said.country = "EU", said.regulation = "111/2018/NĐ-CP"; })));
  });
}

TEST_CASE("days of a unit are seen by who sees the unit's papers, those of the office as a whole by everybody") {
  on_each([](office::testing::Country& office) {
    const auto commune = office.unit("Xã Bản Chang"), other = office.unit("Xã Cù Lao");
    REQUIRE(add(office, feast()));
    const auto there = add(office, feast(), commune);
    REQUIRE(there);
    office.grant(office.lan, "Người xem", commune, false);
    office.grant(office.minh, "Người xem", other, false);
    const auto seen_by = [&](const office::AccountId& account) {
      return office.read([&](store::Read& tx) {
        const auto rights = office::load_rights(tx, account, office::testing::Country::today);
        return load_office_days(tx, office::sight_of(rights, account, "papers.read", office::testing::Country::today)).own.size();
      });
    };
    CHECK(seen_by(office.lan) == 2);
    CHECK(seen_by(office.minh) == 1);
    CHECK(office.read([&](store::Read& tx) { return find_unit(tx, there->id); }) == commune);
    CHECK(office.read([&](store::Read& tx) { return count_of_unit(tx, commune); }) == 1);
    CHECK_FALSE(office.read([&](store::Read& tx) { return find_unit(tx, DayId{"tet"}); }));
  });
}

TEST_CASE("a shipped day is confirmed, corrected and hidden with its source or reason, and all of that taken back") {
  on_each([](office::testing::Country& office) {
    const auto us_in_2027 = [&] { return days_in(all(office), 2027, "Ngày thiết lập quan hệ ngoại giao Việt Nam - Hoa Kỳ"); };
    CHECK(us_in_2027() == std::vector<std::string>{"2027-07-12 2027-07-12"});
    const ShippedChange none{.occasion = "relations_us"};
    ShippedChange said = none;
    said.is_confirmed = true;
    CHECK(key(say(office, said)) == "calendar.source_missing");
    said.source = " Công báo số 1 ";
    said.rule = rule("solar 07-11");
    said.since = Date::make(1995, 7, 11);
    const auto corrected = say(office, said);
    REQUIRE(corrected);
    CHECK(corrected->version == 1);
    CHECK(us_in_2027() == std::vector<std::string>{"2027-07-11 2027-07-11"});
    const auto kept = merge(shipped_occasions(), all(office));
    const auto us = std::ranges::find(kept, "relations_us", &Occasion::id);
    REQUIRE(us != kept.end());
    CHECK(us->is_confirmed);
    CHECK(us->source == "Công báo số 1");
    CHECK(us->since == Date::make(1995, 7, 11));

    CHECK(key(say(office, said)) == "api.changed_meanwhile");
    ShippedChange hidden = *corrected;
    hidden.is_hidden = true;
    CHECK(key(say(office, hidden)) == "calendar.reason_missing");
    hidden.reason = "Tỉnh không kỷ niệm";
    REQUIRE(say(office, hidden));
    CHECK(us_in_2027().empty());
    ShippedChange back = none;
    back.version = 2;
    REQUIRE(say(office, back));
    CHECK(us_in_2027() == std::vector<std::string>{"2027-07-12 2027-07-12"});
    CHECK(lines_of(office, "shipped_day", "relations_us").size() == 4 + 2 + 6);
    CHECK(key(say(office, {.occasion = "no_such"})) == "calendar.no_such_day");
    CHECK(changed_at(all(office)).has_value());
  });
}
