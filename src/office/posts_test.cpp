#include "office/posts.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "office/account.hpp"
#include "store/testing.hpp"

namespace nhipcau::office {
namespace {

const std::vector<store::QueryFile> kQueries{queries()};
const FixedClock kClock(from_rfc3339("2026-11-22T08:00:00.000Z"));

Date day(std::string_view iso) {
  return *Date::from_iso(iso);
}

/// Two bodies, A since always and B for two years, and one account.
void with_two(const std::function<void(store::Database&)>& test) {
  store::for_each_engine(kQueries, [&](store::Database& database) {
    database.write([](store::Write& tx) {
      for (const auto& [id, from, until] :
           {std::tuple("A", "", std::optional<std::string>()), std::tuple("B", "2024-01-01", std::optional<std::string>("2026-01-01"))}) {
        tx.run("office.add_unit", id, "party", "province", from, until);
        tx.run("office.add_unit_name", id, from, std::optional<std::string>(), std::string("Ban ") + id, "", "", "", "");
      }
      tx.run("office.add_account", "ACCOUNT", "lan", "lan", "Trần Thị Lan", "vi", to_rfc3339(kClock.now()));
      return true;
    });
    test(database);
  });
}

PostText post_of(const std::string& kind, const std::string& holder, std::string_view from = "", std::string_view until = "") {
  return {.kind = kind,
          .title = "Trưởng ban",
          .account = {},
          .holder = holder,
          .period = {.from = Date::from_iso(from), .until = Date::from_iso(until)}};
}

/// The id; "! " and the key of what was wrong.
std::string name(store::Database& database, const std::string& unit, const PostText& text) {
  const auto named = database.write([&](store::Write& tx) { return name_holder(tx, kClock, {}, {unit}, text); });
  return named ? named->value : "! " + named.error().key;
}

std::string correct(store::Database& database, const std::string& post, std::int64_t version, const PostText& text) {
  const auto done = database.write([&](store::Write& tx) { return correct_post(tx, kClock, {}, {"A"}, {post}, version, text); });
  return done ? std::string() : done.error().key;
}

using Texts = std::vector<std::string>;

Texts posts_of(store::Database& database, const std::string& unit) {
  Texts told;
  for (const Post& post : database.read([&](store::Read& tx) { return list_posts(tx, {unit}); })) {
    const auto& period = post.text.period;
    told.push_back(post.text.kind + ": " + post.text.holder + " " + (period.from ? period.from->to_iso() : "") + "/" +
                   (period.until ? period.until->to_iso() : "") + " v" + std::to_string(post.version));
  }
  return told;
}

Texts events_of(store::Database& database) {
  Texts events;
  for (const AuditEntry& entry : database.read([](store::Read& tx) { return list_audit(tx, "unit", "A", 10); }))
    events.push_back(entry.line.event + " " + entry.line.field + ": " + entry.line.before + " > " + entry.line.after);
  return events;
}

}  // namespace

TEST_CASE("a new head ends the one before; of external information there may be several in charge") {
  with_two([](store::Database& database) {
    name(database, "A", post_of("external_information", "Lò Văn Ba", "2025-01-01"));
    name(database, "A", post_of("head", "Nguyễn Văn An"));
    PostText lan = post_of("head", "", "2025-07-01");
    lan.account = {"ACCOUNT"};
    name(database, "A", lan);
    name(database, "A", post_of("external_information", "Cầm Thị Tư", "2026-01-01"));
    CHECK(posts_of(database, "A") == Texts{"head: Trần Thị Lan 2025-07-01/ v1", "head: Nguyễn Văn An /2025-07-01 v2",
                                           "external_information: Cầm Thị Tư 2026-01-01/ v1",
                                           "external_information: Lò Văn Ba 2025-01-01/ v1"});
    const Texts events = events_of(database);
    REQUIRE(events.size() == 5);
    CHECK(events[1] == "office.unit_post_named post_head:  > @ACCOUNT, Trưởng ban 2025-07-01/");
    CHECK(events[2] == "office.unit_post_ended post_head: Nguyễn Văn An, Trưởng ban / > Nguyễn Văn An, Trưởng ban /2025-07-01");
  });
}

TEST_CASE("one person may hold posts in several units; the name is the one others see today") {
  with_two([](store::Database& database) {
    PostText lan = post_of("head", "", "2025-07-01");
    lan.account = {"ACCOUNT"};
    const std::string first = name(database, "A", lan);
    lan.period = {.from = day("2024-01-01"), .until = day("2025-01-01")};
    lan.kind = "external_information";
    const std::string second = name(database, "B", lan);
    database.write([](store::Write& tx) {
      tx.run("office.rename_account", "ACCOUNT", "lan", "lan", "Trần Ngọc Lan", "vi");
      return true;
    });
    const auto posts = database.read([](store::Read& tx) { return list_posts_of(tx, {"ACCOUNT"}); });
    REQUIRE(posts.size() == 2);
    CHECK(posts[0].id.value == first);
    CHECK(posts[0].text.holder == "Trần Ngọc Lan");
    CHECK(posts[1].id.value == second);
    CHECK(posts[1].unit.value == "B");
    CHECK(posts_of(database, "A") == Texts{"head: Trần Ngọc Lan 2025-07-01/ v1"});
    CHECK(database.read([](store::Read& tx) { return list_posts_of(tx, {"X"}); }).empty());
  });
}

TEST_CASE("what cannot be a post is refused, and nothing is written") {
  with_two([](store::Database& database) {
    name(database, "A", post_of("head", "Nguyễn Văn An", "2025-01-01", "2025-07-01"));
    struct Row {
      std::string unit, key;
      std::function<void(PostText&)> change;
    };
    const Row rows[] = {
        {"X", "office.no_such_unit", [](PostText&) {}},
        {"A", "office.no_such_post_kind", [](PostText& text) { text.kind = "king"; }},
        {"A", "office.post_no_holder", [](PostText& text) { text.holder = " "; }},
        {"A", "office.no_such_account", [](PostText& text) { text.account = {"X"}; }},
        {"A", "office.post_text_too_long", [](PostText& text) { text.holder = std::string(kPostNameCharacters + 1, 'a'); }},
        {"A", "office.post_text_too_long", [](PostText& text) { text.title = std::string(kPostTitleCharacters + 1, 'a'); }},
        {"A", "office.post_until_before_from",
         [](PostText& text) {
           text.period = {day("2026-01-01"), day("2026-01-01")};
         }},
        {"B", "office.post_outside",
         [](PostText& text) {
           text.period = {day("2023-01-01"), {}};
         }},
        {"B", "office.post_outside",
         [](PostText& text) {
           text.period = {day("2025-01-01"), day("2026-01-02")};
         }},
        {"B", "office.post_outside",
         [](PostText& text) {
           text.period = {{}, day("2023-01-01")};
         }},
        {"A", "office.post_held", [](PostText& text) { text.period = {}; }},
        {"A", "office.post_held",
         [](PostText& text) {
           text.period = {day("2025-06-30"), {}};
         }},
        {"A", "office.post_held",
         [](PostText& text) {
           text.period = {day("2024-06-30"), {}};
         }},
    };
    for (const Row& row : rows) {
      PostText text = post_of("head", "Lò Văn Ba", "2025-08-01");
      row.change(text);
      CAPTURE(row.key);
      CHECK(name(database, row.unit, text) == "! " + row.key);
    }
    CHECK(posts_of(database, "A").size() == 1);
    CHECK(posts_of(database, "B").empty());
    CHECK(events_of(database).size() == 1);
  });
}

TEST_CASE("a post is corrected by who saw it as it is, and one written down by mistake is taken back") {
  with_two([](store::Database& database) {
    const std::string id = name(database, "A", post_of("head", "Nguyễn Văn An", "2025-01-01"));
    const std::string other = name(database, "B", post_of("head", "Cầm Thị Tư", "2025-01-01"));
    CHECK(correct(database, id, 1, post_of("head", "Nguyễn Văn Ân", "2025-02-01", "2026-01-01")) == "");
    CHECK(posts_of(database, "A") == Texts{"head: Nguyễn Văn Ân 2025-02-01/2026-01-01 v2"});
    CHECK(correct(database, id, 2, post_of("head", "Nguyễn Văn Ân", "2025-02-01", "2026-01-01")) == "");
    CHECK(events_of(database).size() == 2);
    PostText lan = post_of("head", "", "2025-02-01", "2026-01-01");
    lan.account = {"ACCOUNT"};
    CHECK(correct(database, id, 2, lan) == "");
    CHECK(correct(database, id, 2, lan) == "api.changed_meanwhile");
    CHECK(correct(database, other, 1, lan) == "office.no_such_post");
    CHECK(posts_of(database, "B") == Texts{"head: Cầm Thị Tư 2025-01-01/2026-01-01 v1"});  // the unit's own end
    CHECK(correct(database, "X", 1, lan) == "office.no_such_post");
    REQUIRE(name(database, "A", post_of("head", "Lò Văn Ba", "2026-01-01")).front() != '!');
    CHECK(correct(database, id, 3, post_of("head", "Nguyễn Văn Ân", "2025-02-01")) == "office.post_held");
    const auto withdraw = [&] { return database.write([&](store::Write& tx) { return withdraw_post(tx, kClock, {}, {"A"}, {id}); }); };
    CHECK(withdraw());
    CHECK(posts_of(database, "A") == Texts{"head: Lò Văn Ba 2026-01-01/ v1"});
    CHECK(events_of(database).front() == "office.unit_post_withdrawn post_head: @ACCOUNT, Trưởng ban 2025-02-01/2026-01-01 > ");
    CHECK(withdraw().error().key == "office.no_such_post");
  });
}

TEST_CASE("kinds of posts have words in both languages, and each its own code") {
  std::vector<std::string> codes;
  for (const PostKind& kind : shipped_post_kinds()) {
    CHECK_FALSE(kind.name.empty());
    CHECK_FALSE(kind.english.empty());
    CHECK(std::count(codes.begin(), codes.end(), kind.code) == 0);
    codes.push_back(kind.code);
  }
  CHECK(codes == Texts{"head", "external_information"});
}

}  // namespace nhipcau::office
