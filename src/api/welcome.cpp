#include "api/welcome.hpp"

#include "api/provider_json.hpp"
#include "api/security.hpp"
#include "api/user_agent.hpp"
#include "base/require.hpp"
#include "office/known_browser.hpp"

namespace nhipcau::api {
namespace {

constexpr std::size_t kTokenBytes = 43;  // 32 random bytes as base64url

std::vector<std::string> tokens_in(std::string_view cookie) {
  std::vector<std::string> tokens;
  while (!cookie.empty() && tokens.size() < kMostKnownTokens) {
    const std::size_t dot = cookie.find('.');
    if (const auto token = cookie.substr(0, dot); token.size() == kTokenBytes) tokens.emplace_back(token);
    cookie.remove_prefix(dot == std::string_view::npos ? cookie.size() : dot + 1);
  }
  return tokens;
}

json::object to_json(const office::Account& account) {
  return {{"id", account.id.value},
          {"name", account.name},
          {"shown_name", account.shown_name},
          {"language", account.language},
          {"has_password", account.has_password}};
}

}  // namespace

office::Arrival arrival_of(const http::Request& request) {
  office::Arrival from(request.from_address);
  const BrowserWords words = read_user_agent(request.header("User-Agent"));
  from.browser = words.browser, from.system = words.system;
  from.earlier_cookie = request.cookie(kSessionCookie);
  from.known_tokens = tokens_in(request.cookie(kKnownCookie));
  return from;
}

json::object session_json(const App& app, const office::Session* session, std::string_view cookie) {
  return app.database.read([&](store::Read& tx) {
    json::object out{{"signed_in", session != nullptr},
                     {"csrf", ""},
                     {"needs_way_in", false},
                     {"permissions", json::array()},
                     {"providers", array_of(office::list_providers_in_use(tx), [](const auto& one) { return api::to_json(one); })},
                     {"office", office::setting(tx, "name")},
                     {"program", app.program}};
    if (session == nullptr) return out;
    out["csrf"] = office::csrf_of(cookie);
    out["needs_way_in"] = session->needs_way_in;
    out["permissions"] = array_of(session->rights.anywhere.names(), [](std::string_view name) { return json::value(to_view(name)); });
    const auto account = office::load_account(tx, session->account);
    require(account.has_value(), "a session without its account");
    out["account"] = to_json(*account);
    return out;
  });
}

std::string known_cookie(const http::Request& request, const std::string& token) {
  std::string value = token;
  std::size_t kept = 1;
  for (const std::string& other : tokens_in(request.cookie(kKnownCookie))) {
    if (other == token || kept++ >= kMostKnownTokens) continue;
    value += "." + other;
  }
  const auto seconds = std::chrono::seconds(office::kKnownBrowserLife).count();
  return kKnownCookie + "=" + value + "; Path=/api; Max-Age=" + std::to_string(seconds) + "; HttpOnly; SameSite=Strict" +
         (request.is_https ? "; Secure" : "");
}

http::Response welcome(const Call& call, const office::SignedIn& signed_in, const std::string& back) {
  json::object out = session_json(call.app, &signed_in.session, signed_in.cookie);
  if (!back.empty()) out["back"] = back;
  auto response = json_response(200, out);
  response.add("Set-Cookie", session_cookie(signed_in.cookie, call.request.is_https));
  response.add("Set-Cookie", known_cookie(call.request, signed_in.known_token));
  return response;
}

}  // namespace nhipcau::api
