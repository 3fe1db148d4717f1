#include "api/pages.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::api;

namespace {

constexpr base::EmbeddedFile kFiles[] = {
    {"index.html", "<!doctype html>"}, {"index.html.gz", "gz of index"}, {"index.html.br", "br of index"},
    {"assets/app-1a2b.js", "script"},  {"icon.svg", "<svg/>"},
};

http::Response get(const Pages& pages, std::string path, http::Headers headers = {}) {
  http::Request request;
  request.path = std::move(path);
  request.headers = std::move(headers);
  return pages.serve(request);
}

std::string header(const http::Response& response, std::string_view name) {
  for (const auto& [known, value] : response.headers) {
    if (known == name) return std::string(value);
  }
  return "";
}

}  // namespace

TEST_CASE("files come by their path with their type, every other path gets the index") {
  struct Row {
    std::string path;
    int status;
    std::string_view body, type, kept;
  };
  const Row rows[] = {
      {"/", 200, "<!doctype html>", "text/html; charset=utf-8", "no-cache"},
      {"/index.html", 200, "<!doctype html>", "text/html; charset=utf-8", "no-cache"},
      {"/van-ban/01J", 200, "<!doctype html>", "text/html; charset=utf-8", "no-cache"},
      {"/index.html.gz", 200, "<!doctype html>", "text/html; charset=utf-8", "no-cache"},
      {"/icon.svg", 200, "<svg/>", "image/svg+xml", "no-cache"},
      {"/assets/app-1a2b.js", 200, "script", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
      {"/assets/gone.js", 404, "Không có tệp này. There is no such file.\n", "text/plain; charset=utf-8", ""},
  };
  const Pages pages(kFiles);
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const auto response = get(pages, row.path);
    CHECK(response.status == row.status);
    CHECK(response.bytes() == row.body);
    CHECK(header(response, "Content-Type") == row.type);
    CHECK(header(response, "Cache-Control") == row.kept);
  }
}

TEST_CASE("who takes a coding gets it, brotli first, each with its own ETag") {
  const Pages pages(kFiles);
  CHECK(get(pages, "/", {{"Accept-Encoding", "gzip, br"}}).bytes() == "br of index");
  CHECK(get(pages, "/", {{"Accept-Encoding", "gzip"}}).bytes() == "gz of index");
  CHECK(header(get(pages, "/", {{"Accept-Encoding", "gzip"}}), "Content-Encoding") == "gzip");
  CHECK(header(get(pages, "/"), "Content-Encoding") == "");
  CHECK(header(get(pages, "/"), "Vary") == "Accept-Encoding");
  CHECK(header(get(pages, "/"), "ETag") != header(get(pages, "/", {{"Accept-Encoding", "br"}}), "ETag"));
}

TEST_CASE("a browser that has the page is told so") {
  const Pages pages(kFiles);
  const std::string etag = header(get(pages, "/"), "ETag");
  for (const std::string& known : {etag, "\"x\", " + etag, "W/" + etag, std::string("*")}) {
    const auto response = get(pages, "/", {{"If-None-Match", known}});
    CHECK(response.status == 304);
    CHECK(response.bytes().empty());
    CHECK(header(response, "ETag") == etag);
  }
  CHECK(get(pages, "/", {{"If-None-Match", "\"x\""}}).status == 200);
}

TEST_CASE("codings are taken as RFC 9110 has it") {
  struct Row {
    std::string_view accept;
    bool takes_br;
  };
  for (const Row& row : {Row{"", false},
                         {"br", true},
                         {"gzip, deflate, BR", true},
                         {"br;q=0", false},
                         {"br; q=0.000", false},
                         {"br;q=0.1", true},
                         {"*", true},
                         {"*;q=0", false},
                         {"*, br;q=0", false},
                         {"brotli", false},
                         {"gzip;q=1.0, *;q=0", false}}) {
    CAPTURE(row.accept);
    CHECK(takes_coding(row.accept, "br") == row.takes_br);
  }
}

TEST_CASE("a program without pages says how to get them") {
  const auto response = get(Pages({}), "/");
  CHECK(response.status == 503);
  CHECK(response.body.find("./dev build") != std::string::npos);
}
