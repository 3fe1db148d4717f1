#include <doctest/doctest.h>

#include <fstream>

#include "api/testing.hpp"
#include "base/log.hpp"
#include "http/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;

namespace {

struct WireCase {
  std::string what, sent;
  std::vector<std::string> expected;  ///< "401 api.sign_in_first"
};

/// The cases of a file; its grammar stands at its top.
std::vector<WireCase> read_cases(const std::string& path) {
  std::ifstream file(path);
  std::vector<WireCase> cases;
  for (std::string line; std::getline(file, line);) {
    const bool begins = line.starts_with("# ") && (cases.empty() || !cases.back().expected.empty() || cases.back().sent.empty());
    if (begins) cases.push_back({.what = line.substr(2)});
    if (line.starts_with('>')) cases.back().sent += (line.size() > 2 ? line.substr(2) : "") + "\r\n";
    if (line.starts_with("< ")) cases.back().expected.push_back(line.substr(2));
  }
  std::erase_if(cases, [](const WireCase& one) { return one.sent.empty(); });  // the words at the top
  return cases;
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

/// {cookie}, {csrf} and {a*N} filled in.
std::string filled(std::string sent, const TestOffice& office) {
  replace_all(sent, "{cookie}", office.cookie);
  replace_all(sent, "{csrf}", office.csrf);
  for (std::size_t at = sent.find("{a*"); at != std::string::npos; at = sent.find("{a*", at)) {
    const std::size_t end = sent.find('}', at);
    sent.replace(at, end + 1 - at, std::string(std::stoul(sent.substr(at + 3, end - at - 3)), 'a'));
  }
  return sent;
}

/// "401 api.sign_in_first"; "-" for an answer that is no problem.
std::string outcome_of(const std::string& answer) {
  const std::string status = std::to_string(http::testing::status_of(answer));
  if (answer.find("Content-Type: application/problem+json\r\n") == std::string::npos) return status + " -";
  return status + " " + std::string(json::parse(to_view(http::testing::body_of(answer))).at("key").as_string());
}

}  // namespace

TEST_CASE("a whole office answers what comes over the wire as tests/http says, and works on") {
  log::set_level(log::Level::error);
  TestOffice office;
  http::testing::RunningServer server({}, office.handler);
  const auto cases = read_cases("tests/http/hostile.case");
  CHECK(cases.size() > 20);
  for (const auto& one : cases) {
    CAPTURE(one.what);
    http::testing::Client client(server.port());
    client.send(filled(one.sent, office));
    for (const auto& expected : one.expected) CHECK(outcome_of(client.receive()) == expected);
    if (one.expected.back() == "400 api.bad_request") CHECK(client.receive_all().empty());  // nothing hidden behind it is answered
  }
  http::testing::Client client(server.port());
  client.send("GET /readyz HTTP/1.1\r\nHost: office.example\r\n\r\n");
  CHECK(http::testing::body_of(client.receive()) == "ready\n");
}

TEST_CASE("a paper goes over the wire and comes back byte for byte") {
  log::set_level(log::Level::error);
  TestOffice office;
  http::testing::RunningServer server({}, office.handler);
  http::testing::Client client(server.port());
  const std::string bytes = sample_plan();
  const std::string cookie = "Host: office.example\r\nCookie: nhipcau_session=" + office.cookie + "\r\n";
  client.send("POST /api/papers HTTP/1.1\r\n" + cookie + "X-CSRF-Token: " + office.csrf +
              "\r\nContent-Type: application/octet-stream\r\nX-File-Name: a.txt\r\nContent-Length: " + std::to_string(bytes.size()) +
              "\r\nExpect: 100-continue\r\n\r\n");
  CHECK(http::testing::status_of(client.receive(false)) == 100);
  client.send(bytes);
  const std::string taken = client.receive();
  REQUIRE(http::testing::status_of(taken) == 201);
  const std::string id(json::parse(to_view(http::testing::body_of(taken))).at("id").as_string());
  client.send("GET /api/papers/" + id + "/original HTTP/1.1\r\n" + cookie + "\r\n");
  const std::string original = client.receive();
  CHECK((http::testing::body_of(original) == bytes));
}
