#include <doctest/doctest.h>

#include "api/security.hpp"
#include "api/testing.hpp"
#include "office/accounts.hpp"
#include "office/grants.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using namespace std::chrono_literals;
using http::Method;

// What somebody may try at the door of an office, each as the one who tries it would.
namespace {

/// A browser of its own: it keeps what it is told to keep, and shows it again.
struct Browser {
  const TestOffice& office;
  std::string agent = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
  std::string session, known, csrf;

  http::Response ask(Method method, const std::string& target, const std::string& body = "", const http::Headers& more = {}) {
    Ask ask{.method = method, .target = target, .as = As::nobody, .body = body, .headers = more};
    ask.headers.emplace_back("User-Agent", agent);
    ask.headers.emplace_back("Cookie", "nhipcau_session=" + session + "; nhipcau_known=" + known);
    if (!csrf.empty()) ask.headers.emplace_back("X-CSRF-Token", csrf);
    auto response = office.ask(ask);
    for (const auto& [name, value] : response.headers) {
      if (name != "Set-Cookie") continue;
      const std::string pair(value.substr(0, value.find(';')));
      (pair.starts_with("nhipcau_session=") ? session : known) = pair.substr(pair.find('=') + 1);
    }
    const bool tells_session = response.status == 200 && (target.starts_with("/api/session") || target == "/api/account");
    if (tells_session) csrf = std::string(body_of(response).at("csrf").as_string());
    return response;
  }
  http::Response press(const std::string& link) {
    return ask(Method::post, "/api/session/link", json::serialize(json::object{{"token", link.substr(link.find('#') + 1)}}));
  }
  http::Response set_password(const std::string& password) {
    return ask(Method::patch, "/api/account", json::serialize(json::object{{"new_password", password}}));
  }
  http::Response sign_in(const std::string& name, const std::string& password) {
    return ask(Method::post, "/api/session/password", json::serialize(json::object{{"name", name}, {"password", password}}));
  }
  int status_of_today() { return ask(Method::get, "/api/today").status; }
};

/// An office whose manager has invited somebody.
struct Invited {
  Invited() {
    const auto made = body_of(office.post("/api/accounts", R"({"name":"lothien","shown_name":"Lò Thị Én"})"));
    account = std::string(made.at("account").at("id").as_string());
    link = std::string(made.at("link").as_string());
    (void)(*office.database).write([&](store::Write& tx) -> Result<void> {
      office::make_administrator(tx, office.clock, {account});
      return {};
    });
  }
  std::string new_link(const std::string& purpose) {
    const auto answer = office.post("/api/accounts/" + account + "/links", R"({"purpose":")" + purpose + "\"}");
    REQUIRE(answer.status == 200);
    return std::string(body_of(answer).at("link").as_string());
  }

  TestOffice office;
  std::string account, link;
};

}  // namespace

TEST_CASE("an invitation: looked at by a preview it stays good; pressed it lets in, to nothing but setting a way in; then to work") {
  Invited one;
  Browser preview{.office = one.office}, owner{.office = one.office};
  CHECK(preview.ask(Method::get, "/sign-in").status < 500);
  CHECK(preview.ask(Method::get, one.link.substr(0, one.link.find('#'))).status < 500);
  CHECK(owner.press(one.link).status == 200);
  CHECK(body_of(owner.ask(Method::get, "/api/session")).at("needs_way_in").as_bool());
  for (const std::string target : {"/api/today", "/api/accounts", "/api/papers/x", "/api/jobs", "/api/my-rights", "/api/colleagues"}) {
    CAPTURE(target);
    const auto refused = owner.ask(Method::get, target);
    CHECK(refused.status == 403);
    CHECK(key_of(refused) == "api.way_in_first");
  }
  CHECK(key_of(owner.set_password("Lò Thị Én 123456")) == "office.password_is_name");
  const auto set = owner.set_password("cầu tre lắc lẻo");
  CHECK(set.status == 200);
  CHECK_FALSE(body_of(set).at("needs_way_in").as_bool());
  CHECK_FALSE(body_of(set).at("permissions").as_array().empty());
  CHECK(owner.status_of_today() == 200);
}

TEST_CASE("a replayed link is refused and tells when and in which browser it was used; the session it began goes on") {
  Invited one;
  Browser owner{.office = one.office}, again{.office = one.office};
  CHECK(owner.press(one.link).status == 200);
  const auto replayed = again.press(one.link);
  CHECK(replayed.status == 401);
  CHECK(key_of(replayed) == "office.link_used");
  CHECK(std::string(body_of(replayed).at("detail").as_string()).find("09:00, 22/11/2026, Chrome, Windows") != std::string::npos);
  CHECK(again.session.empty());
  CHECK(owner.set_password("cầu tre lắc lẻo").status == 200);
}

TEST_CASE("an expired link lets nobody in, nor does it when the clock goes back") {
  Invited one;
  one.office.clock.advance(office::kInvitationLife);
  Browser late{.office = one.office};
  CHECK(key_of(late.press(one.link)) == "office.link_expired");
  one.office.clock.set(one.office.clock.now() - 1h);
  CHECK(key_of(late.press(one.link)) == "office.link_expired");
  CHECK(late.session.empty());
}

