#include "http/turns.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace nhipcau::http;

TEST_CASE("turns are taken up to their number, then in the order of coming, and no line grows beyond its length") {
  Turns turns(2, 2);
  std::string begun;
  const auto named = [&](char name) { return [&begun, name] { begun += name; }; };
  CHECK(turns.take(named('a')) == Turns::Taken::now);
  CHECK(turns.take(named('b')) == Turns::Taken::now);
  CHECK(turns.take(named('c')) == Turns::Taken::later);
  CHECK(turns.take(named('d')) == Turns::Taken::later);
  CHECK(turns.take(named('e')) == Turns::Taken::never);
  CHECK(begun.empty());
  turns.give_back();
  CHECK(begun == "c");
  turns.give_back();
  CHECK(begun == "cd");
  turns.give_back();
  CHECK(turns.take(named('f')) == Turns::Taken::now);
  CHECK(turns.take(named('g')) == Turns::Taken::later);
  CHECK(begun == "cd");
}
