#include "api/sliding_window.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::api;
using namespace std::chrono_literals;

namespace {
const Instant kStart = from_rfc3339("2026-11-22T08:00:00.000Z");
}

TEST_CASE("a key acts at most so many times in any window") {
  SlidingWindow window(3, 60s);
  CHECK(window.admit("a", kStart));
  CHECK(window.admit("a", kStart + 20s));
  CHECK(window.admit("a", kStart + 40s));
  CHECK_FALSE(window.admit("a", kStart + 59s));
  CHECK(window.admit("b", kStart + 59s));
  CHECK(window.admit("a", kStart + 60s));
  CHECK_FALSE(window.admit("a", kStart + 61s));
  CHECK(window.admit("a", kStart + 80s));
}

TEST_CASE("refused tries do not make the wait longer") {
  SlidingWindow window(1, 60s);
  CHECK(window.admit("a", kStart));
  for (int i = 1; i < 60; ++i) CHECK_FALSE(window.admit("a", kStart + std::chrono::seconds(i)));
  CHECK(window.admit("a", kStart + 60s));
}

TEST_CASE("a clock set back locks nobody out") {
  SlidingWindow window(1, 60s);
  CHECK(window.admit("a", kStart + 24h));
  CHECK(window.admit("a", kStart));
  CHECK_FALSE(window.admit("a", kStart + 1s));
}

TEST_CASE("a flood of keys is forgotten and does not fill the memory") {
  SlidingWindow window(1, 60s);
  for (std::size_t i = 0; i < SlidingWindow::kMostKeys; ++i) CHECK(window.admit(std::to_string(i), kStart));
  CHECK_FALSE(window.admit("0", kStart));
  CHECK(window.admit("one more", kStart));
  CHECK(window.admit("0", kStart));
}
