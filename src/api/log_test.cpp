#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "api/testing.hpp"
#include "base/log.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using http::Method;

namespace {

/// What goes to standard error while it lives.
class CaughtLog {
 public:
  CaughtLog() : path_(folder_.path() / "log"), before_(dup(STDERR_FILENO)) {
    const int file = open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    dup2(file, STDERR_FILENO);
    close(file);
    log::set_level(log::Level::debug);
  }
  CaughtLog(const CaughtLog&) = delete;
  CaughtLog& operator=(const CaughtLog&) = delete;
  ~CaughtLog() {
    log::set_level(log::Level::error);
    dup2(before_, STDERR_FILENO);
    close(before_);
  }
  [[nodiscard]] std::string text() const {
    std::ifstream file(path_);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  store::TemporaryFolder folder_;
  std::filesystem::path path_;
  int before_;
};

}  // namespace

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
  std::filesystem::remove_all(office.folder.path());
  std::ofstream(office.folder.path()) << "no folder any more";
  CHECK(send(sample_plan() + "thêm", "bi-mat-quoc-phong.txt") == 503);
  std::filesystem::remove(office.folder.path());

  const std::string text = caught.text();
  CHECK(text.find("http.request") != std::string::npos);
  CHECK(text.find("http.database_failed") != std::string::npos);
  for (const std::string word :
       {"bi-mat", "118/KH", "Cầu", "quantri", "Văn Thư", "192.0.2.1", office.cookie.c_str(), office.csrf.c_str(), "thông tin"}) {
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
