#pragma once
#include <string_view>

namespace nhipcau::files {

/// How a JPEG is to be turned to be seen, as its camera noted it: 1 (as it is) to 8; 1 where it says nothing. Never fails.
/// source  JEITA CP-3451 (Exif 2.3) 4.6.4, tag 0x0112
int orientation_of_jpeg(std::string_view bytes);

}  // namespace nhipcau::files
