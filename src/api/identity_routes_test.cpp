#include <doctest/doctest.h>

#include <functional>

#include "api/fake_provider.hpp"
#include "api/ways_in_office.hpp"
#include "base/log.hpp"
#include "office/grants.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using http::Method;
using namespace std::chrono_literals;

// What an honest provider does is shown by a real one, in tests/browser/provider.test.mjs; here stands what others may do.
namespace {

/// An office with a provider, whose group "van-thu" makes a clerk, also of who is new.
struct Setting {
  Setting() {
    log::set_level(log::Level::error);
    json::object row = fake.as_row();
    row["takes_new"] = true;
    const auto added = office.post("/api/identity-providers", json::serialize(row));
    REQUIRE(added.status == 201);
    provider = text(added, "id");
    const auto roles = body_of(office.get("/api/roles"));
    for (const auto& role : roles.at("items").as_array()) {
      if (role.at("name") == "Văn thư") clerk = std::string(role.at("id").as_string());
    }
    const json::object mapping{{"group", "van-thu"}, {"role", clerk}, {"unit", nullptr}, {"with_below", true}};
    REQUIRE(office.post("/api/identity-providers/" + provider + "/mappings", json::serialize(mapping)).status == 201);
  }
  static std::string text(const http::Response& response, std::string_view name) {
    return std::string(body_of(response).at(to_view(name)).as_string());
  }
  json::object wish(const std::string& back = "") const { return {{"provider", provider}, {"back", back}}; }
  /// What a browser brings back that was sent to sign in.
  json::object go(Browser& browser, const std::string& route = "/api/session/provider/attempt") {
    const auto sent = browser.post(route, wish("/papers"));
    REQUIRE(sent.status == 200);
    return fake.sign_in(text(sent, "address"));
  }
  std::string key_of_sign_in() {
    Browser browser(office);
    return key_of(browser.post("/api/session/provider", go(browser)));
  }

  TestOffice office;
  FakeProvider fake{office.clock};
  std::string provider, clerk;
};

}  // namespace

TEST_CASE("a browser is sent with a fresh state, nonce and challenge, and comes back signed in") {
  Setting setting;
  Browser browser(setting.office);
  const auto sent = browser.post("/api/session/provider/attempt", setting.wish("/papers"));
  const std::string address = Setting::text(sent, "address");
  CHECK(address.starts_with(setting.fake.issuer() +
                            "/auth?response_type=code&client_id=nhipcau&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fsign-in%2Freturn"));
  CHECK(address.find("&scope=openid%20profile&") != std::string::npos);
  CHECK(address.find("&code_challenge_method=S256") != std::string::npos);
  CHECK(address.find("max_age") == std::string::npos);
  const auto came = browser.post("/api/session/provider", setting.fake.sign_in(address));
  CHECK(came.status == 200);
  CHECK(body_of(came).at("back") == "/papers");
  CHECK(body_of(came).at("account").at("shown_name") == "Trần Thị Hoa");
  CHECK(browser.is_signed_in());
  const json::array rights = body_of(browser.get("/api/my-rights")).at("grants").as_array();
  REQUIRE(rights.size() == 1);
  CHECK(rights.at(0).at("role").at("id").as_string() == to_view(setting.clerk));
  CHECK(rights.at(0).at("group") == "van-thu");
}

TEST_CASE("what was brought back once, elsewhere, late or for something else signs nobody in") {
  Setting setting;
  Browser browser(setting.office), other(setting.office);
  REQUIRE(other.post("/api/session/provider/attempt", setting.wish()).status == 200);  // it has a cookie of its own
  const auto brought = setting.go(browser);
  CHECK(key_of(other.post("/api/session/provider", brought)) == "office.attempt_over");
  CHECK(setting.fake.tokens_asked == 0);
  CHECK(browser.post("/api/session/provider", brought).status == 200);
  CHECK(key_of(browser.post("/api/session/provider", brought)) == "office.attempt_over");

  const auto late = setting.go(browser);
  setting.office.clock.advance(11min);
  CHECK(key_of(browser.post("/api/session/provider", late)) == "office.attempt_over");

  auto stopped = setting.go(browser);
  stopped.erase("code");
  stopped["error"] = "access_denied";
  CHECK(key_of(browser.post("/api/session/provider", stopped)) == "api.provider_said_no");
  CHECK(key_of(browser.post("/api/session/provider", stopped)) == "office.attempt_over");
  auto wrong = setting.go(browser);
  wrong["code"] = "guessed";
  CHECK(key_of(browser.post("/api/session/provider", wrong)) == "api.provider_refused");
  auto of_another = setting.go(browser);
  of_another["issuer"] = "https://evil.example";
  CHECK(key_of(browser.post("/api/session/provider", of_another)) == "api.provider_refused");
}

