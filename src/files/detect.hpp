#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace nhipcau::files {

/// What a file is by its content. Names of kinds not read here ("XLSX", "PNG" …, "binary") go into the error's sentence.
enum class Family { text, zip, pdf, picture, old_office, other };

struct Detected {
  Family family = Family::text;
  std::string_view name;  ///< of pictures and other kinds
};

inline constexpr std::string_view kHeic = "HEIC";  ///< photographs of telephones; extract() answers files.heic

/// bytes  not empty
Detected detect(std::string_view bytes);

/// What a zip is by the names of its parts: "DOCX", "XLSX", "PPTX", "ODT", "ODS", "ODP", "EPUB", or "ZIP".
std::string_view detect_package(const std::vector<std::string>& names, std::string_view mimetype);

/// What an OLE2 file holds: "DOC", "XLS", "PPT", "encrypted" (a DOC, DOCX or XLSX with a password), or "OLE2".
std::string_view detect_old_office(std::string_view bytes);

}  // namespace nhipcau::files
