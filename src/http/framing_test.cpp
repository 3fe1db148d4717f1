#include "http/framing.hpp"

#include <doctest/doctest.h>

using namespace nhipcau::http;

TEST_CASE("a head says one thing about its body, or the request is refused") {
  struct Row {
    Headers headers;
    int minor, fault;
    bool is_chunked;
    std::uint64_t length;
  };
  const Headers::Line host{"Host", "x"};
  const Row rows[] = {
      {{host}, 1, 0, false, 0},
      {{host, {"content-length", "12"}}, 1, 0, false, 12},
      {{host, {"Transfer-Encoding", "Chunked"}}, 1, 0, true, 0},
      {{}, 0, 0, false, 0},
      {{}, 1, 400, false, 0},
      {{host, host}, 1, 400, false, 0},
      {{host, host}, 0, 400, false, 0},
      {{host, {"Content-Length", "12"}, {"Content-Length", "12"}}, 1, 400, false, 0},
      {{host, {"Content-Length", "12, 12"}}, 1, 400, false, 0},
      {{host, {"Content-Length", "+12"}}, 1, 400, false, 0},
      {{host, {"Content-Length", "-1"}}, 1, 400, false, 0},
      {{host, {"Content-Length", ""}}, 1, 400, false, 0},
      {{host, {"Content-Length", "0x10"}}, 1, 400, false, 0},
      {{host, {"Content-Length", "99999999999999999999999"}}, 1, 400, false, 0},
      {{host, {"Content-Length", "4"}, {"Transfer-Encoding", "chunked"}}, 1, 400, false, 0},
      {{host, {"Transfer-Encoding", "chunked"}, {"transfer-encoding", "identity"}}, 1, 400, false, 0},
      {{host, {"Transfer-Encoding", "chunked"}}, 0, 400, false, 0},
      {{host, {"Transfer-Encoding", "gzip, chunked"}}, 1, 501, false, 0},
      {{host, {"Transfer-Encoding", "xchunked"}}, 1, 501, false, 0},
      {{host, {"Transfer-Encoding", "chunked, identity"}}, 1, 501, false, 0},
      {{host, {"Transfer-Encoding", "\"chunked\""}}, 1, 501, false, 0},
      {{host, {"Expect", "a miracle"}}, 1, 417, false, 0},
  };
  for (const Row& row : rows) {
    Request head;
    head.headers = row.headers;
    CAPTURE(row.headers.empty() ? "" : row.headers.back().second);
    const Framing framing = read_framing(head, row.minor);
    CHECK(framing.fault == row.fault);
    CHECK(framing.is_chunked == row.is_chunked);
    CHECK(framing.length.value_or(0) == row.length);
  }
}

TEST_CASE("an expectation of 100-continue is seen in HTTP/1.1 and passed over in 1.0") {
  Request head;
  head.headers = {{"Host", "x"}, {"Expect", "100-Continue"}};
  CHECK(read_framing(head, 1).wants_continue);
  CHECK_FALSE(read_framing(head, 0).wants_continue);
}

TEST_CASE("an answer's head says the length of its body and whether the connection goes on") {
  Response response = text_response(200, "xin chào");
  CHECK(response_head(response, {}) == "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 9\r\n\r\n");
  CHECK(response_head(Response{.status = 204}, {.keeps_alive = false}) == "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
}

TEST_CASE("a handler cannot split an answer or lie about its length") {
  Response response{.status = 200, .body = "x"};
  response.add("X-Name", "a\r\nSet-Cookie: b=1\n\tc");
  response.add("Bad Name", "1");
  response.add("Bad:Name\r\nX", "1");
  response.add("content-length", "100");
  response.add("Transfer-Encoding", "chunked");
  response.add("connection", "upgrade");
  CHECK(response_head(response, {}) == "HTTP/1.1 200 OK\r\nX-Name: a  Set-Cookie: b=1 \tc\r\nContent-Length: 1\r\n\r\n");
}
