#include "api/audit_json.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::api;

namespace {

using Heads = std::vector<office::ChainHead>;

const std::string kHash(64, 'a');
const Heads kHeads{{0, 12, kHash}, {1, 3, std::string(64, '0')}};

std::string written(const Heads& heads) {
  return json::serialize(to_json("2026-11-22", heads));
}

std::string with(std::string text, const std::string& old, const std::string& now) {
  const auto at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), now);
}

}  // namespace

TEST_CASE("heads are read back as they were written") {
  CHECK(read_heads(written(kHeads)) == kHeads);
  CHECK(read_heads(written({kHeads[1]})) == Heads{kHeads[1]});
}

TEST_CASE("what states no chain, or is no file of heads, is none") {
  for (const char* text : {"", " ", "{}", "[]", "null", "7", "{\"when\":\"2026-11-22\"}", "\xff\xfe", "{\"chains\":[]}"})
    CHECK_FALSE(read_heads(text));
  CHECK_FALSE(read_heads(written({})));
  CHECK_FALSE(read_heads(written(kHeads) + "x"));
  CHECK_FALSE(read_heads(written(kHeads).substr(1)));
}

TEST_CASE("heads that were altered, and such as no chain can have, are none") {
  const std::string right = written(kHeads);
  CHECK_FALSE(read_heads(with(right, "\"position\":12", "\"position\":13")));
  CHECK_FALSE(read_heads(with(right, "2026-11-22", "2026-11-23")));
  CHECK_FALSE(read_heads(with(right, "\"chain\":0", "\"chain\":\"0\"")));
  const std::vector<Heads> impossible{
      {{-1, 1, kHash}},  // no such chain
      {{1, 0, kHash}},   // without a line
      {{1, 1, ""}},      // without a hash
      {{1, 1, std::string(64, 'A')}},
      {{1, 1, kHash + "a"}},
      {kHeads[1], kHeads[0]},  // out of order
      {kHeads[0], kHeads[0]},
  };
  for (const Heads& heads : impossible) CHECK_FALSE(read_heads(written(heads)));
}

TEST_CASE("what an altered database holds is shown without what a terminal would obey") {
  CHECK(to_shown("01KATASK00000000000010000A") == "01KATASK00000000000010000A");
  CHECK(to_shown("\x1b[2J\r\n\t\x7f") == "?[2J????");
  CHECK(to_shown("\xc2\x9b"
                 "2Jđ") == "??2J??");
  CHECK(to_shown(std::string(1000, 'x')).size() == 64);
  const office::AuditFault fault{.chain = 1, .position = 2, .line = "\x1b]0;x\x07"};
  CHECK(to_sentence(fault).args.at(2) == "?]0;x?");
  CHECK(to_json(fault).at("line") == "?]0;x?");
}
