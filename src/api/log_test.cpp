#include <doctest/doctest.h>

#include <algorithm>

#include <fstream>

#include "api/caught_log.hpp"
#include "api/contract_reader.hpp"
#include "api/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using http::Method;

TEST_CASE("no log line tells a person, a paper, a search, a secret or an address, whatever happens") {
  TestOffice office;
  CaughtLog caught;
  const auto send = [&](const std::string& bytes, const std::string& name) {
    const Ask ask{.method = Method::post,
                  .target = "/api/papers",
                  .body = bytes,
                  .type = "application/octet-stream",
                  .headers = {{"X-File-Name", name}}};
    return office.ask(ask).status;
  };
  CHECK(send("MẬT\n" + sample_plan(), "bi-mat-quoc-phong.txt") == 403);
  CHECK(send("%PDF-1.7", "bi-mat-quoc-phong.pdf") == 400);
  CHECK(send(sample_plan(), "bi-mat-quoc-phong.txt") == 201);
  CHECK(office.get("/api/papers?q=bi-mat-quoc-phong").status == 200);
  CHECK(office.get("/bi-mat-quoc-phong").status != 500);
  CHECK(office.get("/api/bi-mat-quoc-phong").status == 404);
  CHECK(office.patch("/api/account", R"({"shown_name":"Trần Văn Cầu","new_password":"bi-mat-quoc-phong"})").status == 200);
  const Ask guess{.method = Method::post,
                  .target = "/api/session/password",
                  .as = As::nobody,
                  .body = R"({"name":"quantri","password":"bi-mat-quoc-phong-sai"})"};
  CHECK(office.ask(guess).status == 401);
  CHECK(send(sample_plan() + "thêm", "bi-mat-quoc-phong.txt") == 409);
  std::filesystem::remove_all(office.folder.path());
  std::ofstream(office.folder.path()) << "no folder any more";
  CHECK(send(sample_plan(119), "bi-mat-quoc-phong.txt") == 503);
  std::filesystem::remove(office.folder.path());

  const std::string text = caught.text();
  CHECK(text.find("http.request") != std::string::npos);
  CHECK(text.find("http.database_failed") != std::string::npos);
  for (const std::string word :
       {"bi-mat", "118/KH", "119/KH", "Cầu", "quantri", "Văn Thư", "192.0.2.1", office.cookie.c_str(), office.csrf.c_str(), "thông tin"}) {
    CAPTURE(word);
    CHECK(text.find(word) == std::string::npos);
  }
}

TEST_CASE("what the server itself refuses is logged under the id its answer tells") {
  TestOffice office;
  CaughtLog caught;
  for (const int status : {400, 408, 413, 414, 431, 503}) {
    const auto answer = office.handler.on_refusal(status, {});
    CAPTURE(status);
    const std::string line =
        "http.refused request=" + header_of(answer, "X-Request-Id") + " method=GET route=none status=" + std::to_string(status);
    CHECK(caught.text().find(line) != std::string::npos);
  }
}

namespace {

/// Words that stand for what people write; no line of the log may hold any of them.
const std::string kMark = "dau-vet-rieng-tu";

std::string with_marks(std::string path) {
  for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{')) path.replace(at, path.find('}', at) - at + 1, kMark);
  std::string query;
  for (const std::string name : {"q", "cursor", "type", "year", "system", "doubtful", "planned", "state", "plan", "limit", "after"})
    query.append(query.empty() ? "?" : "&").append(name).append("=").append(kMark);
  return path + query;
}

/// A request with the mark wherever a person or a program can write something.
Ask marked(const Operation& operation, As as) {
  Ask ask{.method = method_named(operation.verb), .target = with_marks(operation.path), .as = as};
  for (const char* const name : {"X-File-Name", "User-Agent", "Referer", "Accept-Language", "Authorization", "If-None-Match",
                                 "X-Request-Id", "Range", "X-Forwarded-Host", "X-Anything"})
    ask.headers.emplace_back(name, kMark);
  ask.from_address = "198.51.100.77";
  if (operation.body_type.empty()) return ask;
  ask.type = operation.body_type;
  ask.body =
      operation.body_type == "application/json"
          ? R"({"token":"@","name":"@","password":"@","shown_name":"@","new_password":"@@","title":"@","field":"@","value":"@","owner":"@"})"
          : sample_plan() + kMark;
  for (std::size_t at = ask.body.find('@'); at != std::string::npos; at = ask.body.find('@', at)) ask.body.replace(at, 1, kMark);
  return ask;
}

}  // namespace

TEST_CASE("a mark written into every input of every operation is in no line of the log, of answers and of refusals") {
  TestOffice office;
  CaughtLog caught;
  std::size_t asked = 0;
  for (const Operation& operation : contract_operations()) {
    if (operation.path == "/api/session" && operation.verb == "delete") continue;  // it would end the session the others need
    for (const As as : {As::administrator, As::administrator_without_token, As::nobody}) {
      const Ask ask = marked(operation, as);
      office.ask(ask);
      http::Request head{.method = ask.method, .path = "/" + kMark, .headers = ask.headers, .from_address = ask.from_address};
      office.handler.on_head(head);
      office.handler.on_refusal(400, head);
      asked += 3;  // the middle one is silent where it asks for a page
    }
  }
  const std::string text = caught.text();
  CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) >= 2 * asked / 3);
  CHECK(text.find(kMark) == std::string::npos);
  CHECK(text.find("198.51.100") == std::string::npos);
  CHECK(text.find(office.cookie) == std::string::npos);
}
