#include <doctest/doctest.h>

#include "api/ways_in_office.hpp"
#include "authenticator/one_time_code.hpp"
#include "base/log.hpp"
#include "office/ways_in.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using http::Method;
using namespace std::chrono_literals;

namespace {

constexpr const char* kPassword = "cầu tre lắc lẻo";

/// An administrator with a password and an app that shows codes.
struct Phone {
  Phone() {
    log::set_level(log::Level::error);
    REQUIRE(mine.ask(Method::patch, "/api/account", {{"new_password", kPassword}}).status == 200);
    const auto begun = mine.post("/api/account/code-app");
    REQUIRE(begun.status == 201);
    uri = std::string(body_of(begun).at("uri").as_string());
    secret = from_base32(body_of(begun).at("secret").as_string());
    const auto confirmed = mine.post("/api/account/code-app/confirmation", {{"code", code()}});
    REQUIRE(confirmed.status == 200);
    const auto told = body_of(confirmed);
    for (const auto& one : told.at("recovery_codes").as_array()) recovery_codes.emplace_back(one.as_string());
    office.clock.advance(2min);
  }
  [[nodiscard]] std::string code(int steps = 0) const {
    return authenticator::code_at(secret, authenticator::code_step(office.clock.now()) + steps);
  }
  [[nodiscard]] std::string wrong_code() const {
    std::string wrong = "000000";
    while (wrong == code(-1) || wrong == code() || wrong == code(1)) ++wrong.back();
    return wrong;
  }
  static http::Response try_in(Browser& browser, const std::string& password, const std::string& typed = "") {
    json::object body{{"name", "quantri"}, {"password", password}};
    if (!typed.empty()) body["code"] = typed;
    return browser.post("/api/session/password", body);
  }

  TestOffice office;
  Browser mine = signed_in_browser(office, office.administrator.id);
  Browser stranger{office};
  std::string uri, secret;
  std::vector<std::string> recovery_codes;
};

}  // namespace

TEST_CASE("the app is told the office, the account and the secret, and ten recovery codes come with the first right code") {
  Phone phone;
  CHECK(phone.uri.starts_with("otpauth://totp/Ban%20Th%C6%B0%E1%BB%9Dng%20tr%E1%BB%B1c"));
  CHECK(phone.uri.find(":quantri?secret=" + authenticator::to_base32(phone.secret) + "&issuer=") != std::string::npos);
  CHECK(phone.recovery_codes.size() == 10);
  const auto ways = body_of(phone.mine.get("/api/account/ways-in"));
  CHECK(ways.at("asks_for_code").as_bool());
  CHECK(ways.at("recovery_codes").as_int64() == 10);
}

TEST_CASE("a code is asked for once the password was right, and of nobody else") {
  Phone phone;
  const auto asked = Phone::try_in(phone.stranger, kPassword);
  CHECK(asked.status == 401);
  CHECK(key_of(asked) == "office.code_needed");
  CHECK(header_of(asked, "Set-Cookie").empty());
  CHECK(key_of(Phone::try_in(phone.stranger, "sai mật khẩu rồi", phone.code())) == "office.wrong_name_or_password");
  CHECK(key_of(Phone::try_in(phone.stranger, "sai mật khẩu rồi")) == "office.wrong_name_or_password");
  CHECK_FALSE(phone.stranger.is_signed_in());
  CHECK(Phone::try_in(phone.stranger, kPassword, phone.code()).status == 200);
  CHECK(phone.stranger.is_signed_in());
}

TEST_CASE("a code signs in once, and so does a recovery code") {
  Phone phone;
  const std::string code = phone.code();
  CHECK(Phone::try_in(phone.stranger, kPassword, code.substr(0, 3) + " " + code.substr(3)).status == 200);
  Browser another(phone.office);
  CHECK(key_of(Phone::try_in(another, kPassword, code)) == "office.wrong_code");
  CHECK(Phone::try_in(another, kPassword, phone.recovery_codes[0]).status == 200);
  Browser third(phone.office);
  CHECK(key_of(Phone::try_in(third, kPassword, phone.recovery_codes[0])) == "office.wrong_code");
  CHECK_FALSE(third.is_signed_in());
  CHECK(body_of(phone.mine.get("/api/account/ways-in")).at("recovery_codes").as_int64() == 9);
}

TEST_CASE("wrong codes wait, and the owner still comes in by a recovery code, a passkey or a link") {
  Phone phone;
  authenticator::TestPasskey passkey;
  REQUIRE(phone.mine.add(passkey).status == 201);
  for (int i = 0; i < 5; ++i) {
    CHECK(key_of(Phone::try_in(phone.stranger, kPassword, phone.wrong_code())) == "office.wrong_code");
  }
  const auto waits = Phone::try_in(phone.stranger, kPassword, phone.code());
  CHECK(waits.status == 429);
  CHECK(key_of(waits) == "office.codes_wait");
  CHECK(body_of(waits).at("args").at(0).as_string() == "1");
  Browser by_recovery(phone.office), by_passkey(phone.office);
  CHECK(Phone::try_in(by_recovery, kPassword, phone.recovery_codes[1]).status == 200);
  CHECK(by_passkey.sign_in(passkey, phone.office.administrator.id).status == 200);  // asks for no code: it knows its owner
  CHECK(signed_in_browser(phone.office, phone.office.administrator.id).is_signed_in());
  phone.office.clock.advance(61s);
  CHECK(Phone::try_in(phone.stranger, kPassword, phone.code()).status == 200);
}

