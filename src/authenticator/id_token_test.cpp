#include "authenticator/id_token.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "authenticator/token_testing.hpp"
#include "base/base64url.hpp"
#include "base/hash.hpp"

using namespace nhipcau;
using namespace nhipcau::authenticator;

namespace {

constexpr std::int64_t kNow = 1'795'000'000;
const std::string kNonce = "nonce-of-the-browser";

TokenExpectation expectation() {
  return {.issuer = "https://sso.example.vn",
          .client = "nhipcau",
          .nonce_hash = sha256(kNonce).hex,
          .groups_claim = "groups",
          .now = Instant(std::chrono::seconds(kNow))};
}

TestClaims good_claims() {
  return {{"iss", R"("https://sso.example.vn")"},
          {"sub", R"("u-17")"},
          {"aud", R"("nhipcau")"},
          {"exp", std::to_string(kNow + 300)},
          {"iat", std::to_string(kNow - 1)},
          {"nonce", "\"" + kNonce + "\""},
          {"preferred_username", R"("hoa.tt")"},
          {"name", R"("Trần Thị Hoa")"},
          {"groups", R"(["van-thu",7,"lanh-dao"])"}};
}

/// With one claim changed; an empty value takes it away.
TestClaims with(const std::string& name, const std::string& value) {
  TestClaims claims = good_claims();
  std::erase_if(claims, [&](const auto& claim) { return claim.first == name; });
  if (!value.empty()) claims.emplace_back(name, value);
  return claims;
}

std::string refusal_of(const std::string& token, const TestProvider& provider, const TokenExpectation& expected = expectation()) {
  const auto person = check_id_token(token, provider.keys(), expected);
  return person ? "" : std::string(to_name(person.error()));
}

}  // namespace

TEST_CASE("a token of each algorithm is taken, and tells who it is") {
  for (const auto kind : {PublicKey::Kind::p256, PublicKey::Kind::rsa, PublicKey::Kind::rsa_pss}) {
    const TestProvider provider(kind);
    CAPTURE(provider.algorithm());
    const auto person = check_id_token(provider.sign(to_json(good_claims())), provider.keys(), expectation());
    REQUIRE(person);
    CHECK(person->subject == "u-17");
    CHECK(person->name == "hoa.tt");
    CHECK(person->shown_name == "Trần Thị Hoa");
    CHECK(person->groups == std::vector<std::string>{"van-thu", "lanh-dao"});
  }
}

TEST_CASE("what a token must say, it must say rightly") {
  const TestProvider provider;
  struct Row {
    std::string claim, value, refusal;
  };
  const auto at = [](std::int64_t seconds) { return std::to_string(kNow + seconds); };
  for (const Row& row : {Row{"iss", R"("https://sso.example.vn/")", "wrong_issuer"},
                         {"iss", R"("https://evil.example")", "wrong_issuer"},
                         {"iss", "", "wrong_issuer"},
                         {"iss", "7", "malformed"},
                         {"aud", R"("another")", "wrong_audience"},
                         {"aud", R"(["nhipcau"])", ""},
                         {"aud", R"(["nhipcau","another"])", "wrong_audience"},
                         {"aud", "[]", "wrong_audience"},
                         {"aud", "", "wrong_audience"},
                         {"azp", R"("nhipcau")", ""},
                         {"azp", R"("another")", "wrong_audience"},
                         {"exp", at(-119), ""},
                         {"exp", at(-120), "expired"},
                         {"exp", at(300) + ".5", ""},
                         {"exp", "1e12", "malformed"},
                         {"exp", "-5", "malformed"},
                         {"exp", R"("soon")", "malformed"},
                         {"exp", "99999999999999999999", "malformed"},
                         {"exp", "", "malformed"},
                         {"iat", at(120), ""},
                         {"iat", at(121), "not_yet"},
                         {"iat", at(-720), ""},
                         {"iat", at(-721), "too_old"},
                         {"iat", "", "malformed"},
                         {"nonce", R"("another")", "wrong_nonce"},
                         {"nonce", R"("")", "wrong_nonce"},
                         {"nonce", "", "wrong_nonce"},
                         {"sub", R"("")", "no_subject"},
                         {"sub", "", "no_subject"},
                         {"sub", R"("Hòa")", "no_subject"},
                         {"sub", "\"" + std::string(256, 'a') + "\"", "no_subject"},
                         {"sub", "\"" + std::string(255, 'a') + "\"", ""},
                         {"name", "7", ""},
                         {"preferred_username", "[]", ""},
                         {"more", R"({"a":[1,2,{"b":null}]})", ""}}) {
    CAPTURE(row.claim);
    CAPTURE(row.value);
    CHECK(refusal_of(provider.sign(to_json(with(row.claim, row.value))), provider) == row.refusal);
  }
  TestClaims two_parties = with("aud", R"(["nhipcau","another"])");
  two_parties.emplace_back("azp", R"("nhipcau")");
  CHECK(refusal_of(provider.sign(to_json(two_parties)), provider) == "");
  TestClaims twice = good_claims();
  twice.emplace_back("sub", R"("another")");
  CHECK(refusal_of(provider.sign(to_json(twice)), provider) == "malformed");
}

TEST_CASE("nobody but the provider can have signed it") {
  const TestProvider provider, other, rsa(PublicKey::Kind::rsa);
  const std::string claims = to_json(good_claims()), good = provider.sign(claims);
  const auto header = [](const std::string& members) { return "{" + members + "}"; };
  const std::string body = "." + to_base64url(claims) + ".";
  struct Row {
    std::string why, token, refusal;
  };
  for (const Row& row :
       {Row{"another key of the same name", other.sign(claims), "wrong_signature"},
        {"a key of another name", TestProvider(PublicKey::Kind::p256, "k2").sign(claims), "no_key"},
        {"another kind of key", rsa.sign(claims), "no_key"},
        {"no name, one key", provider.sign(claims, header(R"("alg":"ES256")")), ""},
        {"no algorithm", provider.sign(claims, header(R"("kid":"k1")")), "wrong_algorithm"},
        {"none", to_base64url(header(R"("alg":"none")")) + body, "wrong_algorithm"},
        {"None", to_base64url(header(R"("alg":"None","kid":"k1")")) + body, "wrong_algorithm"},
        {"a shared secret", provider.sign(claims, header(R"("alg":"HS256","kid":"k1")")), "wrong_algorithm"},
        {"an algorithm nobody asked for", provider.sign(claims, header(R"("alg":"ES384","kid":"k1")")), "wrong_algorithm"},
        {"another algorithm than its key's", provider.sign(claims, header(R"("alg":"RS256","kid":"k1")")), "no_key"},
        {"something critical", provider.sign(claims, header(R"("alg":"ES256","kid":"k1","crit":["exp"])")), "malformed"},
        {"a key of its own", provider.sign(claims, header(R"("alg":"ES256","kid":"k9","jwk":{"kty":"EC"})")), "no_key"},
        {"an algorithm twice", provider.sign(claims, header(R"("alg":"ES256","alg":"none")")), "malformed"},
        {"no signature", good.substr(0, good.rfind('.') + 1), "wrong_signature"},
        {"two parts", good.substr(0, good.rfind('.')), "malformed"},
        {"four parts", good + ".x", "malformed"},
        {"other claims under the same signature",
         good.substr(0, good.find('.') + 1) + to_base64url(to_json(with("sub", R"("u-1")"))) + good.substr(good.rfind('.')),
         "wrong_signature"},
        {"padding", good + "=", "malformed"},
        {"no JSON", provider.sign("sub"), "malformed"},
        {"nothing", "", "malformed"},
        {"too long", std::string(kMostTokenBytes, 'a') + "." + good, "malformed"}}) {
    CAPTURE(row.why);
    CHECK(refusal_of(row.token, provider) == row.refusal);
  }
  auto two = provider.keys();
  two.push_back({.id = "k2", .algorithm = {}, .key = other.keys().front().key});
  const auto unnamed = check_id_token(provider.sign(claims, header(R"("alg":"ES256")")), two, expectation());
  REQUIRE_FALSE(unnamed);
  CHECK(unnamed.error() == TokenRefusal::no_key);
  auto of_other_use = provider.keys();
  of_other_use.front().algorithm = "ES384";
  CHECK_FALSE(check_id_token(good, of_other_use, expectation()));
}

TEST_CASE("PSS and PKCS #1 are two algorithms, also with one key") {
  const TestProvider pss(PublicKey::Kind::rsa_pss);
  CHECK(refusal_of(pss.sign(to_json(good_claims()), R"({"alg":"RS256","kid":"k1"})"), pss) == "wrong_signature");
}

TEST_CASE("groups are found where the claim's name says, and nowhere else") {
  const TestProvider provider;
  const auto groups_of = [&](const std::string& claim, const std::string& name, const std::string& value) {
    auto expected = expectation();
    expected.groups_claim = claim;
    const auto person = check_id_token(provider.sign(to_json(with(name, value))), provider.keys(), expected);
    REQUIRE(person);
    return person->groups;
  };
  using Groups = std::optional<std::vector<std::string>>;
  CHECK(groups_of("groups", "groups", R"(["a"])") == Groups{{"a"}});
  CHECK(groups_of("groups", "groups", R"("a")") == Groups{{"a"}});
  CHECK(groups_of("groups", "groups", "[]") == Groups{std::vector<std::string>{}});
  CHECK(groups_of("groups", "groups", "7") == Groups{});
  CHECK(groups_of("groups", "groups", R"({"a":["b"]})") == Groups{});
  CHECK(groups_of("groups", "Groups", R"(["a"])") != Groups{{"a"}});
  CHECK(groups_of("roles", "groups", R"(["a"])") == Groups{});
  CHECK(groups_of("", "groups", R"(["a"])") == Groups{});
  CHECK(groups_of("realm_access.roles", "realm_access", R"({"x":1,"roles":["a","b"]})") == Groups{{"a", "b"}});
  CHECK(groups_of("a.b.c", "a", R"({"b":{"c":["d"]},"c":["no"]})") == Groups{{"d"}});
  CHECK(groups_of("https://example.vn/groups", "https://example.vn/groups", R"(["a"])") == Groups{{"a"}});
}

TEST_CASE("who must sign in there again is told apart from who did long ago") {
  const TestProvider provider;
  auto expected = expectation();
  expected.signed_in_since = expected.now;
  CHECK(refusal_of(provider.sign(to_json(good_claims())), provider, expected) == "not_signed_in_again");
  CHECK(refusal_of(provider.sign(to_json(with("auth_time", std::to_string(kNow - 121)))), provider, expected) == "not_signed_in_again");
  CHECK(refusal_of(provider.sign(to_json(with("auth_time", std::to_string(kNow - 120)))), provider, expected) == "");
  CHECK(refusal_of(provider.sign(to_json(with("auth_time", "null"))), provider) == "");
}

TEST_CASE("a provider's answer to a code holds the token, and a person's answer who it is") {
  const auto answer = read_token_answer(R"({"access_token":"at","token_type":"Bearer","expires_in":300,"id_token":"a.b.c"})");
  REQUIRE(answer);
  CHECK(answer->id_token == "a.b.c");
  CHECK(answer->access_token == "at");
  CHECK(read_token_answer(R"({"access_token":"a\r\nHost: b","id_token":"a.b.c"})")->access_token.empty());
  for (const std::string json :
       {"", "{}", R"({"error":"invalid_grant"})", R"({"id_token":7})", R"({"id_token":"a"}x)", R"(["id_token"])"}) {
    CAPTURE(json);
    CHECK_FALSE(read_token_answer(json));
  }
  const auto person = read_user_info(R"({"sub":"u-17","groups":["a"],"name":"Hoa"})", "groups");
  REQUIRE(person);
  CHECK(person->groups == std::vector<std::string>{"a"});
  CHECK_FALSE(read_user_info(R"({"groups":["a"]})", "groups"));
}
