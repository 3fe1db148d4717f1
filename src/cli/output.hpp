#pragma once
#include "cli/command.hpp"

/// Standard output of commands whose result somebody keeps: what could not be written must not look whole.
namespace nhipcau::cli {

/// From here on a reader that went away is a failed write (finish_output), and ends the program no more.
void outlive_reader();

/// Writes out what is left. Gives `code` if everything was written, kFailed with a sentence if not.
int finish_output(const Invocation& invocation, int code);

}  // namespace nhipcau::cli
