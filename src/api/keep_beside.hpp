#pragma once
#include <optional>

#include "directive/records.hpp"
#include "http/message.hpp"

namespace nhipcau::api {

/// The wish to keep a file beside a paper that looks the same, if one was said (X-Keep-Beside, X-Reason); errors  those of
/// read_header_words
Result<std::optional<directive::KeepBeside>> read_keep(const http::Request& request);

}  // namespace nhipcau::api
