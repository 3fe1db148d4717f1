#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "spelling/model.hpp"
#include "text/runs.hpp"

namespace nhipcau::spelling {

/// A place where a text has gone wrong in its letters.
struct Slip {
  enum class Kind {
    misspelt,  ///< what stands there is no Vietnamese syllable
    other,     ///< it is one, but another was meant: "Biên Đông"
    joined,    ///< two words without a space: "tỉnhvề"
    doubled,   ///< a word twice: "của của", "luôn của mỗi người dân luôn"
  };
  Span where;
  Kind kind = Kind::misspelt;
  std::string suggestion;  ///< what should stand there, in the same case
  bool is_sure = false;    ///< wrong beyond reasonable doubt; else only likely
};

/// The slips of a text, in order, none overlapping another. Says rather nothing than something wrong: names, abbreviations, foreign words,
/// numbers and formulas are left alone, and so is what is rare but may be meant. Pure; time linear in the text.
/// text  cleaned
/// runs  of the text
std::vector<Slip> find_slips(const Model& model, std::string_view text, const text::Runs& runs);

}  // namespace nhipcau::spelling
