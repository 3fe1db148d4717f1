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

TEST_CASE("a flood of keys neither fills the memory nor frees a key that has acted enough") {
  SlidingWindow window(2, 60s);
  CHECK(window.admit("owner", kStart));
  CHECK(window.admit("owner", kStart));
  for (int i = 0; i < 200'000; ++i) (void)window.admit(std::to_string(i), kStart);
  CHECK(window.remembered() <= 2 * SlidingWindow::kPlaces);
  CHECK_FALSE(window.admit("owner", kStart + 59s));
  CHECK(window.admit("owner", kStart + 60s));
}

TEST_CASE("ten thousand keys at once leave room for one more") {
  SlidingWindow window(10, 60s);
  for (int i = 0; i < 10'000; ++i) CHECK(window.admit(std::to_string(i), kStart));
  CHECK(window.admit("one more", kStart));
}
