#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

/// Electronic identification codes of bodies, by which official papers travel between systems (edXML). One code, two ways to write it:
///   Quyết định 20/2020/QĐ-TTg   LEVEL1 *("." GROUP)         H55.242   H37.02.02       the highest body first
///   QCVN 102:2016/BTTTT         3DIGIT "." 2DIGIT "." 2DIGIT "." LEVEL1               the highest last, nothing below is 0:
///                               000.00.00.H57   000.00.01.H59   000.01.01.H59
///   LEVEL1 = LETTER 2(DIGIT|LETTER), GROUP = 1*(DIGIT|LETTER), not zeros alone; capital letters A-Z
namespace nhipcau::office {

inline constexpr std::size_t kLongestOrganCode = 35;  ///< characters; Quyết định 20/2020/QĐ-TTg

/// Reads a code in either form.
/// written  any text; blanks around it and small letters are forgiven
/// returns  it as Quyết định 20/2020/QĐ-TTg writes it, which is what is stored and compared
/// errors   invalid office.organ_code_bad{what was written}
Result<std::string> parse_organ_code(std::string_view written);

/// The same as QCVN 102:2016/BTTTT writes it, 13 characters; none where that has no place for a group: H55.242.
/// code  of parse_organ_code
std::optional<std::string> to_qcvn_form(std::string_view code);

}  // namespace nhipcau::office
