#include "cli/commands.hpp"

namespace nhipcau::cli {

std::vector<Command> all_commands() {
  return {demo_command(),         serve_command(),         sign_in_link_command(), read_command(),       import_command(),
          backup_command(),       backup_verify_command(), restore_command(),      move_command(),       config_init_command(),
          config_check_command(), config_dump_command(),   openapi_command(),      completion_command(), man_command()};
}

}  // namespace nhipcau::cli
