#pragma once
#include <span>
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace nhipcau::cli {

inline constexpr std::string_view kShells[] = {"bash", "zsh", "fish"};

/// A script that teaches a shell the words of the program: commands, their flags and settings, and what those may be. Pure.
/// shell  one of kShells
std::string completion_script(std::string_view shell, std::span<const Command> commands, api::Language language);

}  // namespace nhipcau::cli