TEST_CASE("a stolen link: the owner is told it was used; the manager's new one ends the thief's session and password, wherever they are") {
  Invited one;
  Browser thief{.office = one.office, .agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"};
  Browser thiefs_other{.office = one.office}, owner{.office = one.office};
  CHECK(thief.press(one.link).status == 200);
  CHECK(thief.set_password("cầu tre lắc lẻo").status == 200);
  CHECK(thiefs_other.sign_in("lothien", "cầu tre lắc lẻo").status == 200);
  const auto told = owner.press(one.link);
  CHECK(key_of(told) == "office.link_used");
  CHECK(std::string(body_of(told).at("detail").as_string()).find("Firefox, Linux") != std::string::npos);

  const std::string link = one.new_link("invitation");
  CHECK(thief.status_of_today() == 401);
  CHECK(thiefs_other.status_of_today() == 401);
  CHECK(thief.sign_in("lothien", "cầu tre lắc lẻo").status == 401);
  CHECK(key_of(thief.press(one.link)) == "office.link_used");
  CHECK(owner.press(link).status == 200);
  CHECK(owner.set_password("gập ghềnh khó đi").status == 200);
  CHECK(owner.status_of_today() == 200);
}

TEST_CASE("a stolen link of somebody who comes in by links alone: the manager's new one ends what the old one began") {
  Invited one;
  Browser thief{.office = one.office}, owner{.office = one.office};
  const std::string stolen = one.new_link("sign_in");
  CHECK(thief.press(stolen).status == 200);
  CHECK(thief.status_of_today() == 200);
  CHECK(key_of(owner.press(stolen)) == "office.link_used");
  const std::string fresh = one.new_link("sign_in");
  CHECK(thief.status_of_today() == 401);
  CHECK(owner.press(fresh).status == 200);
  CHECK(owner.status_of_today() == 200);
}

TEST_CASE("a session fixed before: whatever cookie was planted, it is never the session afterwards") {
  Invited one;
  Browser attacker{.office = one.office};
  CHECK(attacker.press(one.link).status == 200);
  CHECK(attacker.set_password("cầu tre lắc lẻo").status == 200);
  for (const std::string& planted : {std::string(43, 'A'), attacker.session, std::string("x")}) {
    CAPTURE(planted);
    Browser victim{.office = one.office, .session = planted};
    CHECK(victim.press("#" + one.office.make_link()).status == 200);
    CHECK(victim.session != planted);
    CHECK(body_of(victim.ask(Method::get, "/api/session")).at("account").at("name").as_string() == "quantri");
    Browser still{.office = one.office, .session = planted};
    CHECK(still.status_of_today() == 401);  // a made-up one never was one, the attacker's own ended
  }
}

TEST_CASE("nobody signs another browser in or out, or changes an account, from another site's page") {
  Invited one;
  Browser owner{.office = one.office};
  CHECK(owner.press("#" + one.office.make_link()).status == 200);
  const std::string link = R"({"token":")" + one.office.make_link() + "\"}";
  struct Row {
    Method method;
    std::string target, body;
  };
  for (const Row& row : {Row{Method::post, "/api/session/link", link},
                         {Method::post, "/api/session/password", R"({"name":"quantri","password":"x"})"},
                         {Method::remove, "/api/session", ""},
                         {Method::patch, "/api/account", R"({"new_password":"cầu tre lắc lẻo"})"},
                         {Method::remove, "/api/account/sessions", ""},
                         {Method::post, "/api/accounts", R"({"name":"a","shown_name":"A"})"}}) {
    for (const auto& header : {std::pair<std::string, std::string>{"Origin", "https://evil.example"},
                               {"Origin", "null"},
                               {"Sec-Fetch-Site", "cross-site"},
                               {"Sec-Fetch-Site", "same-site"}}) {
      CAPTURE(row.target);
      CAPTURE(header.second);
      const auto forged = owner.ask(row.method, row.target, row.body, {header});
      CHECK(forged.status == 403);
      CHECK(key_of(forged) == "api.other_site");
    }
  }
  CHECK(owner.status_of_today() == 200);
  Browser other{.office = one.office};
  CHECK(other.press(link.substr(10, link.size() - 12)).status == 200);  // it was not used up by the forged press
  Browser without_token{.office = one.office, .session = owner.session};
  CHECK(key_of(without_token.ask(Method::remove, "/api/account/sessions")) == "api.no_token");
}

TEST_CASE("who was closed is out everywhere at once; the cookie, the password and the link are dead") {
  Invited one;
  Browser owner{.office = one.office};
  CHECK(owner.press(one.link).status == 200);
  CHECK(owner.set_password("cầu tre lắc lẻo").status == 200);
  CHECK(one.office.post("/api/accounts/" + one.account + "/closing", R"({"reason":"chuyển công tác"})").status == 200);
  CHECK(owner.status_of_today() == 401);
  Browser again{.office = one.office, .known = owner.known};
  CHECK(key_of(again.sign_in("lothien", "cầu tre lắc lẻo")) == "office.wrong_name_or_password");
  CHECK(key_of(one.office.post("/api/accounts/" + one.account + "/links", "{}")) == "office.account_closed");
}

TEST_CASE("several accounts on one browser: each knows it, and only so many are kept") {
  Invited one;
  Browser shared{.office = one.office};
  CHECK(shared.press(one.link).status == 200);
  const std::string first = shared.known;
  CHECK(first.size() == 43);
  CHECK(shared.press("#" + one.office.make_link()).status == 200);
  CHECK(shared.known.size() == 87);
  CHECK(shared.known.ends_with(first));
  for (int i = 0; i < 5; ++i) {
    const auto made = body_of(one.office.post("/api/accounts", R"({"shown_name":"A","name":"a)" + std::to_string(i) + "\"}"));
    CHECK(shared.press(std::string(made.at("link").as_string())).status == 200);
  }
  CHECK(shared.known.size() == 4 * 43 + 3);
  CHECK(shared.known.find(first) == std::string::npos);
}
