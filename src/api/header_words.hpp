#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

/// What comes in headers beside a body of bytes.
namespace nhipcau::api {

/// Words of a person as they came: cleaned, on one line, without blanks around them.
std::string words_on_one_line(std::string_view raw);
/// Words of a person, percent-encoded UTF-8: decoded, cleaned, on one line; may be empty.
/// errors  invalid api.bad_header{name}
Result<std::string> read_header_words(std::string_view header, std::string_view name);

/// A whole number from 1 on.
/// errors  invalid api.bad_header{name}
Result<std::int64_t> read_header_number(std::string_view header, std::string_view name);

}  // namespace nhipcau::api
