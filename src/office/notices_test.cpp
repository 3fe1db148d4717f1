#include "office/notices.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "office/known_browser.hpp"
#include "office/notice_choices.hpp"
#include "office/test_accounts.hpp"

namespace nhipcau::office {
namespace {

using testing::Office;
using testing::on_each_engine;

/// An office with a clerk of unit x and one of unit y; what came into x is told of.
struct Told {
  explicit Told(Office& its_office) : office(its_office) {
    lan = office.invite_one("lan", "Lò Thị Lan")->account.id;
    hoa = office.invite_one("hoa", "Hà Thị Hoa")->account.id;
    lan_grant = grant(lan, "Văn thư", false).id;
    read([&](store::Read& tx) { clear_of_rights = count_unseen(tx, lan, today()); });
  }
  template <class F>
  void read(F f) {
    office.database.read([&](store::Read& tx) {
      f(tx);
      return 0;
    });
  }
  template <class F>
  void write(F f) {
    REQUIRE(office.database.write([&](store::Write& tx) -> Result<void> {
      f(tx);
      return {};
    }));
  }
  Grant grant(const AccountId& to, const std::string& role_name, bool with_below) {
    const auto granted = office.database.write([&](store::Write& tx) -> Result<Grant> {
      for (const Role& role : list_roles(tx)) {
        if (role.name != role_name) continue;
        return grant_role(tx, office.clock, office.self(),
                          {.account = to, .role = role.id, .unit = {}, .with_below = with_below, .from = {}, .until = {}, .reason = {}});
      }
      return fail(Code::not_found, "office.no_such_role");
    });
    REQUIRE(granted);
    return *granted;
  }
  void paper_comes(const std::string& id, const Actor& by) {
    write([&](store::Write& tx) {
      notify_holders(tx, office.clock, by,
                     {.kind = "papers", .words = "paper_came", .subject_kind = "paper", .subject_id = id, .bundle = "today"});
    });
    office.clock.advance(std::chrono::minutes(1));
  }
  std::vector<Notice> seen_by(const AccountId& account, std::string_view kind = {}) {
    auto page = office.database.read([&](store::Read& tx) { return list_notices(tx, account, today(), "", 50); });
    if (!kind.empty()) std::erase_if(page.items, [&](const Notice& notice) { return notice.kind != kind; });
    return page.items;
  }
  [[nodiscard]] Date today() const { return office.clock.today(); }
  std::int64_t unseen(const AccountId& account) {
    return office.database.read([&](store::Read& tx) { return count_unseen(tx, account, today()); });
  }

