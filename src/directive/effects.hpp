#pragma once
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/passage.hpp"

namespace nhipcau::directive {

/// What the paper does to papers it names: "thay thế Nghị định số …", "Sửa đổi, bổ sung … Thông tư số …", "Quyết định số … hết hiệu lực".
/// mentions  those found in the passage; only what the paper says itself counts, not what a base of it says ("được sửa đổi theo …")
/// source    Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15, chapter of effect; Nghị định 30/2020/NĐ-CP, appendix III forms 1.2, 1.3
void read_effects(const Passage& passage, std::vector<Citation>& mentions);

/// From when the paper holds: "Quyết định này có hiệu lực kể từ ngày ký", "… từ ngày 01/7/2025", "… sau 45 ngày kể từ ngày ký"; the first
/// sentence of the passage that says so of the paper itself. Days counted from its signing are counted from `document.issued_on`.
std::optional<InForce> find_in_force(const Passage& passage, const Document& document);

}  // namespace nhipcau::directive
