#include "cli/config_file.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::cli;

TEST_CASE("a configuration file gives each value with its line") {
  const auto config = read_config("# Văn phòng\ndata = \"/srv/nhipcau\"\n\ntrusted-proxy = [\"::1\", \"10.0.0.1\"]\n", "x.toml");
  CHECK(config.faults.empty());
  REQUIRE(config.values.size() == 2);
  CHECK(config.values.at("data").texts == std::vector<std::string>{"/srv/nhipcau"});
  CHECK(config.values.at("data").place == "x.toml:2");
  CHECK(config.values.at("trusted-proxy").texts == std::vector<std::string>{"::1", "10.0.0.1"});
  CHECK(config.values.at("trusted-proxy").place == "x.toml:4");
}

TEST_CASE("each fault of a configuration file is told with its line") {
  struct Row {
    std::string text;
    int line;
    std::string error;
  };
  const std::vector<Row> rows{
      {"\nlisten = 8080\n", 2, "cli.config_type|listen|listen = \"127.0.0.1:8080\""},
      {"listen = \"8080\"\n", 1, "cli.value_not_endpoint|listen|8080"},
      {"\n\nlitsen = \"127.0.0.1:1\"\n", 3, "cli.config_unknown_near|litsen|listen"},
      {"xyzzy = 1\n", 1, "cli.config_unknown|xyzzy"},
      {"[serve]\ndata = \"x\"\n", 1, "cli.config_table|serve"},
      {"log = \"loud\"\n", 1, "cli.value_not_chosen|log|loud|debug, info, warning, error, off"},
      {"trusted-proxy = \"::1\"\n", 1, "cli.config_type|trusted-proxy|trusted-proxy = [\"…\", \"…\"]"},
      {"trusted-proxy = [\"::1\", 3]\n", 1, "cli.config_type|trusted-proxy|trusted-proxy = [\"…\", \"…\"]"},
      {"data = \"a\"\ndata = \"b\"\n", 2, "cli.config_syntax"},
      {"data = /srv\n", 1, "cli.config_syntax"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto config = read_config(row.text, "x.toml");
    REQUIRE(config.faults.size() == 1);
    CHECK(config.faults.front().line == row.line);
    std::string error = config.faults.front().error.key;
    for (const auto& arg : config.faults.front().error.args) error += "|" + arg;
    CHECK(error.substr(0, row.error.size()) == row.error);
  }
}

TEST_CASE("all faults of a file are told at once, in order of line") {
  const auto config = read_config("zebra = 1\nlog = \"loud\"\napple = 2\n", "x.toml");
  REQUIRE(config.faults.size() == 3);
  CHECK(config.faults[0].line == 1);
  CHECK(config.faults[1].line == 2);
  CHECK(config.faults[2].line == 3);
}

TEST_CASE("a file that is not there, a folder and a huge file are refused by name") {
  CHECK(load_config_file("/no/such/file.toml").error().key == "cli.config_unreadable");
  CHECK(load_config_file("/tmp").error().key == "cli.config_unreadable");
  CHECK(load_config_file("/dev/zero").error().key == "cli.config_too_large");
}
