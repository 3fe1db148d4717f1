#include "authenticator/one_time_code.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::authenticator;

namespace {

constexpr std::string_view kSecret = "12345678901234567890";

Instant at_second(long long seconds) {
  return Instant(std::chrono::seconds(seconds));
}

}  // namespace

TEST_CASE("codes are those of RFC 6238 and RFC 4226") {
  // RFC 6238, appendix B: its eight digits end in our six
  const std::vector<std::pair<long long, std::string_view>> rows{{59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
                                                                 {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(code_at(kSecret, code_step(at_second(row.first))) == row.second);
  }
  // RFC 4226, appendix D
  const std::vector<std::string_view> counted{"755224", "287082", "359152", "969429", "338314",
                                              "254676", "287922", "162583", "399871", "520489"};
  for (std::size_t i = 0; i < counted.size(); ++i) CHECK(code_at(kSecret, static_cast<std::int64_t>(i)) == counted[i]);
}

TEST_CASE("a code is good in its step and in the one on either side, and never twice") {
  const std::int64_t step = code_step(at_second(1234567890));
  const std::string code = code_at(kSecret, step);
  const auto found = [&](long long seconds, std::int64_t last_used) { return find_step(kSecret, code, at_second(seconds), last_used); };
  CHECK(found(1234567890, 0) == step);
  CHECK(found(1234567890 + 30, 0) == step);
  CHECK(found(1234567890 - 30, 0) == step);
  CHECK_FALSE(found(1234567890 + 60, 0));
  CHECK_FALSE(found(1234567890 - 60, 0));
  CHECK_FALSE(found(1234567890, step));
  CHECK_FALSE(found(1234567890, step + 1));
  CHECK(found(1234567890, step - 1) == step);
}

TEST_CASE("a code is typed with blanks or without, and is six digits") {
  const Instant now = at_second(1234567890);  // 005924
  CHECK(find_step(kSecret, "005 924", now, 0));
  CHECK(find_step(kSecret, " 005924 ", now, 0));
  for (const std::string_view typed : {"", "5924", "0059240", "89005924", "００５９２４", "005925", "005-924"}) {
    CAPTURE(typed);
    CHECK_FALSE(find_step(kSecret, typed, now, 0));
  }
}

TEST_CASE("base 32 is that of RFC 4648, and is read in groups") {
  const std::vector<std::pair<std::string_view, std::string_view>> rows{
      {"", ""}, {"f", "MY"}, {"fo", "MZXQ"}, {"foo", "MZXW6"}, {"foob", "MZXW6YQ"}, {"fooba", "MZXW6YTB"}, {"foobar", "MZXW6YTBOI"}};
  for (const auto& row : rows) CHECK(to_base32(row.first) == row.second);
  CHECK(to_base32(kSecret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  CHECK(in_groups("GEZDGNBVGY") == "GEZD GNBV GY");
  CHECK(in_groups("").empty());
}

TEST_CASE("the app is told the office's and the account's name") {
  CHECK(code_uri(kSecret, "Ban Tuyên giáo & Dân vận", "quan tri:1") ==
        "otpauth://totp/Ban%20Tuy%C3%AAn%20gi%C3%A1o%20%26%20D%C3%A2n%20v%E1%BA%ADn:quan%20tri%3A1?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        "&issuer=Ban%20Tuy%C3%AAn%20gi%C3%A1o%20%26%20D%C3%A2n%20v%E1%BA%ADn&algorithm=SHA1&digits=6&period=30");
}
