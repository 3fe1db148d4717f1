#include "office/accounts.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "office/grants.hpp"
#include "office/test_accounts.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using nhipcau::office::testing::Office;
using nhipcau::office::testing::on_each_engine;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> names_of(const AccountPage& page) {
  std::vector<std::string> names;
  for (const auto& entry : page.entries) names.push_back(entry.account.shown_name);
  return names;
}

}  // namespace

TEST_CASE("somebody is invited: may do nothing before a way in is set, and then what everybody may") {
  on_each_engine([](Office& office) {
    const auto invited = office.invite_one("lothien", "Lò Thị Én");
    REQUIRE(invited);
    CHECK(office.entry(invited->account.id).state == AccountState::invited);
    CHECK(office.entry(invited->account.id).link_until == office.clock.now() + kInvitationLife);
    CHECK_FALSE(office.entry(invited->account.id).last_used_on);

    office.make_manager(invited->account.id);
    const auto in = office.use(invited->token);
    REQUIRE(in);
    CHECK(in->session.needs_way_in);
    CHECK(in->session.rights.anywhere.size() == 0);
    const auto found = [&] { return *office.database.read([&](store::Read& tx) { return find_session(tx, office.clock, in->cookie); }); };
    CHECK(found().needs_way_in);
    CHECK(found().rights.anywhere.size() == 0);
    REQUIRE(office.set_password(invited->account.id, in->session.id));
    CHECK_FALSE(found().needs_way_in);
    CHECK(found().rights.everywhere.contains("papers.read"));

    const auto entry = office.entry(invited->account.id);
    CHECK(entry.state == AccountState::active);
    CHECK(entry.last_used_on == office.clock.today());
    CHECK(entry.sessions == 1);
    CHECK_FALSE(entry.link_until);
    CHECK(office.lines("office.account_created").front().actor.account == office.manager);
    CHECK(office.lines("office.account_created").front().line.after == "lothien");
    CHECK(office.lines("office.link_made").front().line.after == "invitation");
  });
}

TEST_CASE("an invitation on paper is good for a week, a plain link for a day") {
  on_each_engine([](Office& office) {
    const auto invited = office.invite_one("a", "An");
    const auto plain = office.invite_one("b", "Bình", LinkPurpose::sign_in);
    office.clock.advance(kLinkLife);
    CHECK(office.use(plain->token).error().key == "office.link_expired");
    office.clock.advance(kInvitationLife - kLinkLife - 1ms);
    CHECK(office.use(invited->token));
    const auto again = office.link(plain->account.id, LinkPurpose::sign_in);
    const auto in = office.use(*again);
    REQUIRE(in);
    CHECK_FALSE(in->session.needs_way_in);
  });
}

TEST_CASE("an account needs names of its own, and a language there is") {
  on_each_engine([](Office& office) {
    REQUIRE(office.invite_one("Lê Thuý", "Lê Thuý"));
    CHECK(office.invite_one("lê  thúy", "Người khác").error().key == "office.name_taken");
    CHECK(office.invite_one("QuanTri", "Người khác").error().key == "office.name_taken");
    CHECK(office.invite_one(" ", "Ai").error().key == "office.no_account_name");
    CHECK(office.invite_one("ai", "").error().key == "office.no_account_name");
    const auto odd = office.write([&](store::Write& tx) {
      return invite(tx, office.clock, office.self(), {.name = "x", .shown_name = "X", .language = "fr"}, LinkPurpose::invitation);
    });
    CHECK(odd.error().key == "office.unknown_language");
    CHECK(office.list().entries.size() == 2);
  });
}

TEST_CASE("a new invitation ends everything that let somebody in: link, session, password, and what was begun with a stolen link") {
  on_each_engine([](Office& office) {
    const auto invited = office.invite_one("lothien", "Lò Thị Én");
    const AccountId account = invited->account.id;
    const auto thief = office.use(invited->token, "Firefox");  // somebody else was quicker
    REQUIRE(thief);
    REQUIRE(office.set_password(account, thief->session.id));
    const auto told = office.use(invited->token);
    CHECK(told.error().key == "office.link_used");
    CHECK(told.error().args == std::vector<std::string>{"15:00, 22/11/2026, Firefox, Android"});

    const auto anew = office.link(account, LinkPurpose::invitation);
    REQUIRE(anew);
    CHECK_FALSE(office.is_in(thief->cookie));
    CHECK_FALSE(check_password(office.database, "lothien", "cầu tre lắc lẻo").right);
    CHECK(office.use(*anew)->session.needs_way_in);
    CHECK(office.lines("office.sessions_ended").front().line.after == "1");
    CHECK(office.lines("office.account_changed").front().line.field == "password");
  });
}

