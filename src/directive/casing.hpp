#pragma once
#include <string>
#include <string_view>

namespace nhipcau::directive {

/// The name of a body, a post or a unit printed in capitals, in the letter case it has in running text:
/// "ỦY BAN NHÂN DÂN TỈNH SƠN LA" → "Ủy ban nhân dân tỉnh Sơn La". Text that is not all capitals comes back squeezed, nothing else.
/// source  Nghị định 30/2020/NĐ-CP, appendix II, parts II–IV
std::string to_title_case(std::string_view name);

/// "NGUYỄN VĂN AN" → "Nguyễn Văn An"; names in mixed case are kept ("Y Thông", "H'Yim Kđoh").
std::string to_person_case(std::string_view name);

}  // namespace nhipcau::directive
