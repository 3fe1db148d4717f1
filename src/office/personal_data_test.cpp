#include "office/personal_data.hpp"

#include <doctest/doctest.h>

#include <set>

#include "jobs/queue.hpp"
#include "office/known_browser.hpp"
#include "office/notices.hpp"
#include "office/passkeys.hpp"
#include "office/second_factor.hpp"
#include "office/test_accounts.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using nhipcau::office::testing::Office;
using namespace std::chrono_literals;

namespace {

void on_each(const std::function<void(Office&)>& test) {
  const std::vector<store::QueryFile> rooms{queries(), jobs::queries()};
  store::for_each_engine(rooms, [&](store::Database& database) {
    Office office(database);
    test(office);
  });
}

PersonalData list(Office& office, const AccountId& account) {
  const auto data = office.database.read([&](store::Read& tx) { return list_personal_data(tx, office.clock, account); });
  REQUIRE(data);
  return *data;
}

const PersonalSection& section(const PersonalData& data, const std::string& key) {
  for (const PersonalSection& one : data.sections) {
    if (one.entry->key == key) return one;
  }
  FAIL("no section ", key);
  return data.sections.front();
}

}  // namespace

TEST_CASE("a person is told what is there of them, entry by entry of the register") {
  on_each([](Office& office) {
    const auto invited = office.invite_one("lothien", "Lò Thị Én");
    REQUIRE(invited);
    REQUIRE(office.use(invited->token));
    REQUIRE(office.set_password(invited->account.id));
    office.make_manager(invited->account.id);
    const PersonalData data = list(office, invited->account.id);
    REQUIRE(data.sections.size() == personal_register().size());
    CHECK_FALSE(data.is_erased);
    CHECK(section(data, "names").values.at(0).text == "Lò Thị Én");
    CHECK(section(data, "names").values.at(1).text == "lothien");
    CHECK(section(data, "password").values.size() == 1);
    CHECK(section(data, "roles").values.at(0).text == "Quản trị");
    CHECK(section(data, "links").values.at(0).label_key == "personal_data.link.invitation");
    CHECK(section(data, "links").values.at(0).note == "Chrome, Android");
    CHECK(section(data, "trail").values.at(0).count.value_or(0) >= 2);
    CHECK(section(data, "trail").values.back().text == "192.0.2.7");
    CHECK(section(data, "passkeys").values.empty());
    for (const char* unlisted : {"work", "paper_words", "contacts", "copies"}) CHECK_FALSE(section(data, unlisted).is_listed);
    const auto nobody = office.database.read([&](store::Read& tx) { return list_personal_data(tx, office.clock, {"NOBODY"}); });
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().key == "office.no_such_account");
  });
}

TEST_CASE("who looked is told by the day and their role, never by name") {
  on_each([](Office& office) {
    const auto officer = office.invite_one("hai", "Nguyễn Văn Hải");
    const auto person = office.invite_one("lothien", "Lò Thị Én");
    REQUIRE(officer);
    REQUIRE(person);
    (void)office.write([&](store::Write& tx) -> Result<void> {
      for (const Role& role : list_roles(tx)) {
        if (!role.permissions.contains("personal_data.read")) continue;
        const auto granted = grant_role(
            tx, office.clock, {},
            {.account = officer->account.id, .role = role.id, .unit = {}, .with_below = true, .from = {}, .until = {}, .reason = {}});
        REQUIRE(granted);
      }
      note_personal_use(tx, office.clock, {officer->account.id, "192.0.2.9"}, person->account.id, PersonalUse::read);
      note_personal_use(tx, office.clock, {}, person->account.id, PersonalUse::exported);
      return {};
    });
    const PersonalData data = list(office, person->account.id);
    REQUIRE(data.looks.size() == 2);
    CHECK(data.looks.at(0).is_export);
    CHECK(data.looks.at(0).by_program);
    CHECK_FALSE(data.looks.at(1).is_export);
    CHECK(data.looks.at(1).role == "Cán bộ bảo vệ dữ liệu cá nhân");
    CHECK(list(office, officer->account.id).looks.empty());
  });
}

TEST_CASE("an export holds the lines about the account, oldest first, and nothing of papers") {
  on_each([](Office& office) {
    const auto person = office.invite_one("lothien", "Lò Thị Én");
    REQUIRE(person);
    (void)office.write([&](store::Write& tx) -> Result<void> {
      audit(tx, office.clock, {person->account.id, "192.0.2.7"},
            {.event = "directive.corrected", .subject_kind = "paper", .subject_id = "P", .field = "title", .before = "a", .after = "b"});
      return {};
    });
    const auto whole = office.database.read([&](store::Read& tx) { return export_personal_data(tx, office.clock, person->account.id); });
    REQUIRE(whole);
    REQUIRE(whole->lines.size() == 2);
    CHECK(whole->lines.at(0).event == "office.account_created");
    CHECK(whole->lines.at(0).after == "lothien");
    CHECK(whole->lines.at(1).event == "office.link_made");
    CHECK_FALSE(whole->has_older_lines);
    CHECK(section(whole->data, "trail").values.at(0).count == 1);
  });
}

