#pragma once
#include <string_view>

namespace nhipcau::directive {

/// Whether `words` begin with a word that names a kind of body: "Ủy ban", "Sở", "TỈNH ỦY". Such a line of a header begins a new name.
bool begins_with_body(std::string_view words);

/// Whether `words` begin with a committee of the Party that gives its organs their names: "Tỉnh ủy", "ĐẢNG BỘ", "Thành ủy".
bool begins_with_committee(std::string_view words);

/// Whether `words` begin with a post: "CHỦ TỊCH", "Phó Trưởng ban", "Q. GIÁM ĐỐC".
bool begins_with_post(std::string_view words);

}  // namespace nhipcau::directive
