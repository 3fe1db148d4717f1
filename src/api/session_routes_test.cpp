#include <doctest/doctest.h>

#include "api/security.hpp"
#include "api/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using http::Method;
using namespace std::chrono_literals;

namespace {

http::Response sign_in(const TestOffice& office, const std::string& path, const std::string& body) {
  return office.ask({.method = Method::post, .target = path, .as = As::nobody, .body = body});
}

http::Response try_password(const TestOffice& office, const std::string& name, const std::string& password) {
  return sign_in(office, "/api/session/password", json::serialize(json::object{{"name", name}, {"password", password}}));
}

constexpr std::string_view kPassword = "cầu tre lắc lẻo";

}  // namespace

TEST_CASE("the session says who I am, and to nobody nothing but the office's name") {
  TestOffice office;
  const auto mine = body_of(office.get("/api/session"));
  CHECK(mine.at("signed_in").as_bool());
  CHECK(mine.at("csrf").as_string() == office.csrf.c_str());
  CHECK(mine.at("account").at("shown_name").as_string() == "Nguyễn Thị Văn Thư");
  CHECK(mine.at("account").at("language").as_string() == "vi");
  CHECK_FALSE(mine.at("account").at("has_password").as_bool());
  CHECK(mine.at("permissions").as_array().size() == office::Permissions::all().size());
  CHECK(mine.at("program").as_string() == "Nhịp Cầu thử");

  const auto nobody = body_of(office.ask({.target = "/api/session", .as = As::nobody}));
  CHECK_FALSE(nobody.at("signed_in").as_bool());
  CHECK(nobody.at("csrf").as_string().empty());
  CHECK(nobody.at("permissions").as_array().empty());
  CHECK(nobody.as_object().if_contains("account") == nullptr);
  CHECK(nobody.at("office").as_string() == "Ban Thường trực Ủy ban Mặt trận Tổ quốc tỉnh");
}

TEST_CASE("a link signs in once, and its answer holds neither the link nor the cookie's secret") {
  TestOffice office;
  const std::string token = office.make_link();
  const std::string body = R"({"token":")" + token + "\"}";
  const auto first = sign_in(office, "/api/session/link", body);
  CHECK(first.status == 200);
  const std::string cookie = header_of(first, "Set-Cookie");
  CHECK(cookie.find("HttpOnly; SameSite=Lax") != std::string::npos);
  CHECK(first.body.find(token) == std::string::npos);
  CHECK(first.body.find(cookie.substr(cookie.find('=') + 1, 20)) == std::string::npos);

  const auto again = sign_in(office, "/api/session/link", body);
  CHECK(again.status == 401);
  CHECK(key_of(again) == "office.link_used");
  CHECK(header_of(again, "Set-Cookie").empty());
  CHECK(key_of(sign_in(office, "/api/session/link", R"({"token":"x"})")) == "office.no_such_link");
}

TEST_CASE("signing out ends the session for good") {
  TestOffice office;
  const auto out = office.ask({.method = Method::remove, .target = "/api/session"});
  CHECK(out.status == 204);
  CHECK(header_of(out, "Set-Cookie") == ended_cookie(false));
  CHECK(office.get("/api/today").status == 401);
  CHECK_FALSE(body_of(office.get("/api/session")).at("signed_in").as_bool());
}

TEST_CASE("a session that is used stays, one that is not used ends") {
  TestOffice office;
  for (int day = 0; day < 20; ++day) {
    office.clock.advance(24h);
    CHECK(office.get("/api/today").status == 200);
  }
  office.clock.advance(24h * 15);
  CHECK(office.get("/api/today").status == 401);
}

TEST_CASE("an account's name, language and password are changed; a password needs the one before") {
  TestOffice office;
  const auto changed = office.patch("/api/account", R"({"shown_name":"Trần Văn Cầu","language":"en"})");
  CHECK(changed.status == 200);
  CHECK(body_of(changed).at("account").at("shown_name").as_string() == "Trần Văn Cầu");
  CHECK(body_of(changed).at("csrf").as_string() == office.csrf.c_str());

  const std::string password(kPassword);
  CHECK(office.patch("/api/account", R"({"new_password":")" + password + "\"}").status == 200);
  const auto now = office.get("/api/session");
  CHECK(body_of(now).at("account").at("has_password").as_bool());
  CHECK(now.body.find("argon2") == std::string::npos);

  const std::string next = R"({"new_password":"một câu khác hẳn")";
  CHECK(key_of(office.patch("/api/account", next + "}")) == "api.wrong_old_password");
  CHECK(key_of(office.patch("/api/account", next + R"(,"old_password":"sai"})")) == "api.wrong_old_password");
  CHECK(office.patch("/api/account", next + R"(,"old_password":")" + password + "\"}").status == 200);
  CHECK(try_password(office, "quantri", password).status == 401);
  CHECK(try_password(office, "quantri", "một câu khác hẳn").status == 200);
}

