#pragma once
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command.hpp"

/// Internal to the completion scripts: the program's words as a shell wants them.
namespace nhipcau::cli {

/// A flag with its dashes.
struct FlagWord {
  std::string name;       ///< "--log"
  std::string_view help;  ///< message key
  bool takes_value = false;
  std::string choices;  ///< "debug info"; empty: anything
};

std::vector<const Command*> shown_commands(std::span<const Command> commands);
/// A command's flags and settings, and the flags of every command.
std::vector<FlagWord> flag_words(const Command& command);
/// What its arguments may be: "bash zsh"; empty: anything.
std::string argument_choices(const Command& command);
/// "config" of "config init".
std::string first_word(const Command& command);
/// "init" of "config init"; empty for a command of one word.
std::string second_word(const Command& command);
/// The first words of all commands, each once, in their order.
std::vector<std::string> first_words(std::span<const Command> commands);
/// "init check dump" for "config"; empty when it has no second words.
std::string second_words(std::span<const Command> commands, std::string_view first);
/// The message of the command called by this one word; empty for a group.
std::string_view about_word(std::span<const Command> commands, std::string_view first);
/// The script with each @NAME@ replaced by its text.
std::string filled(std::string script, const std::vector<std::pair<std::string, std::string>>& texts);

std::string bash_script(std::span<const Command> commands);
std::string zsh_script(std::span<const Command> commands, api::Language language);
std::string fish_script(std::span<const Command> commands, api::Language language);

}  // namespace nhipcau::cli
