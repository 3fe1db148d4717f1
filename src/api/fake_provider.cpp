#include "api/fake_provider.hpp"

#include <algorithm>

#include "base/base64url.hpp"
#include "base/hash.hpp"
#include "http/target.hpp"

namespace nhipcau::api::testing {
namespace {

using Fields = std::map<std::string, std::string>;

constexpr std::string_view kBasic = "Basic bmhpcGNhdTptJUUxJUJCJTlGJTIwYyVFMSVCQiVBRGE=";  // nhipcau:m%E1%BB%9F%20c%E1%BB%ADa

Fields fields_of(std::string_view form) {
  Fields fields;
  while (!form.empty()) {
    const std::string_view pair = form.substr(0, form.find('&'));
    const std::size_t mark = std::min(pair.find('='), pair.size());
    fields[std::string(pair.substr(0, mark))] = http::percent_decode(pair.substr(std::min(pair.size(), mark + 1))).value_or("");
    form.remove_prefix(std::min(form.size(), pair.size() + 1));
  }
  return fields;
}

std::string quoted(const std::string& text) {
  return json::serialize(json::value(text));
}

std::string list_of(const std::vector<std::string>& texts) {
  return json::serialize(array_of(texts, [](const std::string& text) { return json::value(text); }));
}

}  // namespace

FakeProvider::FakeProvider(const Clock& clock)
    : clock_(clock),
      server_({}, {.on_head = [](const http::Request&) { return http::HeadDecision{.body_limit = 100'000, .refuse = {}}; },
                   .on_request = [this](const http::Request& request) { return answer(request); }}) {}

json::object FakeProvider::as_row() const {
  return {{"issuer", issuer()},       {"client", "nhipcau"},     {"secret", "mở cửa"}, {"name", "Tài khoản tỉnh"},
          {"groups_claim", "groups"}, {"place", "this_machine"}, {"is_used", true}};
}

json::object FakeProvider::sign_in(std::string_view address) {
  const std::lock_guard lock(mutex_);
  const Fields sent = fields_of(address.substr(address.find('?') + 1));
  const std::string code = random_token();
  codes_[code] = {sent.at("nonce"), sent.at("code_challenge"), sent.at("redirect_uri")};
  return {{"state", sent.at("state")}, {"code", code}};
}

std::string FakeProvider::document() const {
  const std::string own = issuer();
  return R"({"issuer":)" + quoted(said_issuer.empty() ? own : said_issuer) + R"(,"authorization_endpoint":)" + quoted(own + "/auth") +
         R"(,"token_endpoint":)" + quoted(own + "/token") + R"(,"jwks_uri":)" + quoted(own + "/keys") + R"(,"userinfo_endpoint":)" +
         quoted(own + "/me") + more_document + "}";
}

std::string FakeProvider::id_token(const std::string& nonce) const {
  const auto now = std::chrono::duration_cast<std::chrono::seconds>(clock_.now().time_since_epoch()).count();
  authenticator::TestClaims claims{{"iss", quoted(issuer())},       {"sub", quoted(subject)},
                                   {"aud", R"("nhipcau")"},         {"exp", std::to_string(now + 300)},
                                   {"iat", std::to_string(now)},    {"auth_time", std::to_string(now)},
                                   {"nonce", quoted(nonce)},        {"preferred_username", quoted("hoa.tt")},
                                   {"name", quoted("Trần Thị Hoa")}};
  if (!tells_groups_later) claims.emplace_back("groups", list_of(groups));
  for (const auto& changed : more_claims) {
    std::erase_if(claims, [&](const auto& claim) { return claim.first == changed.first; });
    claims.push_back(changed);
  }
  return key.sign(authenticator::to_json(claims));
}

http::Response FakeProvider::token(const http::Request& request) {
  ++tokens_asked;
  const Fields asked = fields_of(request.body);
  const auto value = [&](const std::string& name) { return asked.contains(name) ? asked.at(name) : std::string(); };
  const auto code = codes_.find(value("code"));
  const bool is_right = code != codes_.end() && request.header("Authorization") == kBasic &&
                        to_base64url(bytes_of(sha256(value("code_verifier")))) == code->second.challenge &&
                        value("redirect_uri") == code->second.redirect && value("grant_type") == "authorization_code";
  if (!is_right) return http::text_response(400, R"({"error":"invalid_grant"})", "application/json");
  const std::string nonce = code->second.nonce;
  codes_.erase(code);
  return http::text_response(200, R"({"access_token":"at","id_token":)" + quoted(id_token(nonce)) + "}", "application/json");
}

http::Response FakeProvider::answer(const http::Request& request) {
  const std::lock_guard lock(mutex_);
  const auto said = [](const std::string& json) { return http::text_response(200, json, "application/json"); };
  if (request.path == "/.well-known/openid-configuration") return said(document());
  if (request.path == "/keys") {
    ++keys_asked;
    return said(hides_key && keys_asked == 1 ? authenticator::TestProvider(PublicKey::Kind::p256, "k0").keys_json() : key.keys_json());
  }
  if (request.path == "/token") return token(request);
  if (request.path == "/me" && request.header("Authorization") == "Bearer at") {
    return said(R"({"sub":)" + quoted(later_subject) + R"(,"groups":)" + list_of(groups) + "}");
  }
  return http::text_response(404, "");
}

}  // namespace nhipcau::api::testing
