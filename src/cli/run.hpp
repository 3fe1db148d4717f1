#pragma once
#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace nhipcau::cli {

/// Takes a command line apart, gathers the settings and runs the command; gives the exit code.
/// args  without the program's name
int run_program(std::span<const Command> commands, const std::vector<std::string>& args, const Environment& environment);

}  // namespace nhipcau::cli