TEST_CASE("a token that is not what was asked for signs nobody in") {
  struct Row {
    std::string why;
    std::function<void(FakeProvider&)> spoil;
    std::string key;
  };
  const auto claim = [](const std::string& name, const std::string& value) {
    return [=](FakeProvider& fake) { fake.more_claims = {{name, value}}; };
  };
  for (const Row& row :
       {Row{"another nonce", claim("nonce", R"("another")"), "api.provider_refused"},
        {"another client's", claim("aud", R"("another")"), "api.provider_refused"},
        {"another issuer's", claim("iss", R"("https://evil.example")"), "api.provider_refused"},
        {"expired", claim("exp", "1700000000"), "api.provider_refused"},
        {"groups told of somebody else", [](FakeProvider& fake) { fake.tells_groups_later = true, fake.later_subject = "u-1"; },
         "api.provider_refused"},
        {"groups told later", [](FakeProvider& fake) { fake.tells_groups_later = true; }, ""},
        {"no group that is mapped", [](FakeProvider& fake) { fake.groups = {"khac"}; }, "office.identity_unknown"},
        {"a document of another issuer", [](FakeProvider& fake) { fake.said_issuer = "https://evil.example"; }, "api.provider_odd"},
        {"browsers sent out of reach", [](FakeProvider& fake) { fake.more_document = R"(,"authorization_endpoint":"https://a")"; },
         "api.provider_odd"},
        {"it says who it is, and then does not",
         [](FakeProvider& fake) { fake.more_document = R"(,"authorization_response_iss_parameter_supported":true)"; },
         "api.provider_refused"}}) {
    CAPTURE(row.why);
    Setting setting;
    row.spoil(setting.fake);
    Browser browser(setting.office);
    const auto sent = browser.post("/api/session/provider/attempt", setting.wish());
    const auto came =
        sent.status == 200 ? browser.post("/api/session/provider", setting.fake.sign_in(Setting::text(sent, "address"))) : sent;
    CHECK(key_of(came) == row.key);
    CHECK(browser.is_signed_in() == row.key.empty());
  }
}

TEST_CASE("a key the provider has just taken is asked for, and not again and again") {
  Setting setting;
  setting.fake.hides_key = true;
  CHECK(setting.key_of_sign_in() == "api.provider_refused");  // its keys were read a moment ago
  CHECK(setting.fake.keys_asked == 1);
  setting.office.clock.advance(61s);
  CHECK(setting.key_of_sign_in().empty());
  CHECK(setting.fake.keys_asked == 2);
  CHECK(setting.key_of_sign_in().empty());
  CHECK(setting.fake.keys_asked == 2);
}

TEST_CASE("an identity is joined after a proof, by the session that asked, and proves who sits there") {
  Setting setting;
  const auto duc = add_account(setting.office, "duc");
  Browser browser = signed_in_browser(setting.office, duc);
  const auto brought = setting.go(browser, "/api/account/identity-attempt");
  Browser lan = signed_in_browser(setting.office, add_account(setting.office, "lan"));
  CHECK(key_of(lan.post("/api/account/identities", brought)) == "office.attempt_over");
  CHECK(key_of(lan.post("/api/session/provider", brought)) == "office.attempt_over");
  const auto joined = browser.post("/api/account/identities", brought);
  CHECK(joined.status == 201);
  CHECK(body_of(joined).at("label") == "hoa.tt");
  CHECK(body_of(joined).at("back") == "/papers");
  CHECK(key_of(lan.post("/api/account/identities", setting.go(lan, "/api/account/identity-attempt"))) == "office.identity_taken");

  setting.office.clock.advance(11min);  // it is what one has to prove oneself with now
  CHECK(key_of(browser.post("/api/account/passkey-challenge")) == "office.proof_needed");
  CHECK(key_of(browser.post("/api/account/identity-attempt", setting.wish())) == "office.proof_needed");
  const std::string prove = "/api/session/proof/provider";
  setting.fake.subject = "u-99";
  CHECK(key_of(browser.post(prove, setting.go(browser, prove + "/attempt"))) == "office.identity_not_yours");
  setting.fake.subject = "u-17";
  setting.fake.more_claims = {{"auth_time", "1700000000"}};  // signed in there long ago
  CHECK(key_of(browser.post(prove, setting.go(browser, prove + "/attempt"))) == "api.provider_refused");
  setting.fake.more_claims.clear();
  CHECK(browser.post(prove, setting.go(browser, prove + "/attempt")).status == 200);
  CHECK(browser.post("/api/account/passkey-challenge").status == 200);

  const json::array ways = body_of(browser.get("/api/account/ways-in")).at("identities").as_array();
  REQUIRE(ways.size() == 1);
  const std::string id(ways.at(0).at("id").as_string());
  CHECK(key_of(lan.ask(Method::remove, "/api/account/identities/" + id)) == "office.no_such_identity");
  CHECK(browser.ask(Method::remove, "/api/account/identities/" + id).status == 204);
  CHECK(body_of(browser.get("/api/my-rights")).at("grants").as_array().empty());
}

TEST_CASE("a provider that is turned off, or that cannot be reached, is one sentence") {
  Setting setting;
  Browser browser(setting.office);
  const auto change = [&](const std::string& body) { return setting.office.patch("/api/identity-providers/" + setting.provider, body); };
  REQUIRE(change(R"({"version":1,"is_used":false})").status == 200);
  CHECK(key_of(browser.post("/api/session/provider/attempt", setting.wish())) == "office.provider_not_used");
  REQUIRE(change(R"({"version":2,"is_used":true,"place":"office_network","issuer":"https://127.0.0.1:1"})").status == 200);
  CHECK(key_of(browser.post("/api/session/provider/attempt", setting.wish())) == "outgoing.peer_refused");
  CHECK(key_of(setting.office.post("/api/identity-providers/" + setting.provider + "/check", "")) == "outgoing.peer_refused");
}
