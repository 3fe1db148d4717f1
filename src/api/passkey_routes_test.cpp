#include <doctest/doctest.h>

#include "api/ways_in_office.hpp"
#include "base/base64url.hpp"
#include "base/log.hpp"
#include "office/passkeys.hpp"
#include "office/ways_in.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using authenticator::TestPasskey;
using http::Method;
using namespace std::chrono_literals;

// Issue 5, "Done when" 4: a passkey of another account, and whatever else comes near it, never lets anyone in.

namespace {

/// An office in which the administrator has a passkey.
struct Kept {
  Kept() {
    log::set_level(log::Level::error);
    REQUIRE(mine.add(passkey).status == 201);
  }
  TestOffice office;
  office::AccountId me = office.administrator.id;
  Browser mine = signed_in_browser(office, me);
  TestPasskey passkey;
  Browser stranger{office};
};

std::string id_of_first(Browser& browser) {
  return std::string(body_of(browser.get("/api/account/ways-in")).at("passkeys").at(0).at("id").as_string());
}

void check_refused(Browser& browser, const http::Response& response, const std::string& key) {
  CHECK(response.status == 401);
  CHECK(key_of(response) == key);
  CHECK(header_of(response, "Set-Cookie").empty());
  CHECK_FALSE(browser.is_signed_in());
}

}  // namespace

TEST_CASE("a passkey is added, listed without its key, and signs its owner in elsewhere") {
  Kept kept;
  const auto ways = body_of(kept.mine.get("/api/account/ways-in"));
  CHECK(ways.at("passkeys").as_array().size() == 1);
  CHECK(ways.at("passkeys").at(0).at("name").as_string() == "Điện thoại");
  CHECK(ways.at("passkeys").at(0).at("used_on").is_null());
  CHECK(ways.at("passkeys_trouble").is_null());
  CHECK(json::serialize(ways).find(to_base64url(kept.passkey.id)) == std::string::npos);

  const auto in = kept.stranger.sign_in(kept.passkey, kept.me);
  CHECK(in.status == 200);
  CHECK(body_of(in).at("account").at("name").as_string() == "quantri");
  CHECK(kept.stranger.is_signed_in());
  CHECK(body_of(kept.mine.get("/api/account/ways-in")).at("passkeys").at(0).at("used_on").as_string() == "2026-11-22");
}

TEST_CASE("the browser is asked to make what the office can check") {
  Kept kept;
  const auto wish = body_of(kept.mine.post("/api/account/passkey-challenge"));
  CHECK(wish.at("party").as_string() == "localhost");
  CHECK(wish.at("name").as_string() == "quantri");
  CHECK(*from_base64url(wish.at("user_handle").as_string()) == kept.me.value);
  CHECK(json::serialize(wish.at("algorithms")) == "[-8,-7,-257]");
  CHECK(*from_base64url(wish.at("known").at(0).at("id").as_string()) == kept.passkey.id);
  CHECK(*from_base64url(wish.at("challenge").as_string()) != "");
  CHECK(from_base64url(wish.at("challenge").as_string())->size() == 32);
}

TEST_CASE("a passkey of another account signs in as its owner alone, whatever it says") {
  Kept kept;
  const auto other = add_account(kept.office, "vanthu");
  Browser others = signed_in_browser(kept.office, other);
  TestPasskey theirs;
  REQUIRE(others.add(theirs).status == 201);
  check_refused(kept.stranger, kept.stranger.sign_in(theirs, kept.me), "office.passkey_refused");
  check_refused(kept.stranger, kept.stranger.sign_in(kept.passkey, other), "office.passkey_refused");
  check_refused(kept.stranger, kept.stranger.sign_in(theirs, {}), "office.passkey_refused");
  check_refused(kept.stranger, kept.stranger.sign_in(theirs, {"NOBODY"}), "office.passkey_refused");
  CHECK(body_of(kept.stranger.sign_in(theirs, other)).at("account").at("name").as_string() == "vanthu");
}

