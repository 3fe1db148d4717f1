#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "api/testing.hpp"
#include "directive/scan.hpp"
#include "files/pdf_child.hpp"
#include "jobs/workers.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;

namespace {

/// A page of a sample as a scan.
std::string page_scan() {
  std::ifstream file("samples/ke-hoach-thong-tin-doi-ngoai.pdf", std::ios::binary);
  const std::string pdf((std::istreambuf_iterator<char>(file)), {});
  const auto page = files::draw_page(pdf, {.page = 1, .width = 1240}, {});
  REQUIRE(page);
  return *page;
}

http::Response send(const TestOffice& office, const std::string& target, const std::string& bytes) {
  return office.ask({.method = http::Method::post,
                     .target = target,
                     .body = bytes,
                     .type = "application/octet-stream",
                     .headers = bytes.empty() ? http::Headers{{"Content-Type", "application/octet-stream"}}
                                              : http::Headers{{"X-File-Name", "trang.png"}}});
}

void work_off(TestOffice& office) {
  jobs::Bell bell;
  const files::Limits limits{.recogniser = std::make_shared<files::Recogniser>()};
  jobs::work_off({.database = *office.database,
                  .clock = office.clock,
                  .bell = bell,
                  .kinds = {directive::scan_kind(*office.database, office.files, office.clock, directive::shipped_tables(), limits)}});
}

}  // namespace

TEST_CASE("a scan waits in memory, is looked at, confirmed, read by a job and registered; then it is known") {
  TestOffice office;
  const std::string bytes = page_scan();
  const auto waiting = send(office, "/api/papers", bytes);
  REQUIRE(waiting.status == 202);
  const auto scan = body_of(waiting);
  CHECK(scan.at("scan").as_string() == sha256(bytes).hex);
  CHECK(scan.at("file_name") == "trang.png");
  CHECK(scan.at("pages") == 1);
  CHECK(scan.at("red_places").as_array().empty());
  CHECK(std::string(scan.at("text").as_string()).find("118/KH-UBND") != std::string::npos);
  CHECK(body_of(office.get("/api/papers")).at("total") == 0);
  CHECK(body_of(office.get("/api/jobs")).at("items").as_array().empty());

  const std::string route = "/api/scans/" + sha256(bytes).hex;
  const auto picture = office.get(route + "/picture");
  REQUIRE(picture.status == 200);
  CHECK(header_of(picture, "Content-Type") == "image/png");
  CHECK(header_of(picture, "Cache-Control") == "no-store");

  const auto confirmed = send(office, route + "/confirmation", "");
  REQUIRE(confirmed.status == 202);
  CHECK(body_of(confirmed).at("kind") == "scan");
  CHECK(office.get(route + "/picture").status == 404);
  work_off(office);
  const auto job = body_of(office.get("/api/jobs/" + std::string(body_of(confirmed).at("id").as_string())));
  CHECK(job.at("state") == "done");
  CHECK(job.at("outcomes").at("registered") == 1);
  const std::string paper(job.at("items").at(0).at("paper").as_string());
  const auto whole = body_of(office.get("/api/papers/" + paper));
  CHECK(whole.at("format") == "picture");
  CHECK(body_of(office.get("/api/papers/" + paper + "/pages")).at("pages").as_array().size() == 1);
  CHECK(office.get("/api/papers/" + paper + "/pages/1/picture?width=480").status == 200);
  CHECK(send(office, "/api/papers", bytes).status == 200);
}

TEST_CASE("a scan that bears a mark is forgotten, and one that is gone is sent again to be confirmed") {
  TestOffice office;
  const std::string bytes = page_scan();
  const std::string route = "/api/scans/" + sha256(bytes).hex;
  REQUIRE(send(office, "/api/papers", bytes).status == 202);
  CHECK(office.ask({.method = http::Method::post, .target = route + "/refusal"}).status == 204);
  CHECK(office.get(route + "/picture").status == 404);
  const auto gone = send(office, route + "/confirmation", "");
  CHECK(gone.status == 404);
  CHECK(key_of(gone) == "directive.scan_gone");
  const auto other = send(office, route + "/confirmation", bytes + "x");
  CHECK(key_of(other) == "directive.scan_differs");
  CHECK(send(office, route + "/confirmation", bytes).status == 202);
}

TEST_CASE("what no scan is named by is not there") {
  TestOffice office;
  CHECK(office.ask({.method = http::Method::post, .target = "/api/scans/x/refusal"}).status == 404);
  CHECK(office.get("/api/scans/x/picture").status == 404);
}

TEST_CASE("only so many scans are looked at at once, and one that is damaged gives its place back") {
  TestOffice office;
  const std::string bytes = page_scan();
  for (int i = 0; i < kLongAtOnce; ++i) REQUIRE(office.long_places->try_acquire());
  const auto refused = send(office, "/api/papers", bytes);
  CHECK(key_of(refused) == "api.too_many_scans");
  CHECK(header_of(refused, "Retry-After") == "30");
  office.long_places->release();
  for (int i = 0; i <= kLongAtOnce; ++i) CHECK(send(office, "/api/papers", "\x89PNG\r\n\x1A\n").status == 400);
}

