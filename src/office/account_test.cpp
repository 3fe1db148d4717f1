#include "office/account.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "base/hash.hpp"
#include "base/require.hpp"
#include "office/audit.hpp"
#include "store/schema.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;

namespace {

const std::vector<store::QueryFile> kQueries{queries()};
const FixedClock kClock{from_rfc3339("2026-11-22T08:00:00.000Z")};

Account create(store::Database& database, std::string_view name = "Quản trị") {
  return *database.write([&](store::Write& tx) { return create_first_administrator(tx, kClock, name, "Nguyễn Thị Hoà"); });
}

void set_password(store::Database& database, const AccountId& account, std::string_view password) {
  const auto set =
      database.write([&](store::Write& tx) { return update_account(tx, kClock, account, {.new_password_hash = hash_password(password)}); });
  REQUIRE(set);
}

}  // namespace

TEST_CASE("a new office gets one administrator, and never a second this way") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    const Account made = create(database);
    CHECK(made.name == "Quản trị");
    CHECK(made.shown_name == "Nguyễn Thị Hoà");
    CHECK(made.language == "vi");
    CHECK_FALSE(made.has_password);
    const auto second = database.write([](store::Write& tx) { return create_first_administrator(tx, kClock, "khác", "Khác"); });
    CHECK_FALSE(second);
    database.read([&](store::Read& tx) {
      CHECK(load_account(tx, made.id)->name == "Quản trị");
      CHECK_FALSE(find_account_named(tx, "khác"));
      return true;
    });
    CHECK_THROWS_AS(database.write([](store::Write& tx) { return create_first_administrator(tx, kClock, "  ", ""); }), BrokenInvariant);
  });
}

TEST_CASE("an account is found by its name in any case, spacing and tone placement, and by no other name") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    create(database, "Lê Thuý Hoà");
    const std::vector<std::pair<std::string_view, bool>> rows{{"Lê Thuý Hoà", true},  {"lê thúy hòa", true}, {"  LÊ  THUÝ HÒA ", true},
                                                              {"le thuy hoa", false}, {"Lê Thuý", false},    {"", false}};
    for (const auto& row : rows) {
      const auto& name = row.first;
      const auto& is_found = row.second;
      CAPTURE(name);
      CHECK(database.read([&](store::Read& tx) { return find_account_named(tx, name).has_value(); }) == is_found);
    }
  });
}

TEST_CASE("a password is right for its account alone") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    const Account account = create(database, "hoa");
    CHECK_FALSE(check_password(database, "hoa", "").right);  // none is set
    set_password(database, account.id, "mười hai chữ cái");
    struct Case {
      std::string_view name, password;
      bool right;
    };
    const std::vector<Case> cases{{"hoa", "mười hai chữ cái", true},  {"HOA", "mười hai chữ cái", true},
                                  {"hoa", "mười hai chữ cai", false}, {"hoa", "", false},
                                  {"ai", "mười hai chữ cái", false},  {"", "", false}};
    for (const Case& one : cases) {
      CAPTURE(one.name);
      CAPTURE(one.password);
      const PasswordCheck check = check_password(database, one.name, one.password);
      CHECK(check.right == one.right);
      CHECK(check.account.value == (one.right ? account.id.value : ""));
    }
    CHECK(database.read([&](store::Read& tx) { return load_account(tx, account.id)->has_password; }));
  });
}

TEST_CASE("an update changes what it names and leaves the rest, one audit line a field") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    const Account account = create(database);
    set_password(database, account.id, "mười hai chữ cái");
    const auto updated = database.write(
        [&](store::Write& tx) { return update_account(tx, kClock, account.id, {.shown_name = "Trần Văn Đức", .language = "en"}); });
    REQUIRE(updated);
    CHECK(updated->shown_name == "Trần Văn Đức");
    CHECK(updated->language == "en");
    CHECK(updated->has_password);
    CHECK(updated->name == account.name);
    const auto lines = database.read([&](store::Read& tx) { return list_audit_of(tx, "office.account_changed", 10); });
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].line.field == "language");
    CHECK(lines[0].line.after == "en");
    CHECK(lines[1].line.field == "shown_name");
    CHECK(lines[1].line.before == "Nguyễn Thị Hoà");
    CHECK(lines[2].line.field == "password");
    CHECK(lines[2].line.after.empty());
  });
}

TEST_CASE("an unknown account and an unknown language are refused, and nothing changes") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    const Account account = create(database);
    struct Case {
      AccountId id;
      std::string language, key;
      Code code;
    };
    for (const Case& one : {Case{{"NOBODY"}, "en", "office.no_such_account", Code::not_found},
                            Case{account.id, "fr", "office.unknown_language", Code::invalid},
                            Case{account.id, "", "office.unknown_language", Code::invalid}}) {
      const auto refused = database.write(
          [&](store::Write& tx) { return update_account(tx, kClock, one.id, {.shown_name = "Khác", .language = one.language}); });
      REQUIRE_FALSE(refused);
      CHECK(refused.error().key == one.key);
      CHECK(refused.error().code == one.code);
    }
    CHECK(database.read([&](store::Read& tx) { return load_account(tx, account.id)->shown_name; }) == "Nguyễn Thị Hoà");
    CHECK(database.read([](store::Read& tx) { return load_account(tx, {"NOBODY"}); }).error().key == "office.no_such_account");
  });
}

TEST_CASE("settings are empty until set, and keep the last value") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    const auto name = [&] { return database.read([](store::Read& tx) { return setting(tx, "name"); }); };
    CHECK(name().empty());
    for (const std::string_view value : {"Ủy ban MTTQ tỉnh", "Ban Tuyên giáo"}) {
      (void)database.write([&](store::Write& tx) -> Result<void> {
        set_setting(tx, "name", value);
        return {};
      });
      CHECK(name() == value);
    }
  });
}

TEST_CASE("processes that start together on an empty office make one first administrator") {
  for (const store::Engine engine : store::test_engines()) {
    const store::TestPlace place(engine, store::TestPlace::Schema::shipped);
    std::atomic<int> made = 0;
    const auto start = [&] {
      auto database = store::Database::open({.path = place.location()}, store::shipped_migrations(), kQueries);
      CHECK_MESSAGE(database, (database ? "" : database.error().key + " " + database.error().args.back()));
      if (!database) return;
      const FixedClock clock(from_rfc3339("2026-11-22T01:00:00.000Z"));
      (void)(*database)
          ->write([&](store::Write& tx) -> Result<void> {
            const auto account = create_first_administrator(tx, clock, "admin", "Quản trị viên");
            return account ? Result<void>() : fail(Code::conflict, "test.was_there");
          })
          .map([&] { ++made; });
    };
    {
      std::vector<std::jthread> processes;
      for (int i = 0; i < 4; ++i) processes.emplace_back(start);
    }
    CHECK(made == 1);
  }
}