TEST_CASE("the administrator's role does not let anybody look; the data protection officer's does") {
  on_each([](Office& office) {
    const auto rights = office.database.read([&](store::Read& tx) { return load_rights(tx, office.manager, office.clock.today()); });
    CHECK(rights.everywhere.contains("audit.read"));
    CHECK_FALSE(rights.everywhere.contains("personal_data.read"));
    const auto roles = office.database.read([](store::Read& tx) { return list_roles(tx); });
    std::set<std::string> who;
    for (const Role& role : roles) {
      if (role.permissions.contains("personal_data.read")) who.insert(role.name);
    }
    CHECK(who == std::set<std::string>{"Cán bộ bảo vệ dữ liệu cá nhân"});
  });
}

TEST_CASE("an office from before gets the data protection officer's role, once, and nobody has it") {
  on_each([](Office& office) {
    const auto role_named = [&](const std::string& name) -> std::optional<Role> {
      for (const Role& role : office.database.read([](store::Read& tx) { return list_roles(tx); })) {
        if (role.name == name) return role;
      }
      return std::nullopt;
    };
    const std::string name = "Cán bộ bảo vệ dữ liệu cá nhân";
    (void)office.write([&](store::Write& tx) -> Result<void> {
      REQUIRE(retire_role(tx, office.clock, office.self(), role_named(name)->id));
      set_setting(tx, "permissions_known", "papers.read 0 \naudit.read 2 \n");
      return {};
    });
    CHECK_FALSE(role_named(name));
    prepare_roles(office.database, office.clock);
    REQUIRE(role_named(name));
    CHECK(role_named(name)->permissions.contains("personal_data.erase"));
    (void)office.write([&](store::Write& tx) -> Result<void> {
      REQUIRE(retire_role(tx, office.clock, office.self(), role_named(name)->id));
      set_setting(tx, "permissions_known", "personal_data.read 2 \npersonal_data.erase 2 personal_data.read\n");
      return {};
    });
    prepare_roles(office.database, office.clock);
    CHECK_FALSE(role_named(name));  // who retired it meant it
  });
}

TEST_CASE("the lengths the register promises are those of the code, and what is over goes with the daily sweep") {
  const auto promises = [](const std::string& key, const std::string& length) {
    for (const RegisterEntry& entry : personal_register()) {
      if (entry.key == key) return entry.kept.vi.find(length) != std::string::npos;
    }
    return false;
  };
  const auto days = [](auto time) { return std::to_string(std::chrono::duration_cast<std::chrono::days>(time).count()) + " ngày"; };
  CHECK(promises("sessions", days(kSessionLife)));
  CHECK(promises("sessions", days(kLongestSession)));
  CHECK(promises("links", days(kKeepLinks)));
  CHECK(promises("notices", days(kKeepNotices)));
  CHECK(promises("jobs", days(jobs::kKeepEnded)));
  CHECK(promises("known_browsers", std::to_string(kMostKnownBrowsers) + " trình duyệt"));
  CHECK(promises("known_browsers", "Một năm"));
  CHECK(kKnownBrowserLife == std::chrono::hours(24 * 365));
  CHECK(promises("challenges", std::to_string(kChallengeLife.count()) + " phút"));
  CHECK(promises("codes", "một ngày"));
  CHECK(kUnfinishedCodeLife == 24h);

  on_each([](Office& office) {
    const auto person = office.invite_one("lothien", "Lò Thị Én");
    REQUIRE(person);
    REQUIRE(office.set_password(person->account.id));
    REQUIRE(office.link(person->account.id, LinkPurpose::sign_in));
    const auto in = office.write([&](store::Write& tx) { return sign_in(tx, office.clock, person->account.id, "192.0.2.7"); });
    REQUIRE(in);
    (void)office.write([&](store::Write& tx) -> Result<void> {
      (void)make_challenge(tx, office.clock,
                           {.purpose = ChallengePurpose::register_passkey, .browser = "b", .account = person->account.id});
      REQUIRE(begin_code_app(tx, office.clock, SecretKey{}, person->account.id));
      return {};
    });
    const auto is_there = [&](const char* key) { return !section(list(office, person->account.id), key).values.empty(); };
    for (const char* key : {"sessions", "known_browsers", "links", "challenges", "codes"}) CHECK(is_there(key));
    const auto sweep_after = [&](std::chrono::hours later) {
      office.clock.set(office.clock.now() + later);
      (void)office.write([&](store::Write& tx) -> Result<void> {
        remove_ended(tx, office.clock);
        return {};
      });
    };
    sweep_after(25h);
    CHECK_FALSE(is_there("challenges"));
    CHECK_FALSE(is_there("codes"));
    CHECK(is_there("sessions"));
    sweep_after(kSessionLife);
    CHECK_FALSE(is_there("sessions"));
    CHECK(is_there("links"));
    sweep_after(kKeepLinks);
    CHECK_FALSE(is_there("links"));
    CHECK(is_there("known_browsers"));
    sweep_after(kKnownBrowserLife);
    CHECK_FALSE(is_there("known_browsers"));
  });
}
