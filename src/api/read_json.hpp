#pragma once
#include <span>
#include <string>

#include "api/messages.hpp"
#include "base/result.hpp"
#include "directive/read.hpp"

namespace nhipcau::api {

/// One file that `nhipcau read` was asked to read.
struct FileReading {
  std::string file;  ///< as named on the command line
  Result<directive::Reading> reading;
};

/// What `nhipcau read --json` prints: an array with one object a file (README, "nhipcau read"). A file that could not be read has "file"
/// and "error" {"key","message"} alone. `line` counts from 1 in the text file (DOCX: the paragraph), `column` characters from 1.
std::string to_read_json(std::span<const FileReading> files, Language language);

/// The names the wire uses: "state", "carry_out", "declined" …
std::string_view to_name(directive::System system);
std::string_view to_name(directive::Role role);
std::string_view to_name(directive::Scope scope);
std::string_view to_name(directive::Effect effect);
std::string_view to_name(files::Format format);
std::string_view to_name(directive::Severity severity);

}  // namespace nhipcau::api
