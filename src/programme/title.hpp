#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace nhipcau::programme {

/// Runs of white space become one space; none at the ends.
std::string one_line(std::string_view text);

/// At most `bytes` of a line, cut at a space and closed with "…" if it was cut.
std::string cut_at_word(const std::string& line, std::size_t bytes);

/// What is to be done, out of a sentence that gives a duty: without the bullet or number before it, the order ("Giao X", "Đề nghị X"), the
/// body it names ("X có trách nhiệm", "X chủ trì, phối hợp với Y") and the full stop; with a capital. When less than two words would be
/// left, the sentence itself.
std::string title_from(std::string_view sentence, std::string_view assignee, const std::vector<std::string>& with);

}  // namespace nhipcau::programme
