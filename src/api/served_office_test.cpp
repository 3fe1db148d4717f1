#include "api/served_office.hpp"

#include "base/require.hpp"
#include "office/grants.hpp"

namespace nhipcau::api::testing {
namespace {

/// The type a client would name for such a body.
std::string_view type_of(std::string_view body) {
  return body.starts_with('{') ? "application/json" : "application/octet-stream";
}

bool has_header(const Said& said, std::string_view name) {
  return std::any_of(said.headers.begin(), said.headers.end(), [&](const std::string& header) { return header.starts_with(name); });
}

}  // namespace

ServedOffice::ServedOffice() : server_({}, office.handler) {
  const office::AccountId clerk{"CLERK"};
  (void)(*office.database).write([&](store::Write& tx) -> Result<void> {
    tx.run("office.add_account", clerk.value, "vanthu", "vanthu", "Trần Văn Sổ", "vi", to_rfc3339(office.clock.now()));
    office::make_administrator(tx, office.clock, clerk);
    return {};
  });
  const Keys clerks = sign_in(clerk), ended = sign_in(office.administrator.id);
  others_cookie = clerks.cookie, others_token = clerks.token;
  ended_cookie = ended.cookie, ended_token = ended.token;
  require(ask({.caller = "ended", .verb = "DELETE", .target = "/api/session"}).status == 204, "a session of the test ends");
  link = office.make_link();
}

ServedOffice::Keys ServedOffice::sign_in(const office::AccountId& account) {
  const auto signed_in =
      (*office.database).write([&](store::Write& tx) { return office::sign_in(tx, office.clock, account, "192.0.2.9"); });
  require(signed_in.has_value(), "the people of the test sign in");
  return {signed_in->cookie, office::csrf_of(signed_in->cookie)};
}

ServedOffice::Keys ServedOffice::keys_of(std::string_view caller) const {
  if (caller == "nobody") return {};
  if (caller == "administrator") return {office.cookie, office.csrf};
  if (caller == "clerk") return {others_cookie, others_token};
  if (caller == "no_token") return {office.cookie, ""};
  if (caller == "wrong_token") return {office.cookie, std::string(office.csrf.size(), '0')};
  if (caller == "others_token") return {office.cookie, others_token};
  if (caller == "ended") return {ended_cookie, ended_token};
  throw BrokenInvariant("nobody of that name: " + std::string(caller));
}

Heard ServedOffice::ask(const Said& said) {
  const Keys keys = keys_of(said.caller);
  std::string bytes = said.verb + " " + said.target + " HTTP/1.1\r\n";
  if (!has_header(said, "Host:")) bytes += "Host: office.example\r\n";
  for (const auto& header : said.headers) bytes += header + "\r\n";
  if (!keys.cookie.empty()) bytes += "Cookie: nhipcau_session=" + keys.cookie + "\r\n";
  if (!keys.token.empty()) bytes += "X-CSRF-Token: " + keys.token + "\r\n";
  if (!said.body.empty() && !has_header(said, "Content-Type:")) bytes.append("Content-Type: ").append(type_of(said.body)).append("\r\n");
  if (!said.body.empty()) bytes += "Content-Length: " + std::to_string(said.body.size()) + "\r\n";
  http::testing::Client client(server_.port());
  client.send(bytes + "\r\n" + said.body);
  client.finish();
  Heard heard{.all = client.receive_all()};
  heard.status = http::testing::status_of(heard.all);
  heard.body = http::testing::body_of(heard.all);
  const bool is_problem = heard.all.find("Content-Type: application/problem+json\r\n") < heard.all.find("\r\n\r\n");
  heard.key = is_problem ? std::string(json::parse(heard.body).at("key").as_string()) : "-";
  return heard;
}

}  // namespace nhipcau::api::testing
