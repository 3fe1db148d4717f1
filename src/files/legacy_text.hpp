#pragma once
#include "files/extract.hpp"

namespace nhipcau::files {

/// Around what a font of capitals alone makes capitals, until to_unicode: control characters, which no XML may hold.
inline constexpr char kCapitalsBegin = '\x0E';
inline constexpr char kCapitalsEnd = '\x0F';

/// Turns a text in a legacy Vietnamese encoding (text/legacy.hpp) into UTF-8, its running heads and the boxes of its lines with it, and
/// notes which one it was. UTF-16 and text in Unicode stay as they are; of UTF-8 only those lines change that may be legacy. A line stays a
/// line.
void to_unicode(Extracted& extracted);

}  // namespace nhipcau::files
