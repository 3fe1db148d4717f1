#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "directive/document.hpp"

namespace nhipcau::directive::check {

/// Whether what the finding suggests may be put in without anybody looking: its rule says so, and it suggests something.
bool is_fixed_surely(const Finding& finding);

/// The text with the suggestions of `findings` put in. Of two that overlap the first one counts. Those without a suggestion or a place
/// change nothing.
/// done  becomes how many were put in
std::string fixed_text(std::string_view text, const std::vector<Finding>& findings, std::size_t& done);

}  // namespace nhipcau::directive::check
