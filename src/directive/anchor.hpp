#pragma once
#include <string_view>

#include "directive/paper.hpp"

namespace nhipcau::directive {

inline constexpr std::size_t kContextBytes = 40;

/// The anchor of a place in a reading's text. `span` lies in `text` at character boundaries (see is_whole).
Anchor make_anchor(std::string_view text, const ReadingId& reading, Span span);

/// True if the span lies in the text, is not empty and cuts no character.
bool is_whole(std::string_view text, Span span);

}  // namespace nhipcau::directive
