#pragma once
#include <span>
#include <string>

#include "cli/command.hpp"

namespace nhipcau::cli {

/// The manual page nhipcau(1) in roff (man macros, UTF-8), made from the commands and the table of settings. Pure.
std::string manual_page(std::span<const Command> commands, api::Language language);

}  // namespace nhipcau::cli
