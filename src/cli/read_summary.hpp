#pragma once
#include <string>

#include "api/messages.hpp"
#include "directive/read.hpp"

namespace nhipcau::cli {

/// A page of plain text for a person: header, bases, outline, who must do what, recipients, remarks.
std::string read_summary(const std::string& file, const directive::Reading& reading, api::Language language);

}  // namespace nhipcau::cli
