#include "cli/progress.hpp"

#include <unistd.h>

#include <iostream>
#include <string>

namespace nhipcau::cli {

Progress::Progress(std::size_t steps) : steps_(steps), is_drawn_(steps > 1 && isatty(STDERR_FILENO) == 1) {}

void Progress::show(std::string_view doing) {
  ++begun_;
  if (!is_drawn_) return;
  constexpr std::size_t kWidth = 24;
  const std::size_t full = kWidth * (begun_ - 1) / steps_;
  std::string bar;
  for (std::size_t i = 0; i < kWidth; ++i) bar += i < full ? "█" : "░";
  std::cerr << "\r\033[K" << bar << ' ' << begun_ << '/' << steps_ << "  " << doing << std::flush;
}

void Progress::clear() {
  if (is_drawn_) std::cerr << "\r\033[K" << std::flush;
}

}  // namespace nhipcau::cli
