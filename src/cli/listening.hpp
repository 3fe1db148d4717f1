#pragma once
#include <string_view>

#include "cli/endpoint.hpp"
#include "cli/facts.hpp"

namespace nhipcau::cli {

/// Whether only this machine reaches the address.
bool is_loopback(std::string_view address);

/// Whether one could listen there now: free, taken by some process, or no address of this machine (or not allowed).
Facts::Port try_listening(const Endpoint& endpoint);

}  // namespace nhipcau::cli
