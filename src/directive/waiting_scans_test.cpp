#include "directive/waiting_scans.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::directive;

namespace {

const Instant kNow = from_rfc3339("2026-11-22T01:00:00.000Z");
const office::AccountId kAn{"an"}, kBinh{"binh"};

WaitingScans::Scan scan(const office::AccountId& account, const std::string& bytes, Instant at = kNow) {
  return std::make_shared<const WaitingScan>(
      WaitingScan{.account = account, .original = sha256(bytes), .bytes = bytes, .until = at + WaitingScans::kWait});
}

}  // namespace

TEST_CASE("a scan waits for who sent it, and for nobody else, until its time is over or it is forgotten") {
  WaitingScans waiting;
  waiting.put(scan(kAn, "trang"), kNow);
  REQUIRE(waiting.find(kAn, sha256("trang"), kNow));
  CHECK(waiting.find(kAn, sha256("trang"), kNow)->bytes == "trang");
  CHECK_FALSE(waiting.find(kBinh, sha256("trang"), kNow));
  CHECK_FALSE(waiting.find(kAn, sha256("khác"), kNow));
  CHECK(waiting.find(kAn, sha256("trang"), kNow + WaitingScans::kWait - std::chrono::seconds(1)));
  CHECK_FALSE(waiting.find(kAn, sha256("trang"), kNow + WaitingScans::kWait));
  CHECK(waiting.bytes() == 0);
  waiting.put(scan(kAn, "trang"), kNow);
  waiting.forget(kBinh, sha256("trang"));
  CHECK(waiting.bytes() == 5);
  waiting.forget(kAn, sha256("trang"));
  CHECK(waiting.bytes() == 0);
}

TEST_CASE("the oldest give way when there is no room, and one that is too large is not kept") {
  WaitingScans waiting(10);
  waiting.put(scan(kAn, "aaaa"), kNow);
  waiting.put(scan(kBinh, "bbbb"), kNow);
  waiting.put(scan(kAn, "aaaa"), kNow);  // anew: now the youngest
  waiting.put(scan(kAn, "cccc"), kNow);
  CHECK(waiting.bytes() == 8);
  CHECK_FALSE(waiting.find(kBinh, sha256("bbbb"), kNow));
  CHECK(waiting.find(kAn, sha256("aaaa"), kNow));
  waiting.put(scan(kAn, "ddddddddddd"), kNow);
  CHECK_FALSE(waiting.find(kAn, sha256("ddddddddddd"), kNow));
  CHECK(waiting.bytes() == 8);
}

TEST_CASE("one account keeps so many waiting and no more") {
  WaitingScans waiting;
  waiting.put(scan(kBinh, "b"), kNow);
  for (std::size_t i = 0; i <= WaitingScans::kMostOfAccount; ++i) waiting.put(scan(kAn, std::to_string(i)), kNow);
  CHECK_FALSE(waiting.find(kAn, sha256("0"), kNow));
  CHECK(waiting.find(kAn, sha256("1"), kNow));
  CHECK(waiting.find(kBinh, sha256("b"), kNow));
}