  Office& office;
  AccountId lan, hoa;
  GrantId lan_grant;
  std::int64_t clear_of_rights = 0;
};

TEST_CASE("who holds the permission is told, who did it is not, and nobody else") {
  on_each_engine([](Office& office) {
    Told told(office);
    told.paper_comes("p1", {told.lan, {}});
    CHECK(told.seen_by(told.lan, "papers").empty());
    CHECK(told.seen_by(told.hoa, "papers").empty());
    REQUIRE(told.seen_by(office.manager, "papers").size() == 1);
    told.paper_comes("p2", office.self());
    const auto mine = told.seen_by(told.lan, "papers");
    REQUIRE(mine.size() == 1);
    CHECK(mine[0].subject_id == "p2");
    CHECK(mine[0].words == "paper_came");
    CHECK_FALSE(mine[0].seen_at);
  });
}

TEST_CASE("what comes while a notice is unseen is one notice; what comes after is another") {
  on_each_engine([](Office& office) {
    Told told(office);
    for (const auto* const id : {"p1", "p2", "p3"}) told.paper_comes(id, {});
    auto mine = told.seen_by(told.lan, "papers");
    REQUIRE(mine.size() == 1);
    CHECK(mine[0].how_many == 3);
    CHECK(mine[0].subject_id == "p3");
    CHECK(told.seen_by(office.manager, "papers")[0].how_many == 3);
    told.write([&](store::Write& tx) { REQUIRE(set_seen(tx, office.clock, told.lan, mine[0].id, Seen::yes)); });
    told.paper_comes("p4", {});
    mine = told.seen_by(told.lan, "papers");
    REQUIRE(mine.size() == 2);
    CHECK(mine[0].how_many == 1);  // the newest first
    CHECK(mine[1].how_many == 3);
    CHECK(told.seen_by(office.manager, "papers")[0].how_many == 4);  // has seen none of it yet
    told.write([&](store::Write& tx) { REQUIRE(set_seen(tx, office.clock, told.lan, mine[1].id, Seen::no)); });
    told.paper_comes("p5", {});
    CHECK(told.seen_by(told.lan, "papers")[0].how_many == 2);
    CHECK(told.seen_by(told.lan, "papers")[1].how_many == 3);  // of two unseen ones the newer grows
  });
}

TEST_CASE("who loses the right no longer sees the notice, nor is it counted, nor can it be opened") {
  on_each_engine([](Office& office) {
    Told told(office);
    told.paper_comes("p1", {});
    const auto mine = told.seen_by(told.lan, "papers");
    REQUIRE(mine.size() == 1);
    const auto before = told.unseen(told.lan);
    told.write([&](store::Write& tx) { REQUIRE(end_grant(tx, office.clock, office.self(), told.lan_grant)); });
    CHECK(told.seen_by(told.lan, "papers").empty());
    CHECK(told.unseen(told.lan) == before);  // one gone, and one that tells of the role's end
    const auto opened = office.write([&](store::Write& tx) { return set_seen(tx, office.clock, told.lan, mine[0].id, Seen::yes); });
    REQUIRE_FALSE(opened);
    CHECK(opened.error().key == "office.no_such_notice");
    told.grant(told.lan, "Văn thư", true);
    CHECK(told.seen_by(told.lan, "papers").size() == 1);
  });
}

TEST_CASE("a notice is of its account alone") {
  on_each_engine([](Office& office) {
    Told told(office);
    told.paper_comes("p1", {});
    const auto mine = told.seen_by(told.lan, "papers");
    const auto opened = office.write([&](store::Write& tx) { return set_seen(tx, office.clock, office.manager, mine[0].id, Seen::yes); });
    REQUIRE_FALSE(opened);
    CHECK(opened.error().key == "office.no_such_notice");
  });
}

TEST_CASE("all are seen at once, and that is taken back; what came meanwhile stays unseen") {
  on_each_engine([](Office& office) {
    Told told(office);
    told.paper_comes("p1", {});
    const Instant until = told.seen_by(told.lan)[0].made_at;
    const auto before = told.unseen(told.lan);
    told.write([&](store::Write& tx) { notify_owner(tx, office.clock, told.lan, "link_made"); });
    Instant seen_at;
    told.write([&](store::Write& tx) { seen_at = see_all(tx, office.clock, told.lan, until); });
    CHECK(told.unseen(told.lan) == 1);
    CHECK(told.unseen(office.manager) > 0);
    told.write([&](store::Write& tx) { unsee_all(tx, told.lan, seen_at); });
    CHECK(told.unseen(told.lan) == before + 1);
  });
}

TEST_CASE("who does not want to be told is left alone, but not of their own account") {
  on_each_engine([](Office& office) {
    Told told(office);
    told.paper_comes("p1", {});
    const auto choose = [&](std::string_view kind, NoticeChoice choice) {
      return office.write([&](store::Write& tx) { return choose_notices(tx, office.clock, {told.lan, {}}, kind, choice); });
    };
    REQUIRE(choose("papers", NoticeChoice::off));
    CHECK(told.seen_by(told.lan, "papers")[0].seen_at);
    told.paper_comes("p2", {});
    CHECK(told.seen_by(told.lan, "papers").size() == 1);
    CHECK(told.seen_by(told.lan, "papers")[0].how_many == 1);
    REQUIRE(choose("rights", NoticeChoice::off));
    const auto rights = told.seen_by(told.lan, "rights").size();
    told.grant(told.lan, "Người xem", true);
    CHECK(told.seen_by(told.lan, "rights").size() == rights);
    REQUIRE(choose("papers", NoticeChoice::program));
    told.paper_comes("p3", {});
    CHECK(told.seen_by(told.lan, "papers").size() == 2);
    CHECK(choose("account", NoticeChoice::off).error().key == "office.notice_not_off");
    CHECK(choose("other", NoticeChoice::off).error().key == "office.no_such_notice_kind");
    REQUIRE(office.lines("office.notices_chosen").size() == 3);
    CHECK(office.lines("office.notices_chosen")[0].line.field == "papers");
    CHECK(office.lines("office.notices_chosen")[0].line.before == "off");
  });
}

TEST_CASE("what is offered for choosing is what can concern somebody") {
  on_each_engine([](Office& office) {
    Told told(office);
    const auto kinds_of = [&](const AccountId& account) {
      std::vector<std::string_view> names;
      told.read([&](store::Read& tx) {
        for (const KindChoice& one : list_notice_choices(tx, account, load_rights(tx, account, told.today())))
          names.push_back(one.kind->name);
      });
      return names;
    };
    CHECK(kinds_of(told.hoa) == std::vector<std::string_view>{"rights", "jobs", "account"});
    CHECK(kinds_of(told.lan) == std::vector<std::string_view>{"papers", "findings", "events", "schedules", "rights", "jobs", "account"});
  });
}

TEST_CASE("roles and delegations are told to whom they are given, and to whom they are given back") {
  on_each_engine([](Office& office) {
    Told told(office);
    REQUIRE(told.seen_by(told.lan, "rights").size() == 1);
    CHECK(told.seen_by(told.lan, "rights")[0].words == "role_given");
    CHECK(told.seen_by(told.lan, "rights")[0].facts == std::vector<std::string>{"Văn thư", "Clerk", "", ""});
    GrantId lent;
    told.write([&](store::Write& tx) {
      const auto delegated =
          delegate(tx, office.clock, {told.lan, {}},
                   {.basis = told.lan_grant, .to = told.hoa, .from = told.today(), .until = told.today().plus_days(7), .reason = {}});
      REQUIRE(delegated);
      lent = delegated->id;
    });
    REQUIRE(told.seen_by(told.hoa, "rights").size() == 1);
    CHECK(told.seen_by(told.hoa, "rights")[0].words == "role_delegated");
    CHECK(told.seen_by(told.hoa, "rights")[0].facts[3] == "Lò Thị Lan");
    office.clock.advance(std::chrono::minutes(1));
    told.write([&](store::Write& tx) { REQUIRE(end_delegation(tx, office.clock, {told.hoa, {}}, lent)); });
    CHECK(told.seen_by(told.hoa, "rights").size() == 1);  // she did it herself
    CHECK(told.seen_by(told.lan, "rights")[0].words == "delegation_given_back");
    CHECK(told.seen_by(told.lan, "rights")[0].facts[3] == "Hà Thị Hoa");
  });
}

TEST_CASE("the owner of an account learns of new browsers and new ways in, and not of the first") {
  on_each_engine([](Office& office) {
    const auto invited = office.invite_one("nga", "Lường Thị Nga");
    Told told(office);
    const AccountId account = invited->account.id;
    const auto words = [&] {
      std::vector<std::string> all;
      for (const Notice& notice : told.seen_by(account, "account")) all.push_back(notice.words + (notice.how_many > 1 ? "+" : ""));
      std::ranges::sort(all);
      return all;
    };
    const auto first = office.use(invited->token);
    REQUIRE(first);
    CHECK(words().empty());
    REQUIRE(office.set_password(account, first->session.id));
    CHECK(words().empty());  // invited: it is the first
    Arrival known("192.0.2.8"), unknown("192.0.2.9");
    unknown.browser = "Firefox", unknown.system = "Windows";
    told.write([&](store::Write& tx) { known.known_tokens = {know_browser(tx, office.clock, account, {})}; });
    REQUIRE(office.write([&](store::Write& tx) { return sign_in(tx, office.clock, account, known); }));
    CHECK(words().empty());
    REQUIRE(office.write([&](store::Write& tx) { return sign_in(tx, office.clock, account, unknown); }));
    REQUIRE(words() == std::vector<std::string>{"new_browser"});
    CHECK(told.seen_by(account, "account")[0].facts == std::vector<std::string>{"Firefox", "Windows"});
    REQUIRE(office.write([&](store::Write& tx) { return sign_in(tx, office.clock, account, unknown); }));
    REQUIRE(office.set_password(account));
    REQUIRE(office.link(account, LinkPurpose::sign_in));
    CHECK(words() == std::vector<std::string>{"link_made", "new_browser+", "password_changed"});
  });
}

TEST_CASE("closed accounts are told nothing and keep nothing") {
  on_each_engine([](Office& office) {
    Told told(office);
    told.paper_comes("p1", {});
    REQUIRE_FALSE(told.seen_by(told.lan).empty());
    REQUIRE(office.close(told.lan));
    told.paper_comes("p2", {});
    told.write([&](store::Write& tx) { notify_owner(tx, office.clock, told.lan, "link_made"); });
    CHECK(told.seen_by(told.lan).empty());
    CHECK(told.seen_by(office.manager, "papers")[0].how_many == 2);
  });
}

TEST_CASE("old notices go, seen or not; pages follow one another without a gap") {
  on_each_engine([](Office& office) {
    Told told(office);
    for (int i = 0; i < 5; ++i) {
      told.write([&](store::Write& tx) { notify(tx, office.clock, told.hoa, {.kind = "jobs", .words = "import_done"}); });
      office.clock.advance(std::chrono::hours(1));
    }
    std::vector<std::string> ids;
    std::string cursor;
    do {
      const auto page = office.database.read([&](store::Read& tx) { return list_notices(tx, told.hoa, told.today(), cursor, 2); });
      for (const Notice& notice : page.items) ids.push_back(notice.id.value);
      cursor = page.next;
    } while (!cursor.empty());
    CHECK(ids.size() == 5);
    CHECK(std::ranges::is_sorted(ids, std::greater<>()));
    office.clock.advance(kKeepNotices - std::chrono::hours(3));
    told.write([&](store::Write& tx) { CHECK(remove_old_notices(tx, office.clock) >= 3); });
    CHECK(told.seen_by(told.hoa, "jobs").size() == 2);
  });
}

TEST_CASE("facts stand on one line, cut off between characters") {
  on_each_engine([](Office& office) {
    Told told(office);
    std::string many;
    while (many.size() < 3 * kFactBytes) many += "ệ";
    told.write([&](store::Write& tx) {
      notify(tx, office.clock, told.hoa, {.kind = "jobs", .words = "import_done", .facts = {"một\nhai", "", many}});
    });
    const auto facts = told.seen_by(told.hoa, "jobs")[0].facts;
    REQUIRE(facts.size() == 3);
    CHECK(facts[0] == "một hai");
    CHECK(facts[1].empty());
    CHECK(facts[2].size() <= kFactBytes);
    CHECK(facts[2].ends_with("ệ…"));
  });
}

}  // namespace
}  // namespace nhipcau::office
