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

TEST_CASE("where there is no room the sender's oldest give way, then the oldest of all, and one that is too large is not kept") {
  WaitingScans waiting(10);
  waiting.put(scan(kAn, "aaaa"), kNow);
  waiting.put(scan(kBinh, "bbbb"), kNow);
  waiting.put(scan(kAn, "aaaa"), kNow);  // anew: now the youngest
  waiting.put(scan(kAn, "cccc"), kNow);
  CHECK(waiting.bytes() == 8);
  CHECK_FALSE(waiting.find(kAn, sha256("aaaa"), kNow));
  CHECK(waiting.find(kBinh, sha256("bbbb"), kNow));
  waiting.put(scan(office::AccountId{"chi"}, "eeee"), kNow);
  CHECK(waiting.bytes() == 8);
  CHECK_FALSE(waiting.find(kBinh, sha256("bbbb"), kNow));
  CHECK(waiting.find(kAn, sha256("cccc"), kNow));
  waiting.put(scan(kAn, "ddddddddddd"), kNow);
  CHECK_FALSE(waiting.find(kAn, sha256("ddddddddddd"), kNow));
  CHECK(waiting.bytes() == 8);
}

TEST_CASE("what nobody asks for again is forgotten all the same") {
  WaitingScans waiting(WaitingScans::kMostBytes, std::chrono::milliseconds(1));
  for (const std::string bytes : {"một", "hai"}) {  // the second after the watcher had nothing left to watch
    waiting.put(scan(kAn, bytes), kNow);
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (waiting.bytes() > 0 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    CHECK(waiting.bytes() == 0);
  }
}

TEST_CASE("one account keeps so many waiting and no more") {
  WaitingScans waiting;
  waiting.put(scan(kBinh, "b"), kNow);
  for (std::size_t i = 0; i <= WaitingScans::kMostOfAccount; ++i) waiting.put(scan(kAn, std::to_string(i)), kNow);
  CHECK_FALSE(waiting.find(kAn, sha256("0"), kNow));
  CHECK(waiting.find(kAn, sha256("1"), kNow));
  CHECK(waiting.find(kBinh, sha256("b"), kNow));
}
