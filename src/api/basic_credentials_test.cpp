#include "api/basic_credentials.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::api;

namespace {

std::string told(const std::string& value) {
  http::Request request;
  request.headers.emplace_back("Authorization", value);
  const auto read = read_credentials(request);
  return read ? read->user + "|" + read->password : "none";
}

}  // namespace

TEST_CASE("credentials: user and password, as RFC 7617 writes them") {
  CHECK(told("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==") == "Aladdin|open sesame");
  CHECK(told("basic   QWxhZGRpbjpvcGVuIHNlc2FtZQ") == "Aladdin|open sesame");
  CHECK(told("Basic dGVzdDoxMjPCow==") == "test|123£");
  CHECK(told("Basic dsSDbiB0aMawOng6eQ==") == "văn thư|x:y");
  CHECK(told("Basic Og==") == "|");
}

TEST_CASE("credentials: anything else is none") {
  for (const std::string value :
       {"", "Basic", "Basic =", "Basic QQ==", "Bearer QWxhZGRpbjpvcGVu", "Basic !!!!", "Basic dGVzdDoxMjOj", "Basic a-b_"}) {
    CAPTURE(value);
    CHECK(told(value) == "none");
  }
  CHECK(told("Basic " + std::string(2000, 'A')) == "none");
}
