
#include <iostream>

#include "cli/commands.hpp"
#include "cli/completion.hpp"

namespace nhipcau::cli {
namespace {

int run_completion(const Invocation& invocation) {
  std::cout << completion_script(invocation.argument(), invocation.commands, invocation.language);
  return kDone;
}

}  // namespace

/// `nhipcau completion SHELL`: prints the script that lets the shell complete this program's words.
Command completion_command() {
  return {.name = "completion",
          .about = "cli.completion_about",
          .arguments = {{.name = "SHELL", .help = "cli.completion_shell", .choices = {std::begin(kShells), std::end(kShells)}}},
          .settings = {"language"},
          .footer = "cli.completion_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_completion};
}

}  // namespace nhipcau::cli
