#pragma once
#include <string>

#include "api/check_json.hpp"

namespace nhipcau::cli {

/// A file's findings for a person: "FILE:20:458: lỗi: … [anniversary-range]", the words it is about, and what to write instead.
std::string check_text(const api::FileCheck& file, api::Language language);

/// The same as lines that GitHub Actions shows beside a file: "::error file=…,line=…,col=…,title=rule::message".
std::string check_annotations(const api::FileCheck& file, api::Language language);

/// The catalogue of rules for a person, by group.
std::string rules_text(api::Language language);

}  // namespace nhipcau::cli
