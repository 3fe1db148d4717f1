#pragma once
#include <span>
#include <string>

#include "cli/command.hpp"

/// Help, made from the commands and the table of settings.
namespace nhipcau::cli {

/// "serve [--data DIR] …": how a command is written. Pure.
std::string usage_line(const Command& command);

/// What `nhipcau --help` prints; for a group such as "config", its commands alone.
std::string program_help(std::span<const Command> commands, const std::string& group, api::Language language);

/// What `nhipcau COMMAND --help` prints.
std::string command_help(const Command& command, api::Language language);

}  // namespace nhipcau::cli
