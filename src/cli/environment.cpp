#include "cli/environment.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace nhipcau::cli {
namespace {

/// A flag of the commands in `commands` (between spaces) and the variable that stands in for it.
struct Variable {
  std::string_view name, flag, commands;
};
constexpr std::array kVariables{
    Variable{"NHIPCAU_DATA", "--data", " serve sign-in-link "}, Variable{"NHIPCAU_LISTEN", "--listen", " serve demo sign-in-link "},
    Variable{"NHIPCAU_URL", "--url", " serve demo sign-in-link "}, Variable{"NHIPCAU_TRUSTED_PROXY", "--trusted-proxy", " serve demo "},
    Variable{"NHIPCAU_LOG", "--log", " serve demo "}};

bool is_given(const std::vector<std::string>& args, std::string_view flag) {
  return std::ranges::any_of(args, [&](const std::string& arg) { return arg == flag || arg.starts_with(std::string(flag) + "="); });
}

/// The value of a variable; empty if it is not set.
std::string value_of(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());  // NOLINT(concurrency-mt-unsafe): before any thread starts
  return value == nullptr ? "" : value;
}

/// The command named in `args`, between spaces; " " if there is none.
std::string command_of(const std::vector<std::string>& args) {
  for (const std::string_view command : {"serve", "demo", "sign-in-link"}) {
    if (std::ranges::find(args, command) != args.end()) return " " + std::string(command) + " ";
  }
  return " ";
}

}  // namespace

std::vector<std::string> with_environment(std::vector<std::string> args) {
  const std::string command = command_of(args);
  if (command == " ") return args;
  for (const Variable& variable : kVariables) {
    const std::string value = value_of(variable.name);
    const bool fits = variable.commands.find(command) != std::string_view::npos;
    if (fits && !value.empty() && !is_given(args, variable.flag)) args.push_back(std::string(variable.flag) + "=" + value);
  }
  if (const std::string file = value_of("NHIPCAU_CONFIG"); !file.empty() && !is_given(args, "--config")) {
    args.insert(args.begin(), "--config=" + file);
  }
  return args;
}

}  // namespace nhipcau::cli
