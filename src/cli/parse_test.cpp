#include "cli/parse.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace nhipcau;
using namespace nhipcau::cli;

namespace {

const std::array kCommands{
    Command{.name = "read",
            .arguments = {{.name = "FILE", .count = Argument::Count::one_or_more}},
            .flags = {{.name = "json", .help = ""}, {.name = "out", .help = "", .shape = "FILE"}}},
    Command{.name = "config init", .arguments = {{.name = "FILE", .count = Argument::Count::maybe_one}}},
    Command{.name = "config check"},
    Command{.name = "completion", .arguments = {{.name = "SHELL", .choices = {"bash", "zsh"}}}},
    Command{.name = "serve", .settings = {"listen", "trusted-proxy"}},
    Command{.name = "worker", .shown = Command::Shown::no},
};

/// The words as one line: the command, its arguments, then its flags; or the key of the error with its arguments.
std::string parsed(const std::vector<std::string>& args) {
  const auto words = parse_words(kCommands, args);
  std::string out;
  if (!words) {
    out = words.error().key;
    for (const auto& arg : words.error().args) out += "|" + arg;
    return out;
  }
  out = words->command == nullptr ? "(" + words->group + ")" : std::string(words->command->name);
  for (const auto& argument : words->arguments) out += " <" + argument + ">";
  for (const auto& [name, values] : words->flags) {
    for (const auto& value : values) out += " " + name + "=" + value;
  }
  return out;
}

}  // namespace

TEST_CASE("a command line is taken apart into command, arguments and flags") {
  struct Row {
    std::vector<std::string> args;
    std::string words;
  };
  const std::vector<Row> rows{
      {{"read", "a.txt"}, "read <a.txt>"},
      {{"read", "--json", "a.txt", "b.txt"}, "read <a.txt> <b.txt> json="},
      {{"read", "-", "--out", "x"}, "read <-> out=x"},
      {{"read", "--out=--json", "a"}, "read <a> out=--json"},
      {{"read", "--out=", "a"}, "read <a> out="},
      {{"read", "--", "--json", "--"}, "read <--json> <-->"},
      {{"config", "init"}, "config init"},
      {{"config", "init", "x.toml"}, "config init <x.toml>"},
      {{"--config", "x", "serve", "--listen", "1.1.1.1:1"}, "serve config=x listen=1.1.1.1:1"},
      {{"serve", "--trusted-proxy", "a", "--trusted-proxy=b"}, "serve trusted-proxy=a trusted-proxy=b"},
      {{"worker"}, "worker"},
      {{"completion", "zsh"}, "completion <zsh>"},
      {{"--help"}, "() help="},
      {{"config", "-h"}, "(config) help="},
      {{"read", "--help"}, "read help="},
      {{"--version"}, "() version="},
  };
  for (const auto& row : rows) {
    CAPTURE(row.words);
    CHECK(parsed(row.args) == row.words);
  }
}

TEST_CASE("what is wrong with a command line is named, with the nearest name that is right") {
  struct Row {
    std::vector<std::string> args;
    std::string error;
  };
  const std::vector<Row> rows{
      {{}, "cli.no_command|read, config init, config check, completion, serve"},
      {{"raed"}, "cli.unknown_command_near|raed|read"},
      {{"xyzzy"}, "cli.unknown_command|xyzzy"},
      {{"config"}, "cli.unfinished_command|config|config init, config check"},
      {{"config", "chek"}, "cli.unknown_command|chek"},
      {{"read"}, "cli.argument_missing|read|FILE"},
      {{"read", "--jsno", "a"}, "cli.unknown_flag_near|--jsno|read|--json"},
      {{"read", "--no-such-flag", "a"}, "cli.unknown_flag|--no-such-flag|read"},
      {{"read", "-j", "a"}, "cli.unknown_flag|-j|read"},
      {{"read", "--json=1", "a"}, "cli.flag_takes_no_value|--json"},
      {{"read", "a", "--out"}, "cli.flag_needs_value|--out|FILE"},
      {{"serve", "a"}, "cli.argument_too_many|serve|a"},
      {{"config", "init", "a", "b"}, "cli.argument_too_many|config init|b"},
      {{"completion", "fihs"}, "cli.argument_not_chosen|fihs|bash, zsh"},
      {{"serve", "--data", "x"}, "cli.unknown_flag|--data|serve"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.error);
    CHECK(parsed(row.args) == row.error);
  }
}
