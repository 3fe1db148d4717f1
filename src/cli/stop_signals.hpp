#pragma once
#include <chrono>

namespace nhipcau::cli {

/// Keeps the signals that stop the program (SIGINT, SIGTERM) for whoever waits for them; a broken pipe is none of them. Before any thread.
void block_stop_signals();

/// Whether one of them came, at once or within `patience`; it is then used up.
bool stop_signal_came(std::chrono::milliseconds patience);

}  // namespace nhipcau::cli
