#include "api/testing.hpp"

#include <fstream>
#include <sstream>

#include "api/office_mail.hpp"
#include "base/require.hpp"
#include "briefing/records.hpp"
#include "calendar/records.hpp"
#include "directive/records.hpp"
#include "http/ascii.hpp"
#include "http/target.hpp"
#include "jobs/queue.hpp"
#include "office/grants.hpp"
#include "programme/records.hpp"
#include "schedule/records.hpp"
#include "search/search.hpp"

namespace nhipcau::api::testing {
namespace {

const store::QueryFile kQueries[] = {jobs::queries(),      office::queries(),    search::queries(),   calendar::queries(),
                                     directive::queries(), programme::queries(), briefing::queries(), schedule::queries()};

std::string cookie_in(const http::Response& response) {
  const std::string cookie = header_of(response, "Set-Cookie");
  const std::size_t equals = cookie.find('=');
  return cookie.substr(equals + 1, cookie.find(';') - equals - 1);
}

}  // namespace

TestOffice::TestOffice(const office::PasswordMatches& matches) : database(kQueries) {
  auto app = std::make_shared<App>(App{.database = *database, .files = files, .clock = clock, .tables = directive::shipped_tables()});
  app->program = "Nhịp Cầu thử";
  app->password_matches = matches;
  app->post = std::make_shared<MailPost>(MailPost{.from = "nhipcau@tinh.example",
                                                  .url = "https://nhipcau.tinh.example",
                                                  .send = [sent = mails](const outgoing::Mail& mail) -> Result<void> {
                                                    sent->push_back(mail);
                                                    return {};
                                                  }});
  long_places = app->long_places;
  handler = make_handler(std::move(app));
  const auto made = (*database).write([&](store::Write& tx) -> Result<office::Account> {
    office::set_setting(tx, "name", "Ban Thường trực Ủy ban Mặt trận Tổ quốc tỉnh");
    return *office::create_first_administrator(tx, clock, "quantri", "Nguyễn Thị Văn Thư");
  });
  administrator = *made;
  const auto signed_in =
      ask({.method = http::Method::post, .target = "/api/session/link", .as = As::nobody, .body = R"({"token":")" + make_link() + "\"}"});
  require(signed_in.status == 200, "the test's administrator signs in");
  cookie = cookie_in(signed_in);
  csrf = std::string(body_of(signed_in).at("csrf").as_string());
}

http::Response TestOffice::ask(const Ask& ask) const {
  auto target = http::parse_target(ask.target);
  require(target.has_value(), "a test asks for a proper target");
  http::Request request{.method = ask.method, .path = std::move(target->path), .query = std::move(target->query)};
  request.headers = ask.headers;
  request.headers.emplace_back("Host", "office.example");
  if (!ask.body.empty()) request.headers.emplace_back("Content-Type", ask.type);
  if (ask.as != As::nobody) request.headers.emplace_back("Cookie", "nhipcau_session=" + cookie);
  if (ask.as == As::administrator) request.headers.emplace_back("X-CSRF-Token", csrf);
  request.body = ask.body;
  request.from_address = ask.from_address;
  return handler.on_request(std::move(request));
}

http::Response TestOffice::post(const std::string& target, const std::string& body) const {
  return ask({.method = http::Method::post, .target = target, .body = body});
}

http::Response TestOffice::patch(const std::string& target, const std::string& body) const {
  return ask({.method = http::Method::patch, .target = target, .body = body});
}

std::string TestOffice::upload(std::string_view bytes, const std::string& name) const {
  const auto response = ask({.method = http::Method::post,
                             .target = "/api/papers",
                             .body = std::string(bytes),
                             .type = "application/octet-stream",
                             .headers = {{"X-File-Name", name}}});
  require(response.status == 201 || response.status == 200, "the test's paper is taken in");
  return std::string(body_of(response).at("id").as_string());
}

std::string TestOffice::make_link() {
  return *(*database).write(
      [&](store::Write& tx) -> Result<std::string> { return office::make_sign_in_link(tx, clock, administrator.id); });
}

void TestOffice::let_do_everything() {
  const auto given = (*database).write([&](store::Write& tx) -> Result<void> {
    for (const office::Role& role : office::list_roles(tx)) {
      if (!role.permissions.contains("personal_data.erase")) continue;
      const auto granted = office::grant_role(
          tx, clock, {},
          {.account = administrator.id, .role = role.id, .unit = {}, .with_below = true, .from = {}, .until = {}, .reason = {}});
      if (!granted) return tl::unexpected(granted.error());
    }
    return {};
  });
  require(given.has_value(), "the test's administrator is given every permission");
}

json::value body_of(const http::Response& response) {
  return json::parse(to_view(response.bytes()));
}

std::string key_of(const http::Response& response) {
  if (header_of(response, "Content-Type") != "application/problem+json") return "";
  return std::string(body_of(response).at("key").as_string());
}

std::string header_of(const http::Response& response, std::string_view name) {
  for (const auto& [known, value] : response.headers) {
    if (http::same_token(known, name)) return std::string(value);
  }
  return "";
}

std::string sample_plan() {
  std::ifstream file("samples/ke-hoach-thong-tin-doi-ngoai.txt", std::ios::binary);
  require(file.good(), "tests run in the repository's root");
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string sample_plan(int number) {
  const std::string own = "118/KH-UBND";
  std::string text = sample_plan();
  return text.replace(text.find(own), own.size(), std::to_string(number) + "/KH-UBND");
}

}  // namespace nhipcau::api::testing
