#pragma once
#include <string_view>

#include "directive/document.hpp"
#include "directive/tables.hpp"

namespace nhipcau::directive {

/// The version of the reader; raised whenever the same text may be read differently. Stored with every reading.
inline constexpr std::string_view kReaderVersion = "7";

/// Reads an official paper from plain text.
/// text     cleaned (text::clean), at most 8 MiB
/// tables   the words the reader knows (document types, declined duties, countries …)
/// returns  the paper and what could not be read, as findings; never fails; an empty text gives the finding `directive.no_title`
/// spans    UTF-8 byte offsets into `text`; safe from many threads
/// source   Nghị định 30/2020/NĐ-CP of 05/3/2020, appendix I; Hướng dẫn 36-HD/VPTW (2018) and 05-HD/VPTW (2026) for Party papers;
///          Hướng dẫn 91/HD-MTTW-BTT (2013) for the Front
Parsed parse(std::string_view text, const Tables& tables);

/// The secrecy mark in a paper's header ("MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ mật: …"), if it bears one; also looked for in `margins`,
/// the running heads and feet. Such a paper is refused at the door (Luật 117/2025/QH15): nothing of it is kept.
bool bears_secrecy_mark(std::string_view text, std::string_view margins);

}  // namespace nhipcau::directive
