#pragma once
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "files/xml.hpp"

namespace nhipcau::files {

/// Where a stretch of a DOCX's text stands: letter by letter in a w:t, or as the whole of another element (w:tab, w:sym …). What no
/// stretch covers stands in no element: automatic numbers, marks of notes, digits printed raised, line breaks.
struct Stretch {
  std::size_t at = 0;  ///< of its first byte in the text
  std::size_t size = 0;
  pugi::xml_node element;
  std::size_t offset = 0;  ///< of its first byte in the element's text
  std::size_t fields = 0;  ///< how many complex fields (w:fldChar) were open

  [[nodiscard]] std::size_t end() const { return at + size; }
};

/// A text being written, and where its stretches come from, if that is traced.
struct Written {
  std::string text;
  std::vector<Stretch> stretches;  ///< in order; they do not overlap

  [[nodiscard]] bool empty() const { return text.empty(); }

  void append(const Written& more) {
    for (Stretch stretch : more.stretches) {
      stretch.at += text.size();
      stretches.push_back(stretch);
    }
    text += more.text;
  }

  /// Puts generated text before what begins at or behind `at`.
  void insert(std::size_t at, std::string_view generated) {
    text.insert(at, generated);
    for (Stretch& stretch : stretches) stretch.at += stretch.at >= at ? generated.size() : 0;
  }

  /// From `at` on there is generated text now.
  void replace_from(std::size_t at, std::string_view generated) {
    text.replace(at, std::string::npos, generated);
    std::erase_if(stretches, [&](const Stretch& stretch) { return stretch.at >= at; });
  }

  void drop_front(std::size_t count) {
    text.erase(0, count);
    std::erase_if(stretches, [&](const Stretch& stretch) { return stretch.end() <= count; });
    for (Stretch& stretch : stretches) {
      const std::size_t cut = count > stretch.at ? count - stretch.at : 0;
      stretch.offset += cut;
      stretch.size -= cut;
      stretch.at = stretch.at + cut - count;
    }
  }
};

}  // namespace nhipcau::files
