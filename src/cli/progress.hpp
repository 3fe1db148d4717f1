#pragma once
#include <cstddef>
#include <string_view>

namespace nhipcau::cli {

/// A bar with numerator and denominator on standard error, drawn only when that is a terminal and there is more than one step.
class Progress {
 public:
  explicit Progress(std::size_t steps);
  void show(std::string_view doing);                       ///< one step begins
  void show_at(std::size_t done, std::string_view doing);  ///< so many steps are done
  void clear();

 private:
  void draw(std::size_t full_steps, std::size_t shown_steps, std::string_view doing) const;
  std::size_t steps_;
  std::size_t begun_ = 0;
  bool is_drawn_;
};

}  // namespace nhipcau::cli
