#include <iostream>

#include "cli/commands.hpp"
#include "cli/manual.hpp"

namespace nhipcau::cli {
namespace {

int run_man(const Invocation& invocation) {
  std::cout << manual_page(invocation.commands, invocation.language);
  return kDone;
}

}  // namespace

/// `nhipcau man`: prints the manual page.
Command man_command() {
  return {.name = "man",
          .about = "cli.man_about",
          .settings = {"language"},
          .footer = "cli.man_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_man};
}

}  // namespace nhipcau::cli
