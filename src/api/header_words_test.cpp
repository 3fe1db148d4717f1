#include "api/header_words.hpp"

#include <doctest/doctest.h>

namespace nhipcau::api {
namespace {

TEST_CASE("words of a header are decoded, made one line and cleaned; what is no UTF-8 is refused") {
  CHECK(read_header_words("b%E1%BA%A3n%20sao%0Ag%E1%BB%ADi%20l%E1%BA%A1i%20", "X-Reason").value() == "bản sao gửi lại");
  CHECK(read_header_words("", "X-Reason").value().empty());
  for (const char* wrong : {"%FF%FE", "%E1%BA", "%G1", "100%"}) {
    CAPTURE(wrong);
    const auto read = read_header_words(wrong, "X-Reason");
    REQUIRE_FALSE(read);
    CHECK(read.error().key == "api.bad_header");
    CHECK(read.error().args == std::vector<std::string>{"X-Reason"});
  }
}

TEST_CASE("a number of a header is whole and above zero") {
  CHECK(read_header_number("1", "n").value() == 1);
  CHECK(read_header_number("9007199254740991", "n").value() == 9007199254740991);
  for (const char* wrong : {"", "0", "-1", "1.5", " 1", "1 ", "một", "99999999999999999999"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_header_number(wrong, "n"));
  }
}

}  // namespace
}  // namespace nhipcau::api
