#pragma once
#include <string>
#include <vector>

#include "api/messages.hpp"

namespace nhipcau::cli {

struct ReadOptions {
  std::vector<std::string> files;  ///< "-" is standard input
  bool as_json = false;
  api::Language language = api::Language::vi;
};

/// `nhipcau read`: prints what the reader sees in each file. Gives the program's exit code: 0 all were read, 1 some could not be.
int run_read(const ReadOptions& options);

}  // namespace nhipcau::cli