TEST_CASE("a passkey of another account proves nothing in my session") {
  Kept kept;
  Browser others = signed_in_browser(kept.office, add_account(kept.office, "vanthu"));
  TestPasskey theirs;
  REQUIRE(others.add(theirs).status == 201);
  kept.office.clock.advance(office::kProofLife);
  const std::string target = "/api/account/passkeys/" + id_of_first(kept.mine);
  CHECK(key_of(kept.mine.prove(theirs, kept.me)) == "office.passkey_refused");
  CHECK(key_of(kept.mine.prove(theirs, {})) == "office.passkey_refused");
  CHECK(key_of(kept.mine.ask(Method::remove, target)) == "office.proof_needed");
  CHECK(key_of(others.ask(Method::remove, target)) == "office.proof_needed");
  CHECK(kept.mine.prove(kept.passkey, {}).status == 204);
  CHECK(kept.mine.ask(Method::remove, target).status == 204);
}

TEST_CASE("my passkeys are nobody else's to rename, remove or add again") {
  Kept kept;
  Browser others = signed_in_browser(kept.office, add_account(kept.office, "vanthu"));
  const std::string target = "/api/account/passkeys/" + id_of_first(kept.mine);
  CHECK(others.ask(Method::patch, target, {{"name", "Của tôi"}}).status == 404);
  CHECK(others.ask(Method::remove, target).status == 404);
  CHECK(key_of(others.add(kept.passkey)) == "office.passkey_known");
  CHECK(body_of(kept.mine.ask(Method::patch, target, {{"name", "  Máy\n bàn "}})).at("name").as_string() == "Máy bàn");
  CHECK(key_of(kept.mine.ask(Method::patch, target, {{"name", " \u200b "}})) == "api.too_short");
}

TEST_CASE("a passkey that was removed a moment ago lets nobody in") {
  Kept kept;
  const auto answer = kept.passkey.use(kept.stranger.ceremony("/api/session/passkey/challenge"));
  CHECK(kept.mine.ask(Method::remove, "/api/account/passkeys/" + id_of_first(kept.mine)).status == 204);
  check_refused(kept.stranger, kept.stranger.sign_in(kept.passkey, kept.me, answer), "office.passkey_unknown");
}

TEST_CASE("passkeys of an account that was closed let nobody in") {
  Kept kept;
  (void)(*kept.office.database).write([&](store::Write& tx) -> Result<void> {
    office::remove_passkeys_and_codes(tx, kept.office.clock, {}, kept.me);
    return {};
  });
  check_refused(kept.stranger, kept.stranger.sign_in(kept.passkey, kept.me), "office.passkey_unknown");
}

TEST_CASE("a challenge is answered in the browser that asked, and once") {
  Kept kept;
  Browser another(kept.office);
  const auto answer = kept.passkey.use(another.ceremony("/api/session/passkey/challenge"));
  check_refused(kept.stranger, kept.stranger.sign_in(kept.passkey, kept.me, answer), "office.challenge_over");  // without any cookie
  (void)kept.stranger.ceremony("/api/session/passkey/challenge");
  check_refused(kept.stranger, kept.stranger.sign_in(kept.passkey, kept.me, answer), "office.challenge_over");
  CHECK(another.sign_in(kept.passkey, kept.me, answer).status == 200);
  check_refused(kept.stranger, kept.stranger.sign_in(kept.passkey, kept.me, answer), "office.challenge_over");
  another.post("/api/session/passkey/challenge");
  CHECK(key_of(another.sign_in(kept.passkey, kept.me, answer)) == "office.challenge_over");  // replayed by the same browser
}

TEST_CASE("a wrong answer uses the challenge up") {
  Kept kept;
  const auto ceremony = kept.stranger.ceremony("/api/session/passkey/challenge");
  TestPasskey unknown;
  check_refused(kept.stranger, kept.stranger.sign_in(unknown, kept.me, unknown.use(ceremony)), "office.passkey_unknown");
  check_refused(kept.stranger, kept.stranger.sign_in(kept.passkey, kept.me, kept.passkey.use(ceremony)), "office.challenge_over");
}

