#include "authenticator/recovery_code.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace nhipcau::authenticator;

TEST_CASE("recovery codes are readable, differ, and are read as they are typed") {
  std::set<std::string> made;
  for (int i = 0; i < 200; ++i) {
    const std::string code = make_recovery_code();
    CAPTURE(code);
    CHECK(code.size() == 19);
    CHECK(code.find_first_of("01ILO") == std::string::npos);
    CHECK(read_recovery_code(code)->size() == 16);
    CHECK(made.insert(code).second);
  }
  CHECK(read_recovery_code(" k7qm2xhd-9rtb w4fn") == "K7QM2XHD9RTBW4FN");
}

TEST_CASE("every letter comes up") {
  std::set<char> seen;
  for (int i = 0; i < 100; ++i) {
    for (const char c : make_recovery_code()) seen.insert(c);
  }
  CHECK(seen.size() == 32);  // 31 and the hyphen
}

TEST_CASE("what cannot be a recovery code is none") {
  for (const std::string typed :
       {"", "123456", "K7QM-2XHD-9RTB-W4F", "K7QM-2XHD-9RTB-W4FN2", "K7QM-2XHD-9RTB-W4FO", "K7QM_2XHD_9RTB_W4FN", "Đ7QM-2XHD-9RTB-W4FN"}) {
    CAPTURE(typed);
    CHECK_FALSE(read_recovery_code(typed));
  }
  CHECK_FALSE(read_recovery_code(std::string(1000, '-')));
}
