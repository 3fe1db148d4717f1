#pragma once
#include <string>
#include <string_view>

namespace nhipcau::text {

/// Whether the fonts a text was set in are told beside it, as a DOCX tells them.
enum class Fonts { told, lost };

/// TCVN3 has no capitals with a tone: "SỞ VĂN HÓA" comes out of it as "Sở VĂN HóA", and what stood in a font of capitals ("ủy ban nhân
/// dân" in .VnTimeH) as small letters. Gives capitals back to a line where a word has a lost one among capitals that were kept, and,
/// where the fonts are lost, to the lines at the head of a text that have letters and no capital at all. Every letter keeps its size in
/// bytes.
/// text  UTF-8, composed
std::string restore_capitals(std::string_view text, Fonts fonts);

}  // namespace nhipcau::text
