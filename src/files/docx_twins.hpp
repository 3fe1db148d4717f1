#pragma once
#include <map>
#include <unordered_map>

#include "base/span.hpp"
#include "files/docx.hpp"

namespace nhipcau::files {

/// Word writes a text box twice, as a shape (mc:Choice) and in VML for older programs (mc:Fallback): of the two the first is read. This
/// finds an element of the first in the second.
class DocxTwins {
 public:
  explicit DocxTwins(const TracedPart& part) : part_(&part) {}

  /// The same element in the other box, if both boxes are the same byte for byte; null otherwise, and for what stands in no such box.
  pugi::xml_node find(pugi::xml_node element);

 private:
  struct Twin {
    std::size_t begin = 0;                                     ///< of the box
    std::unordered_map<std::size_t, pugi::xml_node> elements;  ///< of its twin, by how far behind its beginning they stand
  };

  void pair(pugi::xml_node box, pugi::xml_node other);

  const TracedPart* part_;
  std::map<std::size_t, Twin> twins_;  ///< by where a box begins
};

}  // namespace nhipcau::files
