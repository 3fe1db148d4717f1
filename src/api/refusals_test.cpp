#include <doctest/doctest.h>

#include <set>

#include "api/contract_reader.hpp"
#include "api/served_office.hpp"
#include "base/log.hpp"

using namespace nhipcau;
using namespace nhipcau::api::testing;

// What every operation of the contract refuses, whatever it does: nothing here knows a single route.
namespace {

/// The path with each {name} replaced.
std::string with_ids(const std::string& path, std::string_view id) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const bool is_name = path[at] == '{';
    out += is_name ? std::string(id) : std::string(1, path[at]);
    at = is_name ? path.find('}', at) + 1 : at + 1;
  }
  return out;
}

/// A request of the right form that could do no harm: its thing is not there, its body says nothing.
Said said_of(const Operation& operation, std::string caller, std::string_view id = "01J0000000000000000000000") {
  Said said{.caller = std::move(caller), .verb = operation.verb, .target = with_ids(operation.path, id)};
  for (char& c : said.verb) c = static_cast<char>(c - 'a' + 'A');
  if (operation.body_type.empty()) return said;
  said.headers = {"Content-Type: " + operation.body_type, "X-File-Name: a.txt"};
  said.body = operation.body_type == "application/json" ? "{}" : " ";
  return said;
}

bool is_refusal(const Heard& heard) {
  return heard.status >= 400 && heard.status < 500 && heard.key != "-";
}

}  // namespace

TEST_CASE("no operation that needs a session takes nobody, an ended session or a made-up one") {
  log::set_level(log::Level::error);
  ServedOffice served;
  for (const auto& one : contract_operations()) {
    if (one.is_public()) continue;
    CAPTURE(one.name());
    for (const std::string caller : {"nobody", "ended"}) {
      const Heard heard = served.ask(said_of(one, caller));
      CHECK(heard.status == 401);
      CHECK(heard.key == "api.sign_in_first");
    }
    Said made_up = said_of(one, "nobody");
    made_up.headers.insert(made_up.headers.end(), {"Cookie: nhipcau_session=" + std::string(43, 'A'), "X-CSRF-Token: x"});
    CHECK(served.ask(made_up).status == 401);
  }
}

TEST_CASE("no change is made without the session's own token, nor from another site") {
  log::set_level(log::Level::error);
  ServedOffice served;
  served.office.let_do_everything();
  for (const auto& one : contract_operations()) {
    if (!one.changes()) continue;
    CAPTURE(one.name());
    for (const std::string header :
         {"Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"}) {
      Said foreign = said_of(one, "administrator");
      foreign.headers.push_back(header);
      CHECK(served.ask(foreign).key == "api.other_site");
    }
    if (one.is_public()) continue;
    CHECK(served.ask(said_of(one, "no_token")).key == "api.no_token");
    CHECK(served.ask(said_of(one, "wrong_token")).key == "api.wrong_token");
    CHECK(served.ask(said_of(one, "others_token")).key == "api.wrong_token");
  }
}

TEST_CASE("an id of any form that is nobody's is refused in words") {
  log::set_level(log::Level::error);
  ServedOffice served;
  const std::string ids[] = {"x", "0",   "-1",        "null",  "%22",     "%27%20OR%201%3D1%20--", "%25",
                             "*", "...", "%E1%BB%87", "a%3Bb", "{paper}", std::string(40, 'Z'),    std::string(4000, 'a')};
  for (const auto& one : contract_operations()) {
    if (one.path.find('{') == std::string::npos) continue;
    for (const auto& id : ids) {
      CAPTURE(one.name());
      CAPTURE(id);
      const Heard heard = served.ask(said_of(one, "administrator", id));
      CHECK(is_refusal(heard));
    }
  }
}

TEST_CASE("a method the contract does not name is refused, and the answer says which it takes") {
  log::set_level(log::Level::error);
  ServedOffice served;
  std::map<std::string, std::set<std::string>> verbs_of;
  for (const auto& one : contract_operations()) verbs_of[one.path].insert(one.verb);
  for (const auto& [path, verbs] : verbs_of) {
    for (const std::string verb : {"post", "put", "patch", "delete", "options", "get", "brew"}) {
      if (verbs.contains(verb)) continue;
      CAPTURE(path);
      CAPTURE(verb);
      const Heard heard =
          served.ask({.verb = verb == "brew" ? "BREW" : said_of({.verb = verb, .path = path}, "").verb, .target = with_ids(path, "x")});
      CHECK(heard.status == 405);
      CHECK(heard.key == "api.no_such_method");
      CHECK(heard.all.find("\r\nAllow: ") != std::string::npos);
    }
  }
}

TEST_CASE("a body of another type, form or size than the contract's is refused") {
  log::set_level(log::Level::error);
  ServedOffice served;
  served.office.let_do_everything();
  for (const auto& one : contract_operations()) {
    CAPTURE(one.name());
    Said said = said_of(one, "administrator");
    if (one.body_type.empty()) {
      said.headers = {"Content-Type: application/json"};
      said.body = "{}";
      CHECK(served.ask(said).status == 413);
      continue;
    }
    said.headers = {"Content-Type: text/plain", "X-File-Name: a.txt"};
    CHECK(served.ask(said).key == "api.wrong_body_type");
    if (one.body_type != "application/json") continue;
    said.headers.clear();
    for (const std::string body : {"{", "[]", "null", "\"a\"", "{\"a\":1}x", "{\"a\":\"\xC3\"}", "\xEF\xBB\xBF{}", "{'a':1}"}) {
      said.headers = {"Content-Type: application/json"};
      said.body = body;
      CAPTURE(body);
      CHECK(served.ask(said).key == "api.bad_json");
    }
    said.body = R"({"nobody_knows":1})";
    CHECK(served.ask(said).status == 400);
    said.body = "{\"a\":" + std::string(1000, '[') + std::string(1000, ']') + "}";
    CHECK(served.ask(said).key == "api.bad_json");
    said.body = std::string((64U << 10U) + 1, ' ');
    CHECK(served.ask(said).status == 413);
  }
}

TEST_CASE("parameters of a wrong form are refused or without effect, never trouble") {
  log::set_level(log::Level::error);
  ServedOffice served;
  for (const auto& one : contract_operations()) {
    if (one.changes()) continue;
    for (const std::string query : {"limit=0",
                                    "limit=101",
                                    "limit=-1",
                                    "limit=1e3",
                                    "limit=%00",
                                    "limit=99999999999999999999",
                                    "cursor=x",
                                    "cursor=%27%22%3B",
                                    "cursor=,",
                                    "cursor=~~",
                                    "year=abc",
                                    "planned=maybe",
                                    "q=%22",
                                    "q=%22%22%22",
                                    "q=*",
                                    "q=AND%20OR%20NOT",
                                    "q=%F0%9F%98%80",
                                    "width=-1",
                                    "page=-1",
                                    "unknown=1",
                                    "&&&==",
                                    "a=%"}) {
      CAPTURE(one.name());
      CAPTURE(query);
      Said said = said_of(one, "administrator");
      said.target += "?" + query;
      const Heard heard = served.ask(said);
      CHECK((heard.status == 200 || is_refusal(heard)));
    }
  }
}