TEST_CASE("two tabs of one browser do not end one another's challenges") {
  Kept kept;
  const auto first = kept.stranger.ceremony("/api/session/passkey/challenge");
  (void)kept.stranger.ceremony("/api/session/passkey/challenge");
  CHECK(kept.stranger.sign_in(kept.passkey, kept.me, kept.passkey.use(first)).status == 200);
}

TEST_CASE("a challenge is good for ten minutes") {
  Kept kept;
  const auto ceremony = kept.stranger.ceremony("/api/session/passkey/challenge");
  kept.office.clock.advance(office::kChallengeLife);
  check_refused(kept.stranger, kept.stranger.sign_in(kept.passkey, kept.me, kept.passkey.use(ceremony)), "office.challenge_over");
}

TEST_CASE("a challenge to prove or to make a passkey signs nobody in") {
  Kept kept;
  for (const std::string target : {"/api/session/proof/challenge", "/api/account/passkey-challenge"}) {
    CAPTURE(target);
    const auto answer = kept.passkey.use(kept.mine.ceremony(target));
    CHECK(key_of(kept.mine.sign_in(kept.passkey, kept.me, answer)) == "office.challenge_over");
  }
  const auto for_signing_in = kept.mine.ceremony("/api/session/passkey/challenge");
  const auto body = answer_json(kept.passkey, kept.me, kept.passkey.use(for_signing_in));
  CHECK(key_of(kept.mine.post("/api/session/proof/passkey", body)) == "office.challenge_over");
}

TEST_CASE("an answer made at another page or for another office is refused") {
  Kept kept;
  const auto changed = [&](auto change) {
    auto ceremony = kept.stranger.ceremony("/api/session/passkey/challenge");
    change(ceremony.party);
    return kept.stranger.sign_in(kept.passkey, kept.me, kept.passkey.use(ceremony));
  };
  using Party = authenticator::RelyingParty;
  check_refused(kept.stranger, changed([](Party& party) { party.origin = "https://evil.example"; }), "office.passkey_refused");
  check_refused(kept.stranger, changed([](Party& party) { party.origin = "http://localhost:9090"; }), "office.passkey_refused");
  check_refused(kept.stranger, changed([](Party& party) { party.id = "evil.example"; }), "office.passkey_refused");
  kept.passkey.more_client_data = R"(,"topOrigin":"https://evil.example")";
  check_refused(kept.stranger, kept.stranger.sign_in(kept.passkey, kept.me), "office.passkey_refused");
}

TEST_CASE("whoever did not show who they are does not come in") {
  Kept kept;
  kept.passkey.flags = 0x19;  // present, not verified: somebody touched a key that was left in
  check_refused(kept.stranger, kept.stranger.sign_in(kept.passkey, kept.me), "office.passkey_refused");
}

TEST_CASE("a counter that steps back is refused and told in the audit trail") {
  TestOffice office;
  log::set_level(log::Level::off);
  Browser mine = signed_in_browser(office, office.administrator.id), stranger(office);
  TestPasskey passkey;
  passkey.counter = 7;
  REQUIRE(mine.add(passkey).status == 201);
  passkey.counter = 9;
  CHECK(stranger.sign_in(passkey, office.administrator.id).status == 200);
  Browser copy(office);
  passkey.counter = 8;
  check_refused(copy, copy.sign_in(passkey, office.administrator.id), "office.passkey_copied");
  passkey.counter = 9;
  check_refused(copy, copy.sign_in(passkey, office.administrator.id), "office.passkey_copied");
  const auto lines = (*office.database).read([](store::Read& tx) { return office::list_audit_of(tx, "office.passkey_stepped_back", 9); });
  CHECK(lines.size() == 2);
  passkey.counter = 10;
  CHECK(copy.sign_in(passkey, office.administrator.id).status == 200);
}

