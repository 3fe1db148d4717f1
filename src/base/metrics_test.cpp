#include "base/metrics.hpp"

#include <doctest/doctest.h>

#include "base/require.hpp"

using namespace nhipcau;
using namespace nhipcau::metrics;

TEST_CASE("figures are written in the text format, each family under its head") {
  Registry registry;
  registry.counter("a_total", "How many.", {{"kind", "x"}}).add(3);
  registry.counter("a_total", "How many.", {{"kind", "x"}}).add();
  registry.gauge("b", "How \\ much\nnow.").add(-2);
  Exposition out;
  registry.write_to(out);
  CHECK(out.text() ==
        "# HELP a_total How many.\n# TYPE a_total counter\na_total{kind=\"x\"} 4\n"
        "# HELP b How \\\\ much\\nnow.\n# TYPE b gauge\nb -2\n");
}

TEST_CASE("a label's quotes, backslashes and line ends are escaped") {
  Exposition out;
  out.sample("a", {{"l", "\"\\\n"}, {"m", "Vân"}}, 0.5);
  CHECK(out.text() == "a{l=\"\\\"\\\\\\n\",m=\"Vân\"} 0.5\n");
}

TEST_CASE("a histogram counts upwards, with the sum in seconds") {
  Registry registry;
  auto& took = registry.histogram("t_seconds", "Took.");
  for (const int us : {0, 1000, 1001, 40'000, 11'000'000, -5}) took.observe(std::chrono::microseconds(us));
  Exposition out;
  took.write_to(out, "t_seconds", {});
  const std::string& text = out.text();
  for (const std::string line :
       {"t_seconds_bucket{le=\"0.001\"} 3\n", "t_seconds_bucket{le=\"0.002\"} 4\n", "t_seconds_bucket{le=\"0.025\"} 4\n",
        "t_seconds_bucket{le=\"0.05\"} 5\n", "t_seconds_bucket{le=\"10\"} 5\n", "t_seconds_bucket{le=\"+Inf\"} 6\n",
        "t_seconds_sum 11.042001\n", "t_seconds_count 6\n"}) {
    CAPTURE(text);
    CHECK(text.find(line) != std::string::npos);
  }
}

TEST_CASE("a name belongs to one type") {
  Registry registry;
  registry.counter("a", "A.");
  CHECK_THROWS_AS(registry.gauge("a", "A."), BrokenInvariant);
}
