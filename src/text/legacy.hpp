#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace nhipcau::text {

/// How Vietnamese was written before Unicode, a letter a byte or two.
enum class Encoding {
  windows_1258,  ///< letters and combining tone marks
  tcvn3,         ///< TCVN 5712:1993 in the ABC fonts: ".VnTime"; capitals with a tone only in fonts ending in H, as small letters
  vni,           ///< a letter and behind it its marks: "VNI-Times"
};

/// How its letters stand in a file: as the bytes they are, or as UTF-8 of the characters U+0000 to U+00FF.
enum class Form { bytes, utf8 };

/// "Windows-1258", "TCVN3", "VNI".
std::string_view to_name(Encoding encoding);

/// In which of them a text is written: raw bytes, or UTF-8 whose characters up to U+00FF stand for such bytes (a legacy font in a new
/// file). It is the one that makes far more common Vietnamese syllables than any other, and than the text as it stands; none for Vietnamese
/// in Unicode, for other languages, and where too little is there to tell. Of UTF-8 only those lines count that may be legacy. text  any
/// bytes; about 64 kB are looked at
std::optional<Encoding> find_encoding(std::string_view text);
/// The same of a text that is known to be in this form.
std::optional<Encoding> find_encoding(std::string_view text, Form form);

/// Has a line of UTF-8 letters of U+00A1 to U+00FF, and no Vietnamese letter above? Lines in Unicode stand among others where fonts were
/// mixed.
bool may_be_legacy(std::string_view line);

/// UTF-8, not yet composed, of a text in that encoding; whole letters; capitals TCVN3 lost are given back (lost_capitals.hpp). Characters
/// above U+00FF stay as they are.
std::string from_encoding(std::string_view text, Encoding encoding, Form form);

}  // namespace nhipcau::text
