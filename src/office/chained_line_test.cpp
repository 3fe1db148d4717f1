#include "office/chained_line.hpp"

#include <doctest/doctest.h>

#include "office/audit_chain.hpp"

using namespace nhipcau;
using namespace nhipcau::office;

namespace {

/// Its hashes were computed by another program from the page in chained_line.hpp.
ChainedLine known_line() {
  return {.id = "01KAAAAAAAAAAAAAAAAAAAAAAA",
          .at = "2026-11-22T08:00:00.000Z",
          .account = "01KACC0UNT0000000000000000",
          .event = "programme.task_changed",
          .subject_kind = "task",
          .subject_id = "T1",
          .field = "title",
          .values = {"192.0.2.7", "", "Bảo đảm đúng hạn"},
          .chain = 3,
          .position = 12,
          .seal = "AAAAAAAAAAAAAAAAAAAAAA..abcdefghijklmnopqrstu_",
          .previous_hash = "0000000000000000000000000000000000000000000000000000000000000001",
          .hash = "ad2acfdad70b00af7bebfe421187d819536a3d5e31debfa91cf60c106047c95f"};
}

std::string shown_hash(const ChainedLine& line) {
  const auto hash = hash_of(line);
  return hash ? hash->hex : "none";
}

}  // namespace

TEST_CASE("the hash of a line is the one its page describes") {
  ChainedLine line = known_line();
  CHECK(shown_hash(line) == line.hash);
  line.account.reset();
  CHECK(shown_hash(line) == "08c0e7a73cb9207ad4f118187034d1e2e62855973b75387a46d2556ea2bfcda2");
}

TEST_CASE("the hash of heads is the one its contract describes") {
  const std::vector<ChainHead> heads{{0, 2, "aa"}, {1, 7, "bb"}};
  CHECK(hash_of("2026-11-22", heads).hex == "ebba91daa9344247aae0643c6f8bd36e6f6e15fa2d4cd89159ef36d6106c6da0");
}

TEST_CASE("an erased value leaves its hash, and the line's stays what it was") {
  ChainedLine line = known_line();
  erase_value(line, SealedValue::after);
  CHECK(line.values[2].empty());
  CHECK(line.seal == "AAAAAAAAAAAAAAAAAAAAAA..!aafe0eacd57e524d2c4c3dc7fd76698117f3d8468eb8a6452071122363282972");
  CHECK(shown_hash(line) == line.hash);
  CHECK(is_erased(line, SealedValue::after));
  CHECK_FALSE(is_erased(line, SealedValue::from_address));
  const std::string seal = line.seal;
  erase_value(line, SealedValue::after);
  erase_value(line, SealedValue::before);  // empty from the beginning
  CHECK(line.seal == seal);
}

TEST_CASE("a seal that does not fit its values gives no hash or another one") {
  const auto with_seal = [](const std::string& seal) {
    ChainedLine line = known_line();
    line.seal = seal;
    return shown_hash(line);
  };
  const std::string hash(64, 'a');
  for (const std::string& seal :
       {std::string(), std::string(".."), std::string("AAAAAAAAAAAAAAAAAAAAAA.."),
        std::string("AAAAAAAAAAAAAAAAAAAAAA.abcdefghijklmnopqrstu_"), std::string("AAAAAAAAAAAAAAAAAAAAAA..abcdefghijklmnopqrstu_."),
        std::string("AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.abcdefghijklmnopqrstu_"), "AAAAAAAAAAAAAAAAAAAAAA..!" + hash,
        std::string("AAAAAAAAAAAAAAAAAAAAAA..abcdefghijklmnopqrstu")}) {
    CAPTURE(seal);
    CHECK(with_seal(seal) == "none");
  }
  CHECK(with_seal("AAAAAAAAAAAAAAAAAAAAAB..abcdefghijklmnopqrstu_") != known_line().hash);
}

TEST_CASE("a fresh seal holds a salt for each value that is there, never the same twice") {
  const std::array<std::string, kSealedValues> values{"192.0.2.7", "", "x"};
  const std::string seal = make_seal(values);
  CHECK(seal.size() == 22 + 1 + 0 + 1 + 22);
  CHECK(seal != make_seal(values));
  CHECK(seal.substr(0, 22) != seal.substr(24));
  CHECK(make_seal({}) == "..");
}
