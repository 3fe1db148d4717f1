#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nhipcau::api {

/// The name of an uploaded file from the X-File-Name header (percent-encoded UTF-8): decoded, cleaned, without folders, control characters
/// and spaces at its ends.
/// errors  invalid api.bad_file_name: absent, badly encoded, or nothing left of it
Result<std::string> read_file_name(std::string_view header);

/// Content-Disposition for sending a file back (RFC 6266, RFC 8187): the name in UTF-8, and nothing in it can end the header.
std::string attachment_header(std::string_view file_name);

}  // namespace nhipcau::api
