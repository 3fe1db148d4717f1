#include "api/door.hpp"

#include <doctest/doctest.h>

#include "api/testing.hpp"
#include "base/log.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using http::Method;

namespace {

struct Operation {
  Method method;
  std::string target, body, type;
};

/// One row for each operation that is not public, with a body of the right form.
const std::vector<Operation> kGuarded = {
    {Method::remove, "/api/session", "", ""},
    {Method::patch, "/api/account", "{}", "application/json"},
    {Method::get, "/api/account/sessions", "", ""},
    {Method::remove, "/api/account/sessions", "", ""},
    {Method::remove, "/api/account/sessions/x", "", ""},
    {Method::get, "/api/accounts", "", ""},
    {Method::post, "/api/accounts", R"({"name":"a","shown_name":"A"})", "application/json"},
    {Method::get, "/api/accounts/x", "", ""},
    {Method::patch, "/api/accounts/x", "{}", "application/json"},
    {Method::post, "/api/accounts/x/links", "{}", "application/json"},
    {Method::post, "/api/accounts/x/closing", R"({"reason":"a"})", "application/json"},
    {Method::post, "/api/accounts/x/reopening", "{}", "application/json"},
    {Method::remove, "/api/accounts/x/sessions", "", ""},
    {Method::post, "/api/session/proof", R"({"password":"x"})", "application/json"},
    {Method::post, "/api/session/proof/challenge", "", ""},
    {Method::post, "/api/session/proof/passkey", "{}", "application/json"},
    {Method::get, "/api/account/ways-in", "", ""},
    {Method::post, "/api/account/passkey-challenge", "", ""},
    {Method::post, "/api/account/passkeys", "{}", "application/json"},
    {Method::patch, "/api/account/passkeys/x", R"({"name":"a"})", "application/json"},
    {Method::remove, "/api/account/passkeys/x", "", ""},
    {Method::post, "/api/account/code-app", "", ""},
    {Method::remove, "/api/account/code-app", "", ""},
    {Method::post, "/api/account/code-app/confirmation", R"({"code":"1"})", "application/json"},
    {Method::post, "/api/account/recovery-codes", "", ""},
    {Method::post, "/api/session/proof/provider/attempt", R"({"provider":"x"})", "application/json"},
    {Method::post, "/api/session/proof/provider", R"({"state":"x"})", "application/json"},
    {Method::post, "/api/account/identity-attempt", R"({"provider":"x"})", "application/json"},
    {Method::post, "/api/account/identities", R"({"state":"x"})", "application/json"},
    {Method::remove, "/api/account/identities/x", "", ""},
    {Method::get, "/api/identity-providers", "", ""},
    {Method::post, "/api/identity-providers", R"({"issuer":"https://a.vn","client":"b","name":"c"})", "application/json"},
    {Method::patch, "/api/identity-providers/x", R"({"version":1})", "application/json"},
    {Method::post, "/api/identity-providers/x/check", "", ""},
    {Method::post, "/api/identity-providers/x/mappings", R"({"group":"a","role":"b","unit":null,"with_below":true})", "application/json"},
    {Method::remove, "/api/identity-providers/x/mappings/y", "", ""},
    {Method::get, "/api/today", "", ""},
    {Method::get, "/api/notices", "", ""},
    {Method::post, "/api/seen-notices", R"({"until":"2026-11-22T00:00:00.000Z"})", "application/json"},
    {Method::post, "/api/seen-notices/undo", R"({"seen_at":"2026-11-22T00:00:00.000Z"})", "application/json"},
    {Method::patch, "/api/notices/x", R"({"seen":true})", "application/json"},
    {Method::get, "/api/account/notices", "", ""},
    {Method::post, "/api/account/email", R"({"address":"x"})", "application/json"},
    {Method::remove, "/api/account/email", "", ""},
    {Method::post, "/api/account/email/confirmation", R"({"code":"1"})", "application/json"},
    {Method::patch, "/api/account/notices", R"({"kind":"jobs","choice":"off"})", "application/json"},
    {Method::get, "/api/units", "", ""},
    {Method::post, "/api/unit-imports", "[]", "application/octet-stream"},
    {Method::get, "/api/units/x", "", ""},
    {Method::post, "/api/units/x/successors", R"({"newer":"y","share":"whole","on":"2025-07-01","source":"a"})", "application/json"},
    {Method::remove, "/api/units/x/successors/y", "", ""},
    {Method::post, "/api/bodies", R"({"tree":"party","level":"province","name":"a","territories":[]})", "application/json"},
    {Method::post, "/api/units/x/territories", R"({"territories":[]})", "application/json"},
    {Method::get, "/api/usual-bodies", "", ""},
    {Method::post, "/api/usual-bodies", R"({"expected":0})", "application/json"},
    {Method::post, "/api/units/x/posts", R"({"kind":"head","holder":{"account":null,"name":"a"}})", "application/json"},
    {Method::patch, "/api/units/x/posts/y", R"({"version":1,"kind":"head","holder":{"account":null,"name":"a"}})", "application/json"},
    {Method::remove, "/api/units/x/posts/y", "", ""},
    {Method::get, "/api/accounts/x/posts", "", ""},
    {Method::post, "/api/units/x/organ-codes", R"({"code":"H57","from":"2025-07-01","source":"a"})", "application/json"},
    {Method::patch, "/api/units/x/organ-codes/2025-07-01", R"({"version":1,"code":"H57","from":"2025-07-01","source":"a"})",
     "application/json"},
    {Method::remove, "/api/units/x/organ-codes/2025-07-01", "", ""},
    {Method::get, "/api/units/x/changes", "", ""},
    {Method::post, "/api/units/x/change-preview", R"({"kind":"close","on":"2026-03-01","source":"a"})", "application/json"},
    {Method::post, "/api/units/x/changes", R"({"kind":"close","on":"2026-03-01","source":"a","seen":"y"})", "application/json"},
    {Method::post, "/api/units/x/changes/y/undo", "", ""},
    {Method::get, "/api/permissions", "", ""},
    {Method::get, "/api/roles", "", ""},
    {Method::post, "/api/roles", R"({"name":"a","permissions":[]})", "application/json"},
    {Method::patch, "/api/roles/x", R"({"version":1})", "application/json"},
    {Method::post, "/api/roles/x/retirement", "", ""},
    {Method::get, "/api/grants", "", ""},
    {Method::post, "/api/grants", R"({"account":"x","role":"y","unit":null,"with_below":true})", "application/json"},
    {Method::post, "/api/grants/x/end", "", ""},
    {Method::get, "/api/who-can", "", ""},
    {Method::get, "/api/audit", "", ""},
    {Method::post, "/api/audit/x/erasure", R"({"values":["after"],"basis":"a","reason":"b"})", "application/json"},
    {Method::get, "/api/account/personal-data", "", ""},
    {Method::get, "/api/account/personal-data/export", "", ""},
    {Method::get, "/api/personal-data/people", "", ""},
    {Method::post, "/api/accounts/x/personal-data/look", "", ""},
    {Method::post, "/api/accounts/x/personal-data/export", "", ""},
    {Method::post, "/api/accounts/x/personal-data/erasure", R"({"name":"x","basis":"a","reason":"b"})", "application/json"},
    {Method::get, "/api/my-rights", "", ""},
    {Method::get, "/api/my-units", "", ""},
    {Method::get, "/api/colleagues", "", ""},
    {Method::post, "/api/delegations", R"({"grant":"x","to":"y","from":"2026-11-22","until":"2026-11-29"})", "application/json"},
    {Method::post, "/api/delegations/x/end", "", ""},
    {Method::get, "/api/papers", "", ""},
    {Method::post, "/api/papers", "Số: 1/KH-UBND", "application/octet-stream"},
    {Method::get, "/api/papers/x", "", ""},
    {Method::patch, "/api/papers/x", R"({"version":1,"field":"title","value":"a"})", "application/json"},
    {Method::post, "/api/papers/x/reading", "", ""},
    {Method::post, "/api/papers/x/answers", R"({"rule":"x","span":[0,0],"kind":"ignored","reason":"x"})", "application/json"},
    {Method::get, "/api/papers/x/corrected", "", ""},
    {Method::remove, "/api/papers/x/answers/x", "", ""},
    {Method::get, "/api/papers/x/proposals", "", ""},
    {Method::post, "/api/papers/x/proposals", R"({"is_own":false,"findings":[{"rule":"x","span":[0,0]}]})", "application/json"},
    {Method::post, "/api/papers/x/proposals/x/taking-back", R"({"version":1})", "application/json"},
    {Method::post, "/api/papers/x/proposals/x/decision", R"({"version":1,"decision":"keep","reason":"x"})", "application/json"},
    {Method::get, "/api/papers/x/proposals/x/letters/form", "", ""},
    {Method::get, "/api/checker", "", ""},
    {Method::get, "/api/calendar", "", ""},
    {Method::get, "/api/calendar/file", "", ""},
    {Method::get, "/api/calendar/choices", "", ""},
    {Method::get, "/api/calendar/preview", "", ""},
    {Method::post, "/api/calendar/days", R"({"name":"a","kind":"feast","rule":"lunar 01-10","theme":"tradition"})", "application/json"},
    {Method::patch, "/api/calendar/days/x", R"({"version":1})", "application/json"},
    {Method::get, "/api/calendar/steps", "", ""},
    {Method::get, "/api/calendar/preparation", "", ""},
    {Method::get, "/api/calendar/lead-times", "", ""},
    {Method::patch, "/api/calendar/lead-times", R"({"kind":"feast","years":"round","step":"plan","days":1,"version":0})",
     "application/json"},
    {Method::patch, "/api/calendar/shipped-days", R"({"day":"tet","version":0})", "application/json"},
    {Method::get, "/api/papers/x/anniversaries", "", ""},
    {Method::post, "/api/papers/x/anniversaries", R"({"reading":"x","items":[{"position":0}]})", "application/json"},
    {Method::remove, "/api/papers/x/anniversaries/x", "", ""},
    {Method::get, "/api/schedules", "", ""},
    {Method::post, "/api/schedules", R"({"week":"2027-03-01"})", "application/json"},
    {Method::get, "/api/schedules/x", "", ""},
    {Method::put, "/api/schedules/x", R"({"version":1})", "application/json"},
    {Method::post, "/api/schedules/x/submit", R"({"version":1})", "application/json"},
    {Method::post, "/api/schedules/x/approve", R"({"version":1})", "application/json"},
    {Method::post, "/api/schedules/x/return", R"({"version":1,"reason":"a"})", "application/json"},
    {Method::post, "/api/schedules/x/entries", R"({"day":"2027-03-01","content":"a"})", "application/json"},
    {Method::put, "/api/schedules/x/entries/x", R"({"version":1,"day":"2027-03-01","content":"a"})", "application/json"},
    {Method::remove, "/api/schedules/x/entries/x", "", ""},
    {Method::post, "/api/schedules/x/entries/x/restore", "", ""},
    {Method::post, "/api/schedule-leaders", R"({"name":"a"})", "application/json"},
    {Method::put, "/api/schedule-leaders/x", R"({"version":1,"name":"a"})", "application/json"},
    {Method::get, "/api/calendar/events", "", ""},
    {Method::post, "/api/calendar/events", R"({"title":"a","kind":"meeting","first":"2027-03-01","last":"2027-03-01"})",
     "application/json"},
    {Method::get, "/api/calendar/events-about", "", ""},
    {Method::get, "/api/calendar/events/x", "", ""},
    {Method::put, "/api/calendar/events/x", R"({"version":1,"title":"a","kind":"meeting","first":"2027-03-01","last":"2027-03-01"})",
     "application/json"},
    {Method::remove, "/api/calendar/events/x", "", ""},
    {Method::post, "/api/calendar/events/x/restore", "", ""},
    {Method::post, "/api/calendar/events/x/move", R"({"version":1,"from":"2027-03-05"})", "application/json"},
    {Method::get, "/api/calendar/deadlines", "", ""},
    {Method::get, "/api/calendar/workdays", "", ""},
    {Method::get, "/api/briefings", "", ""},
    {Method::post, "/api/briefings", R"({"kind":"none","held_on":"2026-11-23"})", "application/json"},
    {Method::get, "/api/briefings/x", "", ""},
    {Method::put, "/api/briefings/x", R"({"version":99,"kind":"week","held_on":"2026-11-23"})", "application/json"},
    {Method::post, "/api/briefings/x/state", R"({"version":99,"state":"held"})", "application/json"},
    {Method::post, "/api/briefings/x/agenda", R"({"title":""})", "application/json"},
    {Method::patch, "/api/briefings/x/agenda", R"({"version":99,"row":"x"})", "application/json"},
    {Method::post, "/api/briefings/x/agenda/order", R"({"version":99,"rows":[]})", "application/json"},
    {Method::post, "/api/briefings/x/agenda/settling", R"({"version":99,"settled":true})", "application/json"},
    {Method::post, "/api/briefings/x/points", R"({"wording":""})", "application/json"},
    {Method::post, "/api/briefings/x/point-order", R"({"version":99,"points":[]})", "application/json"},
    {Method::put, "/api/briefings/x/points/x", R"({"version":99,"wording":"a"})", "application/json"},
    {Method::post, "/api/briefings/x/points/x/done", R"({"version":99,"done":true})", "application/json"},
    {Method::put, "/api/briefings/x/notice", R"({"version":99})", "application/json"},
    {Method::post, "/api/briefings/x/notice/submission", R"({"version":99,"waiting":true})", "application/json"},
    {Method::post, "/api/briefings/x/notice/approval", R"({"version":99,"approved":true})", "application/json"},
    {Method::post, "/api/briefings/x/tasks", R"({"version":99})", "application/json"},
    {Method::post, "/api/briefings/x/tasks/taking-back", R"({"version":99})", "application/json"},
    {Method::get, "/api/briefings/x/notice/file", "", ""},
    {Method::get, "/api/calendar/periods", "", ""},
    {Method::get, "/api/calendar/links", "", ""},
    {Method::post, "/api/calendar/links", R"({"name":"a"})", "application/json"},
    {Method::remove, "/api/calendar/links/x", "", ""},
    {Method::patch, "/api/checker/settings/rule:none", R"({"value":null})", "application/json"},
    {Method::post, "/api/papers/x/look-over", R"({"version":1})", "application/json"},
    {Method::post, "/api/papers/x/look-over/undo", R"({"version":1})", "application/json"},
    {Method::get, "/api/papers/x/original", "", ""},
    {Method::get, "/api/papers/x/signatures", "", ""},
    {Method::get, "/api/papers/x/lineage", "", ""},
    {Method::get, "/api/papers/x/inheritors", "", ""},
    {Method::post, "/api/papers/x/versions", "Số: 1/KH-UBND", "application/octet-stream"},
    {Method::get, "/api/papers/x/versions/1/original", "", ""},
    {Method::get, "/api/papers/x/pages", "", ""},
    {Method::get, "/api/papers/x/pages/1/picture", "", ""},
    {Method::post, "/api/papers/x/plan", "", ""},
    {Method::get, "/api/plans", "", ""},
    {Method::post, "/api/plans", R"({"title":"a"})", "application/json"},
    {Method::get, "/api/plans/x", "", ""},
    {Method::remove, "/api/plans/x", "", ""},
    {Method::patch, "/api/plans/x", R"({"version":1,"title":"a"})", "application/json"},
    {Method::post, "/api/plans/x/tasks", R"({"title":"a"})", "application/json"},
    {Method::get, "/api/tasks/x", "", ""},
    {Method::patch, "/api/tasks/x", R"({"version":1})", "application/json"},
    {Method::post, "/api/imports", "PK", "application/octet-stream"},
    {Method::post, "/api/calendar/imports", "BEGIN:VCALENDAR", "application/octet-stream"},
    {Method::post, "/api/calendar/imports/taking", "BEGIN:VCALENDAR", "application/octet-stream"},
    {Method::get, "/api/scans/x/picture", "", ""},
    {Method::post, "/api/scans/x/confirmation", "x", "application/octet-stream"},
    {Method::post, "/api/scans/x/refusal", "", ""},
    {Method::get, "/api/jobs", "", ""},
    {Method::get, "/api/jobs/x", "", ""},
    {Method::post, "/api/jobs/x/cancel", "", ""},
    {Method::get, "/api/jobs/x/items/1/same", "", ""},
    {Method::post, "/api/jobs/x/items/1/choice", R"({"choice":"replace","paper":"x","version":1})", "application/json"},
};

http::Response ask(const TestOffice& office, const Operation& operation, As as) {
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
    Operation forged = operation;
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
    Operation wrong = operation;
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
