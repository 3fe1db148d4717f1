#pragma once
#include <string>
#include <vector>

namespace nhipcau::cli {

/// The command line with what the environment asks for added, so that a flag wins over the environment and both win over the
/// configuration file (CLI11 alone lets the file win over the environment).
/// NHIPCAU_CONFIG NHIPCAU_DATA NHIPCAU_LISTEN NHIPCAU_URL NHIPCAU_TRUSTED_PROXY NHIPCAU_LOG
/// args  without the program's name
std::vector<std::string> with_environment(std::vector<std::string> args);

}  // namespace nhipcau::cli
