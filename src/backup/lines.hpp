#pragma once
#include <istream>
#include <optional>
#include <string>

namespace nhipcau::backup {

/// Lines of a stream, each ended by LF and at most `longest` bytes. Holds one line at a time.
class LineReader {
 public:
  LineReader(std::istream& stream, std::size_t longest) : stream_(stream), longest_(longest) {}

  /// The next line without its LF; nothing at the end, and at a line that is too long or has no LF (is_broken).
  std::optional<std::string> next();
  [[nodiscard]] bool is_broken() const { return is_broken_; }

 private:
  std::istream& stream_;
  std::size_t longest_;
  bool is_broken_ = false;
};

}  // namespace nhipcau::backup
