#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "directive/lines.hpp"

namespace nhipcau::directive {

/// What a law that amends another quotes of it behind "… như sau:", from a line that opens a quotation to the one that closes it: nothing
/// in it is a part of the paper itself. begin    the line behind the colon end      the line behind the last one that is read returns  the
/// line behind the closing one; none where no quotation begins, or it is never closed
std::optional<std::size_t> end_of_quotation(std::string_view text, const std::vector<Line>& lines, std::size_t begin, std::size_t end);

}  // namespace nhipcau::directive
