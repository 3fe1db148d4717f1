#pragma once
#include <string_view>

#include "files/extract.hpp"

namespace nhipcau::files {

/// Whether the end of a zip (APPNOTE.TXT 6.3.9, 4.3.14 to 4.3.16) promises more entries than the limits allow, or a list of them far longer
/// than so many need. Asked before a library makes its tables of all of them. Any end record there could be is believed.
bool promises_too_many_entries(std::string_view bytes, const Limits& limits);

}  // namespace nhipcau::files
