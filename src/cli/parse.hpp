#pragma once
#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace nhipcau::cli {

/// Takes a command line apart: `[FLAG]… COMMAND [FLAG | ARGUMENT]…`, where a flag is `--name`, `--name VALUE`, `--name=VALUE` or `-h`;
/// after
/// `--` everything is an argument, and so is `-`. Flags of every command: --help, --version, --config FILE. Pure.
/// args     without the program's name
/// returns  with --help or --version given, also words without a command or with too few arguments: see their flags first
/// errors   invalid cli.no_command{names} | cli.unknown_command{word} | cli.unknown_command_near{word, nearest}
///          | cli.unfinished_command{word, names} | cli.unknown_flag{flag, command} | cli.unknown_flag_near{flag, command, nearest}
///          | cli.flag_needs_value{flag, shape} | cli.flag_takes_no_value{flag} | cli.argument_missing{command, name}
///          | cli.argument_too_many{command, word} | cli.argument_not_chosen{word, allowed}
Result<Words> parse_words(std::span<const Command> commands, const std::vector<std::string>& args);

}  // namespace nhipcau::cli
