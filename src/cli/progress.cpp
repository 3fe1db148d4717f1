#include "cli/progress.hpp"

#include <unistd.h>

#include <iostream>
#include <string>

namespace nhipcau::cli {

Progress::Progress(std::size_t steps) : steps_(steps), is_drawn_(steps > 1 && isatty(STDERR_FILENO) == 1) {}

void Progress::show(std::string_view doing) {
  ++begun_;
  draw(begun_ - 1, begun_, doing);
}

void Progress::show_at(std::size_t done, std::string_view doing) {
  draw(done, done, doing);
}

void Progress::draw(std::size_t full_steps, std::size_t shown_steps, std::string_view doing) const {
  if (!is_drawn_) return;
  constexpr std::size_t kWidth = 24;
  const std::size_t full = kWidth * full_steps / steps_;
  std::string bar;
  for (std::size_t i = 0; i < kWidth; ++i) bar += i < full ? "█" : "░";
  std::cerr << "\r\033[K" << bar << ' ' << shown_steps << '/' << steps_ << "  " << doing << std::flush;
}

void Progress::clear() {
  if (is_drawn_) std::cerr << "\r\033[K" << std::flush;
}

}  // namespace nhipcau::cli