TEST_CASE("what changes the ways in asks for a proof once ten minutes are over") {
  Phone phone;
  phone.office.clock.advance(office::kProofLife);
  struct Row {
    Method method;
    std::string target;
    json::object body;
  };
  for (const Row& row : {Row{Method::post, "/api/account/code-app", {}},
                         {Method::remove, "/api/account/code-app", {}},
                         {Method::post, "/api/account/code-app/confirmation", {{"code", "123456"}}},
                         {Method::post, "/api/account/recovery-codes", {}},
                         {Method::post, "/api/account/passkey-challenge", {}},
                         {Method::remove, "/api/account/passkeys/x", {}},
                         {Method::patch, "/api/account", {{"old_password", kPassword}, {"new_password", "một câu khác hẳn"}}}}) {
    CAPTURE(row.target);
    const auto response = phone.mine.ask(row.method, row.target, row.body);
    CHECK(response.status == 403);
    CHECK(key_of(response) == "office.proof_needed");
  }
  CHECK_FALSE(body_of(phone.mine.get("/api/account/ways-in")).at("is_proved").as_bool());
  CHECK(phone.mine.ask(Method::patch, "/api/account", {{"shown_name", "Trần Văn Cầu"}}).status == 200);  // lets nobody in

  CHECK(key_of(phone.mine.post("/api/session/proof", {{"password", "sai"}})) == "office.wrong_password");
  CHECK(key_of(phone.mine.post("/api/session/proof", {{"password", kPassword}})) == "office.code_needed");
  CHECK(key_of(phone.mine.post("/api/session/proof", {{"password", kPassword}, {"code", phone.wrong_code()}})) == "office.wrong_code");
  CHECK(phone.mine.post("/api/session/proof", {{"password", kPassword}, {"code", phone.code()}}).status == 204);
  CHECK(body_of(phone.mine.get("/api/account/ways-in")).at("is_proved").as_bool());
  CHECK(phone.mine.post("/api/account/recovery-codes").status == 201);
  CHECK(phone.mine.ask(Method::remove, "/api/account/code-app").status == 204);
  CHECK(Phone::try_in(phone.stranger, kPassword).status == 200);
}

TEST_CASE("a session that began by a link sets its first ways in without a proof, however late") {
  TestOffice office;
  log::set_level(log::Level::error);
  Browser mine = signed_in_browser(office, office.administrator.id);
  office.clock.advance(24h);
  authenticator::TestPasskey passkey;
  CHECK(mine.add(passkey).status == 201);
  CHECK(key_of(mine.ask(Method::patch, "/api/account", {{"new_password", kPassword}})) ==
        "office.proof_needed");  // now there is one to prove by
  CHECK(mine.prove(passkey, office.administrator.id).status == 204);
  CHECK(mine.ask(Method::patch, "/api/account", {{"new_password", kPassword}}).status == 200);
}

TEST_CASE("proving by password is slowed down for the account") {
  Phone phone;
  int tries = 0;
  while (tries < 100 && phone.mine.post("/api/session/proof", {{"password", "đoán mò"}}).status == 403) ++tries;
  CHECK(tries == 10);
  CHECK(phone.mine.post("/api/session/proof", {{"password", kPassword}}).status == 429);
  phone.office.clock.advance(61s);
  CHECK(key_of(phone.mine.post("/api/session/proof", {{"password", kPassword}})) == "office.code_needed");
}

TEST_CASE("a wrong code of a new app refuses and ends no session; without a password there is no app") {
  TestOffice office;
  log::set_level(log::Level::error);
  Browser mine = signed_in_browser(office, office.administrator.id);
  CHECK(key_of(mine.post("/api/account/code-app")) == "office.code_needs_password");
  CHECK(key_of(mine.post("/api/account/recovery-codes")) == "office.no_code_app");
  CHECK(mine.ask(Method::patch, "/api/account", {{"new_password", kPassword}}).status == 200);
  CHECK(key_of(mine.post("/api/account/code-app/confirmation", {{"code", "123456"}})) == "office.no_code_app");
  CHECK(mine.post("/api/account/code-app").status == 201);
  const auto wrong = mine.post("/api/account/code-app/confirmation", {{"code", "12345"}});
  CHECK(wrong.status == 403);
  CHECK(key_of(wrong) == "office.wrong_code");
  CHECK(mine.is_signed_in());
}
