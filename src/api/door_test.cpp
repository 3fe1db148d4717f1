#include "api/door.hpp"

#include <doctest/doctest.h>

#include "api/door_rows.hpp"
#include "api/testing.hpp"
#include "base/log.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using http::Method;

namespace {

http::Response ask(const TestOffice& office, const GuardedOperation& operation, As as) {
  return office.ask({.method = operation.method, .target = operation.target, .as = as, .body = operation.body, .type = operation.type});
}

}  // namespace

TEST_CASE("the rows of guarded operations are all there are") {
  TestOffice office;
  const App app{.database = *office.database, .files = office.files, .clock = office.clock, .tables = directive::shipped_tables()};
  const Routes routes = make_routes(app);
  std::size_t guarded = 0;
  for (const auto& route : routes.router().routes()) guarded += route.permission == "public" ? 0 : 1;
  std::set<std::size_t> tried;
  for (const auto& operation : kGuarded) tried.insert(routes.router().match(operation.method, operation.target).index);
  CHECK(tried.size() == guarded);
}

TEST_CASE("nobody gets through a guarded operation without a session, and no change without its token") {
  TestOffice office;
  office.let_do_everything();
  log::set_level(log::Level::error);
  for (const auto& operation : kGuarded) {
    CAPTURE(operation.target);
    const auto as_nobody = ask(office, operation, As::nobody);
    CHECK(as_nobody.status == 401);
    CHECK(key_of(as_nobody) == "api.sign_in_first");

    http::Request head{.method = operation.method, .path = operation.target};
    head.headers = {{"Host", "office.example"}, {"Content-Type", operation.type}};
    const auto early = office.handler.on_head(head);
    REQUIRE(early.refuse.has_value());  // and so no body was ever read
    CHECK(early.refuse->status == 401);

    if (operation.method == Method::get) continue;
    const auto without_token = ask(office, operation, As::administrator_without_token);
    CHECK(without_token.status == 403);
    CHECK(key_of(without_token) == "api.no_token");
    GuardedOperation forged = operation;
    const auto wrong = office.ask({.method = forged.method,
                                   .target = forged.target,
                                   .as = As::administrator_without_token,
                                   .body = forged.body,
                                   .type = forged.type,
                                   .headers = {{"X-CSRF-Token", std::string(office.csrf.size(), '0')}}});
    CHECK(wrong.status == 403);
    CHECK(key_of(wrong) == "api.wrong_token");
  }
}

