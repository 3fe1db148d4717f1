#include <doctest/doctest.h>

#include "programme/records.hpp"
#include "store/schema.hpp"
#include "store/testing.hpp"

namespace nhipcau::programme {
namespace {

/// As the version before step 0035 left an office: a paper with its plan, two tasks in it.
constexpr std::string_view kBefore =
    "-- name: add_paper\n"
    "INSERT INTO paper (id, version, file_name, size_bytes, received_at, number, number_key, type, type_code, type_key, system, issuer,\n"
    "                   title, place, doubts, findings, open_assignments, declined_assignments, is_planned)\n"
    "VALUES ('01JDPAPER00000000000000000', 1, 'a.txt', 2, '2026-01-01T00:00:00.000Z', '', '', '', '', '', 'state', '', '', '', 0, 0, 2, 1, "
    "TRUE);\n"
    "-- name: add_reading\n"
    "INSERT INTO reading (id, paper_id, is_current, original, format, text, places, paragraph_of_line, reader, type_code, system, "
    "made_at)\n"
    "VALUES ('READING', '01JDPAPER00000000000000000', TRUE, 'ab', 'plain_text', 'a', '', '', '1', '', 'state', "
    "'2026-01-01T00:00:00.000Z');\n"
    "-- name: add_plan\n"
    "INSERT INTO plan (id, paper_id, version, title, made_at, unit_id)\n"
    "VALUES ('PLAN', '01JDPAPER00000000000000000', 3, 'Kế hoạch cũ', '2026-01-02T00:00:00.000Z', 'UNIT');\n"
    "-- name: add_task\n"
    "INSERT INTO task (id, plan_id, version, position, title, owner, with_bodies, due_kind, due_on, due_time, due_rule, due_as_written,\n"
    "                  period, report_to, is_done, is_removed, changed_at, clause_path, quote, before, after, unit_id)\n"
    "VALUES ($1, 'PLAN', 1, $2, $1, '', '', '', NULL, '', '', '', '', '', FALSE, FALSE, '2026-01-02T00:00:00.000Z', '', '', '', '', "
    "'UNIT');\n";

void fill_before(const std::string& location) {
  auto steps = store::shipped_migrations();
  std::erase_if(steps, [](const store::Migration& one) { return one.number >= 35; });
  const std::vector<store::QueryFile> statements{{"before", kBefore}};
  const auto database = store::Database::open({.path = location}, steps, statements);
  REQUIRE(database);
  (void)(*database)->write([](store::Write& tx) -> Result<void> {
    tx.run("before.add_paper");
    tx.run("before.add_reading");
    tx.run("before.add_plan");
    tx.run("before.add_task", "Một", 0);
    tx.run("before.add_task", "Hai", 1);
    return {};
  });
}

TEST_CASE("an office of the version before: its plans come from their papers and keep their tasks") {
  for (const store::Engine engine : store::test_engines()) {
    const store::TestPlace place(engine);
    fill_before(place.location());
    const std::vector<store::QueryFile> statements{queries(), directive::queries(), office::queries()};
    const auto database = store::Database::open({.path = place.location()}, store::shipped_migrations(), statements);
    REQUIRE(database);
    const auto plan = (*database)->read([](store::Read& tx) { return load_plan(tx, {"PLAN"}); });
    REQUIRE(plan);
    CHECK(plan->version == 3);
    CHECK(plan->title == "Kế hoạch cũ");
    CHECK(plan->source == PlanSource::of({"01JDPAPER00000000000000000"}));
    CHECK(plan->clauses_asked == 2);
    REQUIRE(plan->tasks.size() == 2);
    CHECK(plan->tasks.back().title == "Hai");
    const FixedClock clock{from_rfc3339("2026-11-22T08:00:00.000Z")};
    const auto again =
        (*database)->write([&](store::Write& tx) { return make_plan(tx, clock, {}, directive::PaperId{"01JDPAPER00000000000000000"}); });
    REQUIRE(again);
    CHECK(again->was_there);
    const auto renamed = (*database)->write([&](store::Write& tx) { return retitle_plan(tx, clock, {}, {"PLAN"}, 3, "Kế hoạch mới"); });
    REQUIRE(renamed);
    CHECK(renamed->tasks.size() == 2);
  }
}

}  // namespace
}  // namespace nhipcau::programme