namespace {

http::Response post_json(const TestOffice& office, const std::string& target, const std::string& body) {
  return office.ask({.method = http::Method::post, .target = target, .body = body, .type = "application/json"});
}

/// The scan, confirmed and read: where its job is.
std::string read_scan_job(TestOffice& office, const std::string& bytes) {
  REQUIRE(send(office, "/api/papers", bytes).status == 202);
  const auto confirmed = send(office, "/api/scans/" + sha256(bytes).hex + "/confirmation", "");
  REQUIRE(confirmed.status == 202);
  work_off(office);
  return "/api/jobs/" + std::string(body_of(confirmed).at("id").as_string());
}

/// The one item of the newest job.
json::object newest_item(const TestOffice& office) {
  const auto newest = body_of(office.get("/api/jobs")).at("items").at(0);
  const auto job = body_of(office.get("/api/jobs/" + std::string(newest.at("id").as_string())));
  return job.at("items").at(0).as_object();
}

std::string replacing(const std::string& paper, int version) {
  return R"({"choice":"replace","paper":")" + paper + R"(","version":)" + std::to_string(version) + "}";
}

}  // namespace

TEST_CASE("a scan of a number that is there is chosen for from its job, and another job does it") {
  TestOffice office;
  std::ifstream file("samples/ke-hoach-thong-tin-doi-ngoai.docx", std::ios::binary);
  const std::string docx((std::istreambuf_iterator<char>(file)), {});
  const auto there = send(office, "/api/papers", docx);
  REQUIRE(there.status == 201);
  const std::string paper(body_of(there).at("id").as_string());
  const std::string item = read_scan_job(office, page_scan()) + "/items/1";
  CHECK(newest_item(office).at("outcome") == "same");
  const auto same = body_of(office.get(item + "/same")).at("same").as_array();
  REQUIRE(same.size() == 1);
  CHECK(same.at(0).at("paper").at("id").as_string() == paper);

  const auto chosen = post_json(office, item + "/choice", replacing(paper, 1));
  REQUIRE(chosen.status == 200);
  CHECK(body_of(chosen).at("outcome") == "chosen");
  CHECK(body_of(post_json(office, item + "/choice", replacing(paper, 1))).at("outcome") == "chosen");
  CHECK(body_of(office.get("/api/jobs")).at("items").as_array().size() == 2);
  work_off(office);
  CHECK(newest_item(office).at("outcome") == "replaced");
  CHECK(body_of(office.get("/api/papers/" + paper)).at("format") == "picture");
  CHECK(body_of(office.get("/api/papers")).at("total") == 1);
}

TEST_CASE("a paper that changed while the scan was read is asked about once more") {
  TestOffice office;
  std::ifstream file("samples/ke-hoach-thong-tin-doi-ngoai.docx", std::ios::binary);
  const std::string docx((std::istreambuf_iterator<char>(file)), {});
  const std::string paper(body_of(send(office, "/api/papers", docx)).at("id").as_string());
  const std::string item = read_scan_job(office, page_scan()) + "/items/1";
  CHECK(key_of(post_json(office, item + "/choice", replacing(paper, 7))) == "api.changed_meanwhile");
  REQUIRE(post_json(office, item + "/choice", replacing(paper, 1)).status == 200);
  const auto corrected = office.ask({.method = http::Method::patch,
                                     .target = "/api/papers/" + paper,
                                     .body = R"({"version":1,"field":"place","value":"Sa Pa"})",
                                     .type = "application/json"});
  REQUIRE(corrected.status == 200);
  work_off(office);
  CHECK(newest_item(office).at("outcome") == "same");
  CHECK(newest_item(office).at("paper").as_string() == paper);
  CHECK(body_of(office.get("/api/papers/" + paper)).at("format") == "docx");
}

TEST_CASE("the very scan that is registered is kept as a paper of its own once that is said and its page looked at again") {
  TestOffice office;
  const std::string bytes = page_scan();
  read_scan_job(office, bytes);
  const std::string paper(newest_item(office).at("paper").as_string());
  const auto keep = [&](const std::string& target, const std::string& body) {
    http::Headers headers{{"X-File-Name", "trang.png"}, {"X-Keep-Beside", paper}, {"X-Reason", "hai%20van%20ban"}};
    if (body.empty()) headers.emplace_back("Content-Type", "application/octet-stream");
    return office.ask(
        {.method = http::Method::post, .target = target, .body = body, .type = "application/octet-stream", .headers = headers});
  };
  REQUIRE(keep("/api/papers", bytes).status == 202);
  REQUIRE(keep("/api/scans/" + sha256(bytes).hex + "/confirmation", "").status == 202);
  work_off(office);
  CHECK(newest_item(office).at("outcome") == "registered");
  CHECK(newest_item(office).at("paper").as_string() != paper);
  CHECK(body_of(office.get("/api/papers")).at("total") == 2);
}
