#pragma once
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "text/fold.hpp"

namespace nhipcau::search {

/// The terms of text::analyse, the words apart from the document numbers made of them.
struct Words {
  std::vector<text::Term> words;    ///< in order, none overlapping
  std::vector<text::Term> numbers;  ///< "97/hd-mttw-btt"; `where` covers its words
};
Words split_terms(std::string_view text);

/// Document numbers as people type them, in any case and spacing: "97 /hd-mttw-btt", "305/KH – MTTQ", "25-ttg". Freer than
/// text::find_numbers, so for queries and short texts alone. Grammar:
///   number = digits [letters] 1*9( separator word )   with a letter first in some word, and a "/" somewhere or no space at the first "-"
///   separator = *space ( "/" | dash ) *space
std::vector<text::Term> find_typed_numbers(std::string_view text);

}  // namespace nhipcau::search
