#pragma once
#include <optional>
#include <string_view>

#include "directive/paper.hpp"

namespace nhipcau::directive {

inline constexpr std::size_t kContextBytes = 40;

/// The anchor of a place in a reading's text. `span` lies in `text` at character boundaries (see is_whole).
Anchor make_anchor(std::string_view text, const ReadingId& reading, Span span);

/// Where the anchor's words stand in a reading's text: in the reading it was made in, where it says. In another one, where the same words
/// stand among the most of what stood around them; of equal places the one nearest to the old one. None if the words are not there.
std::optional<Span> find_anchor(std::string_view text, const ReadingId& reading, const Anchor& anchor);

/// True if the span lies in the text, is not empty and cuts no character.
bool is_whole(std::string_view text, Span span);

}  // namespace nhipcau::directive
