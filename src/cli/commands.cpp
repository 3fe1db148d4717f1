#include "cli/commands.hpp"

namespace nhipcau::cli {

std::vector<Command> all_commands() {
  return {demo_command(), serve_command(), sign_in_link_command(), read_command()};
}

}  // namespace nhipcau::cli
