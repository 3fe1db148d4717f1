#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "files/extract.hpp"

namespace nhipcau::files {

/// Collects paragraphs as lines, up to Limits::text_bytes.
class Lines {
 public:
  explicit Lines(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// One paragraph; each LF in it makes one more line.
  void add_paragraph(std::string_view text) {
    ++paragraph_;
    if (bytes_.size() + text.size() + 1 > most_bytes_) {
      is_full_ = true;
      return;
    }
    bytes_.append(text);
    bytes_.push_back('\n');
    paragraph_of_line_.push_back(paragraph_);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      paragraph_of_line_.push_back(paragraph_);
    }
  }

  [[nodiscard]] bool is_full() const { return is_full_; }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] std::size_t room() const { return most_bytes_ - bytes_.size(); }
  [[nodiscard]] std::string take_bytes() { return std::move(bytes_); }
  [[nodiscard]] std::vector<int> take_paragraphs() { return std::move(paragraph_of_line_); }

 private:
  std::size_t most_bytes_;
  std::string bytes_;
  std::vector<int> paragraph_of_line_;
  int paragraph_ = 0;
  bool is_full_ = false;
};

}  // namespace nhipcau::files
