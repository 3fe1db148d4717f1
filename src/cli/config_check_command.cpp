#include <iostream>

#include "cli/commands.hpp"
#include "cli/config_file.hpp"

namespace nhipcau::cli {
namespace {

int run_config_check(const Invocation& invocation) {
  const std::string path = invocation.argument().empty() ? invocation.config_path : invocation.argument();
  if (path.empty()) return invocation.complain({Code::not_found, "cli.no_config_file"});
  const auto file = load_config_file(path);
  if (!file) return invocation.complain(file.error());
  for (const ConfigFault& fault : file->faults) {
    std::cout << path << ':' << fault.line << ": " << invocation.say(fault.error.key, fault.error.args) << '\n';
  }
  if (!file->faults.empty()) return kFailed;
  std::cout << invocation.say("cli.config_right", {path, std::to_string(file->values.size())}) << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau config check`: each wrong key or value of a configuration file, with its line and what is allowed.
Command config_check_command() {
  return {.name = "config check",
          .about = "cli.check_about",
          .arguments = {{.name = "FILE", .help = "cli.check_file", .count = Argument::Count::maybe_one}},
          .settings = {"language"},
          .config_file = Command::ConfigFile::found,
          .run = run_config_check};
}

}  // namespace nhipcau::cli
