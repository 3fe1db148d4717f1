#include "authenticator/provider_document.hpp"

#include <doctest/doctest.h>

#include "authenticator/token_testing.hpp"

using namespace nhipcau;
using namespace nhipcau::authenticator;

namespace {

const std::string kFour =
    R"("issuer":"https://a","authorization_endpoint":"https://a/auth","token_endpoint":"https://a/token","jwks_uri":"https://a/keys")";

std::optional<ProviderDocument> read(const std::string& more) {
  return read_provider_document("{" + kFour + more + "}");
}

}  // namespace

TEST_CASE("a provider's document says where to go and how to ask") {
  const auto plain = read(R"(,"claims_supported":["sub",{"a":1}],"x":null)");
  REQUIRE(plain);
  CHECK(plain->issuer == "https://a");
  CHECK(plain->authorization_endpoint == "https://a/auth");
  CHECK(plain->token_endpoint == "https://a/token");
  CHECK(plain->keys_address == "https://a/keys");
  CHECK(plain->user_info_endpoint.empty());
  CHECK(plain->takes_secret_in_header);
  CHECK_FALSE(plain->names_itself);
  const auto more = read(
      R"(,"userinfo_endpoint":"https://a/me","token_endpoint_auth_methods_supported":["client_secret_post","private_key_jwt"],"authorization_response_iss_parameter_supported":true)");
  REQUIRE(more);
  CHECK(more->user_info_endpoint == "https://a/me");
  CHECK_FALSE(more->takes_secret_in_header);
  CHECK(more->names_itself);
  CHECK(read(R"(,"token_endpoint_auth_methods_supported":["client_secret_post","client_secret_basic"])")->takes_secret_in_header);
}

TEST_CASE("a document that lacks something, says it twice or is too large is none") {
  for (const std::string& json :
       {std::string(""), std::string("[]"), std::string("{}"), std::string(R"({"issuer":"https://a"})"), "{" + kFour, "{" + kFour + "}x",
        "{" + kFour + R"(,"issuer":"https://b"})", "{" + kFour + R"(,"a":)" + std::string(40, '[') + std::string(40, ']') + "}",
        "{" + kFour + R"(,"a":")" + std::string(kMostProviderBytes, 'a') + "\"}"}) {
    CAPTURE(json.substr(0, 200));
    CHECK_FALSE(read_provider_document(json));
  }
}

TEST_CASE("of a provider's keys those are taken that can check a signature here") {
  const TestProvider rsa(PublicKey::Kind::rsa, "r"), curve(PublicKey::Kind::p256, "e");
  const auto inner = [](const std::string& json) { return json.substr(9, json.size() - 11); };  // without {"keys":[ and ]}
  const std::string all = inner(rsa.keys_json()) + "," + inner(curve.keys_json());
  const auto keys = read_signing_keys(
      R"({"keys":[)" + all +
      R"(,{"kty":"oct","k":"c2VjcmV0"},{"kty":"EC","crv":"P-384","x":"AA","y":"AA"},{"kty":"RSA","n":"AQAB","e":"AQAB"},{}],"more":1})");
  REQUIRE(keys);
  REQUIRE(keys->size() == 2);
  CHECK(keys->at(0).id == "r");
  CHECK(keys->at(0).key.kind == PublicKey::Kind::rsa);
  CHECK(keys->at(1).id == "e");
  CHECK(keys->at(1).key.kind == PublicKey::Kind::p256);
  std::string for_secrets = curve.keys_json();
  for_secrets.replace(for_secrets.find(R"("sig")"), 5, R"("enc")");
  CHECK(read_signing_keys(for_secrets)->empty());
  std::string many;
  for (std::size_t i = 0; i <= kMostSigningKeys; ++i) many += many.empty() ? "{}" : ",{}";
  for (const std::string& json : {std::string("{}"), std::string("[]"), std::string(R"({"keys":{}})"), R"({"keys":[)" + many + "]}"})
    CHECK_FALSE(read_signing_keys(json));
}
