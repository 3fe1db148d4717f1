#pragma once
#include <optional>
#include <string_view>

#include "directive/document.hpp"
#include "directive/tables.hpp"
#include "text/numbers.hpp"

namespace nhipcau::directive {

/// Says what a number is: type code (the first group, if the table knows it: "2013/QĐ-TTg" has number 2013 and no year), system,
/// and how it should be written. Known wrong forms are accepted: "11/CT-TW" → "11-CT/TW" when the body is a Party one.
/// source  Nghị định 30/2020/NĐ-CP appendix VI; Hướng dẫn 36-HD/VPTW, II.1.3
Number interpret_number(std::string_view text, const text::NumberMention& mention, const Tables& tables);

/// The number in what a person typed or selected, if there is exactly one: "Số:" may stand before it.
std::optional<Number> find_one_number(std::string_view words, const Tables& tables);

}  // namespace nhipcau::directive