TEST_CASE("no change comes from another site") {
  TestOffice office;
  for (const auto& operation : kGuarded) {
    if (operation.method == Method::get) continue;
    CAPTURE(operation.target);
    for (const auto& header : {std::pair<std::string, std::string>{"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "cross-site"}}) {
      const auto response = office.ask(
          {.method = operation.method, .target = operation.target, .body = operation.body, .type = operation.type, .headers = {header}});
      CHECK(response.status == 403);
      CHECK(key_of(response) == "api.other_site");
    }
  }
}

TEST_CASE("a session without the permission is refused; a thing it may not see is not there") {
  office::Session session;
  session.rights.anywhere = {"papers.read"};
  const auto fault = [&](const std::string& pattern, const std::string& permission, const office::Session* who) {
    const auto found = find_permission_fault({.pattern = pattern, .permission = permission}, who);
    return found ? found->key : "";
  };
  CHECK(fault("/api/papers", "papers.read", &session) == "");
  CHECK(fault("/api/papers/{paper}", "papers.read", &session) == "");
  CHECK(fault("/api/account", "session", &session) == "");
  CHECK(fault("/healthz", "public", nullptr) == "");
  CHECK(fault("/api/papers", "papers.register", &session) == "api.not_allowed");
  CHECK(fault("/api/plans/{plan}", "plans.read", &session) == "api.no_such_page");
  CHECK(fault("/api/plans/{plan}", "plans.read", nullptr) == "api.sign_in_first");
  CHECK(fault("/api/account", "session", nullptr) == "api.sign_in_first");
}

TEST_CASE("a body of the wrong type, form or size is refused") {
  TestOffice office;
  office.let_do_everything();
  for (const auto& operation : kGuarded) {
    if (operation.type.empty()) continue;
    CAPTURE(operation.target);
    GuardedOperation wrong = operation;
    wrong.type = "text/plain";
    CHECK(key_of(ask(office, wrong, As::administrator)) == "api.wrong_body_type");
    if (operation.type != "application/json") continue;
    wrong = operation;
    wrong.body = "{";
    CHECK(ask(office, wrong, As::administrator).status == 400);
    CHECK(key_of(ask(office, wrong, As::administrator)) == "api.bad_json");
    wrong.body = R"({"nobody_knows":1})";
    CHECK(ask(office, wrong, As::administrator).status == 400);
    wrong.body = std::string(kJsonBytes + 1, ' ');
    CHECK(ask(office, wrong, As::administrator).status == 413);
  }
  const auto too_large = office.ask({.method = Method::post,
                                     .target = "/api/papers",
                                     .body = std::string(files::Limits{}.file_bytes + 1, 'a'),
                                     .type = "application/octet-stream",
                                     .headers = {{"X-File-Name", "a.txt"}}});
  CHECK(too_large.status == 413);
  CHECK(key_of(too_large) == "files.too_large");
}

TEST_CASE("a thing that is not there is 404 with a sentence") {
  TestOffice office;
  for (const auto& operation : kGuarded) {
    if (operation.target.find("/x") == std::string::npos) continue;
    CAPTURE(operation.target);
    const auto response = ask(office, operation, As::administrator);
    CHECK(response.status == 404);
    const auto problem = body_of(response);
    CHECK(problem.at("code").as_string() == "not_found");
    CHECK(problem.at("detail").as_string() != problem.at("key").as_string());
  }
  CHECK(key_of(office.get("/api/nowhere")) == "api.no_such_page");
  const auto wrong_method = office.ask({.method = Method::put, .target = "/api/papers"});
  CHECK(wrong_method.status == 405);
  CHECK(header_of(wrong_method, "Allow") == "GET, POST");
}

TEST_CASE("every answer carries the security headers and its request's id") {
  TestOffice office;
  const http::Response answers[] = {
      office.get("/"),
      office.get("/healthz"),
      office.get("/api/session"),
      office.get("/api/nowhere"),
      office.ask({.target = "/api/papers", .as = As::nobody}),
      office.handler.on_refusal(413, {}),
      *office.handler.on_head({.method = Method::post, .path = "/api/nowhere"}).refuse,
  };
  for (const auto& answer : answers) {
    for (const auto name : {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
                            "Cross-Origin-Resource-Policy", "Permissions-Policy", "Cache-Control", "X-Request-Id", "Date"}) {
      CAPTURE(name);
      CHECK_FALSE(header_of(answer, name).empty());
    }
    CHECK(header_of(answer, "Strict-Transport-Security").empty());
    CHECK(header_of(answer, "Server").empty());
  }
  CHECK(header_of(office.get("/api/session"), "Cache-Control") == "no-store");
  http::Request secure{.method = Method::get, .path = "/healthz", .is_https = true};
  CHECK(header_of(office.handler.on_request(secure), "Strict-Transport-Security") == "max-age=31536000");
}

TEST_CASE("a problem is worded in the reader's language and names the request") {
  TestOffice office;
  const auto english = office.ask({.target = "/api/papers", .as = As::nobody, .headers = {{"Accept-Language", "en"}}});
  CHECK(body_of(english).at("detail").as_string() == "You are not signed in, or your session has ended: sign in and try again.");
  CHECK(body_of(english).at("request").as_string() == header_of(english, "X-Request-Id").c_str());
  CHECK(header_of(english, "Content-Language") == "en");
  const auto vietnamese = office.ask({.target = "/api/papers", .as = As::nobody});
  CHECK(std::string(body_of(vietnamese).at("detail").as_string()).starts_with("Chưa đăng nhập"));
}

TEST_CASE("the server's own refusals are problems too") {
  TestOffice office;
  struct Row {
    int status;
    std::string path, key;
  };
  for (const Row& row : {Row{400, "", "api.bad_request"},
                         {408, "", "api.too_slow"},
                         {413, "/api/papers", "files.too_large"},
                         {413, "/api/account", "api.body_too_large"},
                         {414, "", "api.address_too_long"},
                         {431, "", "api.head_too_large"},
                         {501, "", "api.bad_request"},
                         {503, "", "api.busy"}}) {
    const auto response = office.handler.on_refusal(row.status, {.method = Method::post, .path = row.path});
    CHECK(response.status == row.status);
    CHECK(key_of(response) == row.key);
  }
}

TEST_CASE("a storage in trouble is said so, and the process is alive all the same") {
  TestOffice office;
  log::set_level(log::Level::off);
  CHECK(office.get("/healthz").body == "ok\n");
  CHECK(office.get("/readyz").body == "ready\n");
  const std::string paper = office.upload(sample_plan());
  std::filesystem::remove_all(office.folder.path() / "files");
  const auto lost = office.get("/api/papers/" + paper + "/original");
  CHECK(lost.status == 404);
  CHECK(key_of(lost) == "store.file_missing");
  CHECK(office.get("/healthz").status == 200);
}

TEST_CASE("the contract is given to whoever asks") {
  TestOffice office;
  const auto contract = office.ask({.target = "/api/openapi.yaml", .as = As::nobody});
  CHECK(contract.status == 200);
  CHECK(contract.bytes().starts_with("openapi: 3.0.3"));
}
