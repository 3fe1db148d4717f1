#include "backup/lines.hpp"

namespace nhipcau::backup {

std::optional<std::string> LineReader::next() {
  if (is_broken_) return std::nullopt;
  using Traits = std::char_traits<char>;
  std::streambuf& bytes = *stream_.rdbuf();
  std::string line;
  for (auto byte = bytes.sbumpc(); byte != Traits::eof(); byte = bytes.sbumpc()) {
    if (byte == '\n') return line;
    is_broken_ = line.size() == longest_;
    if (is_broken_) return std::nullopt;
    line += Traits::to_char_type(byte);
  }
  is_broken_ = !line.empty();
  return std::nullopt;
}

}  // namespace nhipcau::backup
