#include "cli/output.hpp"

#include <csignal>
#include <iostream>

namespace nhipcau::cli {

void outlive_reader() {
  (void)std::signal(SIGPIPE, SIG_IGN);
}

int finish_output(const Invocation& invocation, int code) {
  std::cout.flush();
  return std::cout ? code : invocation.complain({Code::unavailable, "cli.output_cut"});
}

}  // namespace nhipcau::cli
