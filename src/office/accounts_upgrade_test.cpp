#include <doctest/doctest.h>

#include "office/accounts.hpp"
#include "store/schema.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;

namespace {

/// As the version before step 0013 left an office: three accounts, of which two have come in, one before the trail was a chain.
constexpr std::string_view kBefore =
    "-- name: add_old_account\n"
    "INSERT INTO account (id, name, name_key, shown_name, language, created_at) VALUES ($1, $1, $1, $1, 'vi', "
    "'2026-01-01T00:00:00.000Z');\n"
    "-- name: add_old_session\n"
    "INSERT INTO session (id, account_id, cookie_hash, from_address, started_at, used_at) VALUES ('S', $1, $2, '::1', $3, $3);\n"
    "-- name: add_old_line\n"
    "INSERT INTO audit_line_unchained (id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after)\n"
    "VALUES ($1, $2, $3, '', 'office.signed_in', 'account', $3, '', '', '');\n"
    "-- name: add_line\n"
    "INSERT INTO audit_line (id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after, chain, position, "
    "seal,\n"
    "                        previous_hash, hash)\n"
    "VALUES ($1, $2, $3, '', 'office.signed_in', 'account', $3, '', '', '', 1, $4, '', '', '');\n";

void fill_before(const std::string& location) {
  auto steps = store::shipped_migrations();
  std::erase_if(steps, [](const store::Migration& one) { return one.number >= 13; });
  const std::vector<store::QueryFile> statements{{"before", kBefore}};
  const auto database = store::Database::open({.path = location}, steps, statements);
  REQUIRE(database);
  (void)(*database)->write([](store::Write& tx) -> Result<void> {
    for (const std::string_view name : {"an", "binh", "chi"}) tx.run("before.add_old_account", name);
    tx.run("before.add_old_line", "01", "2026-02-03T04:05:06.000Z", "an");
    tx.run("before.add_line", "02", "2026-05-06T07:08:09.000Z", "binh", 1);
    tx.run("before.add_line", "03", "2026-11-20T07:08:09.000Z", "binh", 2);
    tx.run("before.add_old_session", "binh", sha256("older cookie").hex, "2026-11-21T08:00:00.000Z");
    return {};
  });
}

}  // namespace

TEST_CASE("an office of the version before: who came in is in use since that day, who never did is invited, sessions go on") {
  for (const store::Engine engine : store::test_engines()) {
    const store::TestPlace place(engine);
    fill_before(place.location());
    const std::vector<store::QueryFile> statements{queries()};
    const auto database = store::Database::open({.path = place.location()}, store::shipped_migrations(), statements);
    REQUIRE(database);
    const FixedClock clock{from_rfc3339("2026-11-22T08:00:00.000Z")};
    const auto page = (*database)->read([&](store::Read& tx) { return list_accounts(tx, clock, {}); });
    REQUIRE(page.entries.size() == 3);
    CHECK(page.entries[0].last_used_on->to_iso() == "2026-02-03");
    CHECK(page.entries[0].state == AccountState::active);
    CHECK(page.entries[1].last_used_on->to_iso() == "2026-11-20");
    CHECK(page.entries[1].sessions == 1);
    CHECK(page.entries[2].state == AccountState::invited);
    const auto session = (*database)->read([&](store::Read& tx) { return find_session(tx, clock, "older cookie"); });
    REQUIRE(session);
    CHECK_FALSE(session->needs_way_in);
  }
}
