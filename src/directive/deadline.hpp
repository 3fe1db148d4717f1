#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "directive/deadline_length.hpp"
#include "directive/document.hpp"
#include "directive/words.hpp"
#include "text/dates.hpp"

namespace nhipcau::directive {

/// The first deadline in `words` of `text`: "trước ngày 15/12/2023", "chậm nhất ngày …", "trước 16 giờ 00 ngày …", "trong tháng 3/2024"
/// (its last day), "trước ngày 15 hằng tháng", "ngày 10 tháng cuối quý", "trong 45 ngày kể từ ngày ký".
std::optional<Deadline> find_deadline(std::string_view text, const Words& words, const PaperDays& paper);
/// The same where the dates of the text, in their order, are known already.
std::optional<Deadline> find_deadline(std::string_view text, const Words& words, std::span<const text::DateMention> dates,
                                      const PaperDays& paper);

/// The period of a duty as written: "thường xuyên", "hằng tháng, quý", "định kỳ 6 tháng"; empty if none.
std::string find_period(std::string_view text, const Words& words);

}  // namespace nhipcau::directive
