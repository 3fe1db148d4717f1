#pragma once
#include "cli/command.hpp"
#include "cli/opened_office.hpp"

namespace nhipcau::cli {

/// Makes the office's administrator at the first start and serves it until SIGINT or SIGTERM.
/// Prints "URL <address>" and, when there is a new administrator, "LINK <one-time sign-in link>" on standard output
/// (without the link where the setting first-link is "hide"). Gives the exit code.
int serve(OpenedOffice& opened, const Invocation& invocation);

/// The settings `serve` goes by, besides those of its office.
std::vector<std::string_view> serving_settings();

}  // namespace nhipcau::cli