TEST_CASE("a passkey is not added without a proof, in another session, or twice by one challenge") {
  Kept kept;
  const auto ceremony = kept.mine.ceremony("/api/account/passkey-challenge");
  const TestPasskey fresh, second;
  const auto body_for = [&](const TestPasskey& passkey) {
    const auto answer = passkey.make(ceremony);
    return json::object{
        {"client_data", to_base64url(answer.client_data)}, {"attestation_object", to_base64url(answer.attestation_object)}, {"name", "a"}};
  };
  Browser elsewhere = signed_in_browser(kept.office, kept.me);  // the same person, another browser
  CHECK(key_of(elsewhere.post("/api/account/passkeys", body_for(fresh))) == "office.challenge_over");
  CHECK(kept.mine.post("/api/account/passkeys", body_for(fresh)).status == 201);
  CHECK(key_of(kept.mine.post("/api/account/passkeys", body_for(second))) == "office.challenge_over");

  const auto late = kept.mine.ceremony("/api/account/passkey-challenge");
  kept.office.clock.advance(office::kProofLife);
  const auto answer = second.make(late);
  const auto refused = kept.mine.post(
      "/api/account/passkeys",
      {{"client_data", to_base64url(answer.client_data)}, {"attestation_object", to_base64url(answer.attestation_object)}, {"name", "a"}});
  CHECK(refused.status == 403);
  CHECK(key_of(refused) == "office.proof_needed");
  CHECK(key_of(kept.mine.post("/api/account/passkey-challenge")) == "office.proof_needed");
}

TEST_CASE("at an address that cannot have passkeys everything else works") {
  TestOffice office;
  log::set_level(log::Level::error);
  Browser browser(office);
  browser.host = "192.0.2.7:8080";
  CHECK(key_of(browser.post("/api/session/passkey/challenge")) == "api.passkeys_not_here");
  const auto token = office.make_link();
  CHECK(browser.post("/api/session/link", {{"token", token}}).status == 200);
  CHECK(body_of(browser.get("/api/account/ways-in")).at("passkeys_trouble").as_string().find("HTTPS") != std::string::npos);
  CHECK(browser.post("/api/account/passkey-challenge").status == 409);
  browser.csrf.clear();
}

TEST_CASE("what no browser would answer is refused by name") {
  Kept kept;
  struct Row {
    json::object body;
    std::string key;
  };
  const std::string long_text(6000, 'A');
  for (const Row& row :
       {Row{{{"credential", "AA"}}, "api.missing_field"},
        {{{"credential", "A="}, {"client_data", "AA"}, {"authenticator_data", "AA"}, {"signature", "AA"}}, "api.not_base64url"},
        {{{"credential", ""}, {"client_data", "AA"}, {"authenticator_data", "AA"}, {"signature", "AA"}}, "api.too_short"},
        {{{"credential", "AA"}, {"client_data", long_text}, {"authenticator_data", "AA"}, {"signature", "AA"}}, "api.too_long"},
        {{{"credential", 1}, {"client_data", "AA"}, {"authenticator_data", "AA"}, {"signature", "AA"}}, "api.wrong_type"},
        {{{"credential", "AA"}, {"client_data", "AA"}, {"authenticator_data", "AA"}, {"signature", "AA"}, {"name", "quantri"}},
         "api.unknown_field"}}) {
    CAPTURE(row.key);
    const auto response = kept.stranger.post("/api/session/passkey", row.body);
    CHECK(response.status == 400);
    CHECK(key_of(response) == row.key);
  }
  const auto nonsense = kept.stranger.post(
      "/api/session/passkey", {{"credential", "AA"}, {"client_data", "AA"}, {"authenticator_data", "AA"}, {"signature", "AA"}});
  CHECK(key_of(nonsense) == "office.challenge_over");
}

TEST_CASE("asking for challenges is slowed down by address") {
  TestOffice office;
  Browser browser(office);
  int asked = 0;
  while (asked < 1000 && browser.post("/api/session/passkey/challenge").status == 200) ++asked;
  CHECK(asked == 120);
  office.clock.advance(61s);
  CHECK(browser.post("/api/session/passkey/challenge").status == 200);
}