TEST_CASE("a new password signs the account's other browsers out, and not the one that set it") {
  TestOffice office;
  const auto elsewhere = sign_in(office, "/api/session/link", R"({"token":")" + office.make_link() + "\"}");
  const std::string set_cookie = header_of(elsewhere, "Set-Cookie");
  const std::vector<std::pair<std::string, std::string>> its_cookie{{"Cookie", set_cookie.substr(0, set_cookie.find(';'))}};
  const auto status_elsewhere = [&] { return office.ask({.target = "/api/today", .as = As::nobody, .headers = its_cookie}).status; };
  CHECK(status_elsewhere() == 200);
  CHECK(office.patch("/api/account", R"({"shown_name":"Trần Văn Cầu"})").status == 200);
  CHECK(status_elsewhere() == 200);
  CHECK(office.patch("/api/account", R"({"new_password":")" + std::string(kPassword) + "\"}").status == 200);
  CHECK(status_elsewhere() == 401);
  CHECK(office.get("/api/today").status == 200);
}

TEST_CASE("the browser is told to keep the cookie each time the pages open, and a stranger's is not taken up") {
  TestOffice office;
  const std::string renewed = header_of(office.get("/api/session"), "Set-Cookie");
  CHECK(renewed.starts_with("nhipcau_session=" + office.cookie + "; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax"));
  const Ask planted{.target = "/api/session", .as = As::nobody, .headers = {{"Cookie", "nhipcau_session=planted"}}};
  CHECK(header_of(office.ask(planted), "Set-Cookie").empty());
}

TEST_CASE("a name to be shown is one line and not blank") {
  TestOffice office;
  for (const std::string blank : {"   ", "\\n\\t", "\\u200b", "\\u00a0"}) {
    CAPTURE(blank);
    CHECK(key_of(office.patch("/api/account", R"({"shown_name":")" + blank + "\"}")) == "api.too_short");
  }
  const auto changed = office.patch("/api/account", R"({"shown_name":"  Trần\n Văn\u0000 Cầu "})");
  CHECK(body_of(changed).at("account").at("shown_name").as_string() == "Trần Văn Cầu");
}

TEST_CASE("changes of an account that cannot be are refused by name") {
  TestOffice office;
  struct Row {
    std::string body, key;
  };
  for (const Row& row : {Row{R"({"shown_name":""})", "api.too_short"},
                         {R"({"language":"fr"})", "office.unknown_language"},
                         {R"({"new_password":"mười bốn ký tự"})", "office.password_too_short"},
                         {R"({"name":"khac"})", "api.unknown_field"},
                         {R"({"shown_name":7})", "api.wrong_type"}}) {
    CAPTURE(row.body);
    const auto response = office.patch("/api/account", row.body);
    CHECK(response.status == 400);
    CHECK(key_of(response) == row.key);
  }
}

TEST_CASE("a password signs in, composed or not, and a wrong one says nothing about the name") {
  TestOffice office;
  CHECK(office.patch("/api/account", R"({"new_password":")" + std::string(kPassword) + "\"}").status == 200);
  const auto right = try_password(office, "QuanTri",
                                  "ca\xCC\x82\xCC\x80u tre la\xCC\x86\xCC\x81"
                                  "c le\xCC\x89o");
  CHECK(right.status == 200);
  CHECK(header_of(right, "Set-Cookie").starts_with("nhipcau_session="));
  const auto wrong = try_password(office, "quantri", "sai mật khẩu rồi"), unknown = try_password(office, "không có", "sai mật khẩu rồi");
  CHECK(wrong.status == 401);
  CHECK(unknown.status == 401);
  CHECK(key_of(wrong) == key_of(unknown));
  CHECK(body_of(wrong).at("detail") == body_of(unknown).at("detail"));
}

TEST_CASE("signing in from another site's page is refused") {
  TestOffice office;
  const auto response = office.ask({.method = Method::post,
                                    .target = "/api/session/password",
                                    .as = As::nobody,
                                    .body = R"({"name":"quantri","password":"x"})",
                                    .headers = {{"Origin", "https://evil.example"}}});
  CHECK(response.status == 403);
}
