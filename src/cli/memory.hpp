#pragma once

namespace nhipcau::cli {

/// Lets a server that has read a large file give the memory back: big buffers are the system's own again once they are freed, and the
/// threads share a few heaps. Before any thread starts.
void give_memory_back();

}  // namespace nhipcau::cli