TEST_CASE("a new plain link ends the sessions that links began, and leaves those of a password and the password") {
  on_each_engine([](Office& office) {
    const auto invited = office.invite_one("lothien", "Lò Thị Én", LinkPurpose::sign_in);
    const AccountId account = invited->account.id;
    const auto by_link = office.use(invited->token);
    REQUIRE(office.set_password(account, by_link->session.id));
    const auto by_password = office.write([&](store::Write& tx) { return sign_in(tx, office.clock, account, "192.0.2.7"); });
    const auto first = office.link(account, LinkPurpose::sign_in);
    CHECK_FALSE(office.is_in(by_link->cookie));
    CHECK(office.is_in(by_password->cookie));
    CHECK(check_password(office.database, "lothien", "cầu tre lắc lẻo").right);
    REQUIRE(office.link(account, LinkPurpose::sign_in));
    CHECK(office.use(*first).error().key == "office.link_expired");
  });
}

TEST_CASE("who leaves is out at once and everywhere; name and work stay; who comes back begins by a new link") {
  on_each_engine([](Office& office) {
    const auto invited = office.invite_one("lothien", "Lò Thị Én");
    const AccountId account = invited->account.id;
    const auto in = office.use(invited->token);
    REQUIRE(office.set_password(account, in->session.id));
    REQUIRE(office.write([&](store::Write& tx) -> Result<std::string> { return make_sign_in_link(tx, office.clock, account); }));
    REQUIRE(office.close(account, "chuyển công tác"));
    CHECK_FALSE(office.is_in(in->cookie));
    CHECK_FALSE(check_password(office.database, "lothien", "cầu tre lắc lẻo").right);
    CHECK_FALSE(office.entry(account).link_until);
    CHECK(office.entry(account).state == AccountState::closed);
    CHECK(office.entry(account).closed_reason == "chuyển công tác");
    CHECK(office.entry(account).closed_on->to_iso() == "2026-11-22");
    CHECK(office.entry(account).account.shown_name == "Lò Thị Én");
    CHECK(office.invite_one("LoThiEn", "Người mới").error().key == "office.name_taken");

    CHECK(office.link(account, LinkPurpose::invitation).error().key == "office.account_closed");
    CHECK(office.close(account).error().key == "office.already_closed");
    const auto in_again = office.write([&](store::Write& tx) { return sign_in(tx, office.clock, account, ""); });
    CHECK(in_again.error().key == "office.account_closed");
    const auto by_server =
        office.write([&](store::Write& tx) -> Result<std::string> { return make_sign_in_link(tx, office.clock, account); });
    CHECK(office.use(*by_server).error().key == "office.account_closed");

    const auto link =
        office.write([&](store::Write& tx) { return reopen_account(tx, office.clock, office.self(), account, LinkPurpose::invitation); });
    REQUIRE(link);
    CHECK(office.use(*link)->session.needs_way_in);
    CHECK(office.entry(account).closed_reason.empty());
    const auto twice =
        office.write([&](store::Write& tx) { return reopen_account(tx, office.clock, office.self(), account, LinkPurpose::invitation); });
    CHECK(twice.error().key == "office.not_closed");
    CHECK(office.lines("office.account_closed").front().line.after == "chuyển công tác");
    CHECK(office.lines("office.account_reopened").size() == 1);
  });
}

TEST_CASE("nobody closes their own account or the last one that manages, and not without a reason") {
  on_each_engine([](Office& office) {
    const auto other = office.invite_one("b", "Bình")->account.id;
    CHECK(office.close(office.manager).error().key == "office.not_oneself");
    CHECK(office.link(office.manager, LinkPurpose::invitation).error().key == "office.not_oneself");
    CHECK(office.close(other, "  ").error().key == "office.no_reason");
    CHECK(office.close({"NOBODY"}).error().key == "office.no_such_account");
    CHECK(office.close({}).error().key == "office.no_such_account");
    REQUIRE(office.close(other));
    const auto by_server = office.write([&](store::Write& tx) { return close_account(tx, office.clock, {}, office.manager, "thử"); });
    CHECK(by_server.error().key == "office.last_manager");
  });
}

TEST_CASE("who leaves holds nothing any more, nor does who they had passed it on to; who comes back is given rights anew") {
  on_each_engine([](Office& office) {
    const AccountId other = office.invite_one("b", "Bình")->account.id, third = office.invite_one("c", "Chi")->account.id;
    office.make_manager(other);
    const auto today = office.clock.today();
    const auto rights_of = [&](const AccountId& account) {
      return office.database.read([&](store::Read& tx) { return load_rights(tx, account, today); });
    };
    const auto passed_on = office.write([&](store::Write& tx) {
      const auto basis = list_grants_of(tx, other, today).front().id;
      return delegate(tx, office.clock, {other, ""},
                      {.basis = basis, .to = third, .from = today, .until = today.plus_days(7), .reason = {}});
    });
    REQUIRE(passed_on);
    CHECK(rights_of(third).everywhere.contains("accounts.manage"));
    REQUIRE(office.close(other));
    CHECK(rights_of(other).anywhere == Permissions());
    CHECK(rights_of(third).anywhere == Permissions());
    REQUIRE(office.write([&](store::Write& tx) { return reopen_account(tx, office.clock, office.self(), other, LinkPurpose::sign_in); }));
    CHECK(rights_of(other).anywhere == Permissions());
  });
}

