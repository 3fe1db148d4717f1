#pragma once
#include <string_view>

namespace nhipcau::directive {

/// Whether a paragraph begins as those do that say what a paper rests on: "Căn cứ …", "Thực hiện …", "Theo …", "Xét đề nghị …", with a
/// bullet sign or without.
bool begins_with_basis(std::string_view paragraph);

/// The word that stands alone before what a paper decides: "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:".
bool is_operative_word(std::string_view line);

}  // namespace nhipcau::directive
