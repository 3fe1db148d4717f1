#pragma once
#include <array>
#include <string>
#include <vector>

#include "search/engine.hpp"

/// Terms in the text forms of PostgreSQL's tsvector and tsquery, every lexeme in quotes, so that none of its own rules for words applies.
/// Grammar:
///   tsvector = lexeme ":" place { "," place } { " " lexeme … }     place = 1…16383 [ "A" | "B" | "C" ]   (text 1, 2, 3; none: text 4)
///   tsquery  = lexeme [ ":" [ "*" ] [ "A" ] ] { " <-> " lexeme … }
///   lexeme   = "'" any text, "'" and "\" doubled "'"
namespace nhipcau::search {

// What a tsvector can hold (PostgreSQL 15, "Text Search Limitations"); beyond that it forgets in silence or refuses.
inline constexpr std::size_t kMostPlaces = 16'383;
inline constexpr std::size_t kMostPlacesOfLexeme = 256;
inline constexpr std::size_t kMostVectorBytes = 1'000'000;  ///< of 1,048,575
inline constexpr std::size_t kLongestLexeme = 2'000;        ///< of 2,046; a longer term is cut, in texts and queries alike

/// The texts of one thing as tsvectors: one for nearly all. A new part begins before a limit is passed and repeats the last
/// kMostQueryWords - 1 words, so that every phrase a query can ask for stands whole in some part. No phrase goes from one text into the
/// next. returns  at least one, which may be empty
std::vector<std::string> to_tsvectors(const std::array<Words, kTexts>& texts);

/// A phrase of a pattern that is exact or not.
std::string to_tsquery(const Phrase& phrase, bool is_exact);

}  // namespace nhipcau::search