TEST_CASE("who manages accounts alone gets no link to come in as somebody who may do more") {
  on_each_engine([](Office& office) {
    const AccountId clerk = office.invite_one("b", "Bình")->account.id, third = office.invite_one("c", "Chi")->account.id;
    const auto granted = office.write([&](store::Write& tx) -> Result<void> {
      const auto role = add_role(tx, office.clock, {}, {.name = "Quản lý người dùng", .english = {}, .note = {}}, {"accounts.manage"});
      if (!role) return tl::unexpected(role.error());
      const auto grant =
          grant_role(tx, office.clock, {},
                     {.account = clerk, .role = role->id, .unit = {}, .with_below = true, .from = {}, .until = {}, .reason = {}});
      return grant ? Result<void>() : tl::unexpected(grant.error());
    });
    REQUIRE(granted);
    const Actor actor{clerk, "192.0.2.9"};
    const auto link = [&](const AccountId& account) {
      return office.write([&](store::Write& tx) { return hand_out_link(tx, office.clock, actor, account, LinkPurpose::invitation); });
    };
    CHECK(link(office.manager).error().key == "office.holds_more");
    CHECK(link(third));
    const auto closed =
        office.write([&](store::Write& tx) { return close_account(tx, office.clock, actor, office.manager, "giành quyền"); });
    CHECK(closed.error().key == "office.holds_more");
    CHECK(office.entry(office.manager).state == AccountState::invited);
  });
}

TEST_CASE("two managers who close each other at the same moment: one is left") {
  on_each_engine([](Office& office) {
    const AccountId other = office.invite_one("b", "Bình")->account.id;
    office.make_manager(other);
    const auto close = [&](const AccountId& who, const AccountId& whom) {
      return office.write([&](store::Write& tx) { return close_account(tx, office.clock, {who, ""}, whom, "tranh cãi"); });
    };
    {
      const std::jthread one([&] { (void)close(office.manager, other); });
      const std::jthread two([&] { (void)close(other, office.manager); });
    }
    const auto page = office.list();
    CHECK(page.counts[static_cast<std::size_t>(AccountState::closed)] == 1);
  });
}

TEST_CASE("names and language are changed by who manages, a line each; what stays the same leaves none") {
  on_each_engine([](Office& office) {
    const AccountId account = office.invite_one("lothien", "Lò Thị Én")->account.id;
    const auto rename = [&](const AccountNames& names) {
      return office.write([&](store::Write& tx) { return rename_account(tx, office.clock, office.self(), account, names); });
    };
    const auto renamed = rename({.name = "en.lo", .language = "en"});
    REQUIRE(renamed);
    CHECK(renamed->name == "en.lo");
    CHECK(renamed->shown_name == "Lò Thị Én");
    REQUIRE(rename({.name = "EN.LO"}));  // its own name in another writing is not taken
    CHECK(rename({.name = "quantri"}).error().key == "office.name_taken");
    CHECK(rename({.shown_name = " "}).error().key == "office.no_account_name");
    CHECK(rename({.language = "fr"}).error().key == "office.unknown_language");
    CHECK(office.lines("office.account_changed").size() == 3);
    CHECK(office.lines("office.account_changed")[1].line.before == "vi");
    CHECK(office.database.read([&](store::Read& tx) { return find_account_named(tx, "lothien"); }) == std::nullopt);
  });
}

TEST_CASE("the list goes by name in the order of the alphabet, is narrowed by words in any writing and by state, page by page") {
  on_each_engine([](Office& office) {
    for (const auto& [name, shown] : {std::pair{"dinh", "Đinh Thị Ơn"}, {"an", "Ấn Văn Độ"}, {"en", "Lò Thị Én"}, {"duc", "Dương Đức"}})
      REQUIRE(office.invite_one(name, shown));
    CHECK(names_of(office.list()) == std::vector<std::string>{"Ấn Văn Độ", "Dương Đức", "Đinh Thị Ơn", "Lò Thị Én", "Quản trị viên"});
    CHECK(names_of(office.list({.words = "thi"})) == std::vector<std::string>{"Đinh Thị Ơn", "Lò Thị Én"});
    CHECK(names_of(office.list({.words = "ĐỨC"})) == std::vector<std::string>{"Dương Đức"});
    CHECK(names_of(office.list({.words = "quantri"})) == std::vector<std::string>{"Quản trị viên"});
    REQUIRE(office.close(office.list({.words = "duc"}).entries.front().account.id));
    const auto closed = office.list({.state = AccountState::closed});
    CHECK(names_of(closed) == std::vector<std::string>{"Dương Đức"});
    CHECK(closed.counts == std::array<std::size_t, 3>{4, 0, 1});
    const auto first = office.list({.limit = 3});
    CHECK(first.has_more);
    const auto second = office.list({.after = first.entries.back().account.id, .limit = 3});
    CHECK(names_of(second) == std::vector<std::string>{"Lò Thị Én", "Quản trị viên"});
    CHECK_FALSE(second.has_more);
    CHECK(office.list({.after = {"NOBODY"}}).entries.empty());
  });
}
