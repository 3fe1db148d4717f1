#include "api/ways_in_office.hpp"

#include "base/base64url.hpp"
#include "base/require.hpp"
#include "http/target.hpp"
#include "text/fold.hpp"

namespace nhipcau::api::testing {

http::Response Browser::ask(http::Method method, const std::string& target, const json::object& body) {
  auto parsed = http::parse_target(target);
  require(parsed.has_value(), "a test asks for a proper target");
  http::Request request{.method = method, .path = std::move(parsed->path), .query = std::move(parsed->query)};
  std::string line;
  for (const auto& [name, value] : cookies) line += (line.empty() ? "" : "; ") + name + "=" + value;
  request.headers.emplace_back("Host", host);
  if (!line.empty()) request.headers.emplace_back("Cookie", line);
  if (!csrf.empty()) request.headers.emplace_back("X-CSRF-Token", csrf);
  if (!body.empty()) {
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = json::serialize(body);
  }
  request.from_address = "192.0.2.1";
  auto response = office_.handler.on_request(std::move(request));
  take_cookies(response);
  return response;
}

void Browser::take_cookies(const http::Response& response) {
  for (const auto& [header, line] : response.headers) {
    if (header != "Set-Cookie") continue;
    const std::string text(line);
    const std::string name = text.substr(0, text.find('='));
    const std::string value = text.substr(name.size() + 1, text.find(';') - name.size() - 1);
    std::erase_if(cookies, [&](const auto& cookie) { return cookie.first == name; });
    if (!value.empty()) cookies.emplace_back(name, value);
  }
  const bool is_session =
      response.status == 200 && header_of(response, "Content-Type") == "application/json" && body_of(response).as_object().contains("csrf");
  if (is_session) csrf = std::string(body_of(response).at("csrf").as_string());
}

authenticator::Ceremony Browser::ceremony(const std::string& target) {
  const auto response = post(target);
  require(response.status == 200, "a browser is asked for a passkey");
  const auto asked = body_of(response);
  return {.party = {std::string(asked.at("party").as_string()), "http://" + host},
          .challenge = *from_base64url(asked.at("challenge").as_string())};
}

http::Response Browser::add(const authenticator::TestPasskey& passkey, const std::string& name) {
  const auto answer = passkey.make(ceremony("/api/account/passkey-challenge"));
  return post("/api/account/passkeys", {{"client_data", to_base64url(answer.client_data)},
                                        {"attestation_object", to_base64url(answer.attestation_object)},
                                        {"name", name},
                                        {"transports", json::array{"internal"}}});
}

json::object answer_json(const authenticator::TestPasskey& passkey, const office::AccountId& account,
                         const authenticator::AssertionAnswer& answer) {
  json::object out{{"credential", to_base64url(passkey.id)},
                   {"client_data", to_base64url(answer.client_data)},
                   {"authenticator_data", to_base64url(answer.authenticator_data)},
                   {"signature", to_base64url(answer.signature)}};
  if (!account.empty()) out["user_handle"] = to_base64url(account.value);
  return out;
}

http::Response Browser::sign_in(authenticator::TestPasskey& passkey, const office::AccountId& account) {
  return sign_in(passkey, account, passkey.use(ceremony("/api/session/passkey/challenge")));
}

http::Response Browser::sign_in(const authenticator::TestPasskey& passkey, const office::AccountId& account,
                                const authenticator::AssertionAnswer& answer) {
  return post("/api/session/passkey", answer_json(passkey, account, answer));
}

http::Response Browser::prove(authenticator::TestPasskey& passkey, const office::AccountId& account) {
  return post("/api/session/proof/passkey", answer_json(passkey, account, passkey.use(ceremony("/api/session/proof/challenge"))));
}

bool Browser::is_signed_in() {
  return body_of(get("/api/session")).at("signed_in").as_bool();
}

std::string from_base32(std::string_view text) {
  std::string bytes;
  unsigned waiting = 0, bits = 0;
  for (const char c : text) {
    if (c == ' ') continue;
    waiting = waiting << 5U | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
    if ((bits += 5) >= 8) bytes += static_cast<char>(waiting >> (bits -= 8) & 255U);
    waiting &= (1U << bits) - 1;
  }
  return bytes;
}

office::AccountId add_account(TestOffice& office, const std::string& name) {
  const auto id = make_id<office::AccountId>(office.clock.now().time_since_epoch().count());
  (void)(*office.database).write([&](store::Write& tx) -> Result<void> {
    tx.run("office.add_account", id.value, name, text::search_key(name), name, "vi", to_rfc3339(office.clock.now()));
    return {};
  });
  return id;
}

Browser signed_in_browser(TestOffice& office, const office::AccountId& account) {
  const auto token = (*office.database).write([&](store::Write& tx) -> Result<std::string> {
    return office::make_sign_in_link(tx, office.clock, account);
  });
  Browser browser(office);
  require(browser.post("/api/session/link", {{"token", *token}}).status == 200, "a link signs in");
  return browser;
}

}  // namespace nhipcau::api::testing
