#include <string>
#include <vector>

#include "directive/check/writing.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive::check {

/// Inside a sentence parts are counted (i), (ii), (iii); what writes programs correct to "(I)" becomes "(I), (II)". One alone may be a
/// number.
void check_enumerations(const Writing& writing, Report& report) {
  static constexpr std::string_view kRoman[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};
  for (const WrittenLine& line : writing.lines) {
    std::vector<std::size_t> found;
    for (std::size_t at = line.first + 1; at + 3 < line.last; ++at) {
      if (found.size() == std::size(kRoman)) break;
      if (!writing.word(at).is("(") || !writing.word(at + 2).is(")") || writing.text_of(at + 1) != kRoman[found.size()]) continue;
      if (writing.is_letters(at + 3) && !writing.word(at + 3).capital) found.push_back(at);
    }
    if (found.size() < 2) continue;
    for (const std::size_t at : found) {
      const std::string right = text::to_lower(writing.text_of(at, at + 3)) + " " + std::string(writing.text_of(at + 3));
      report.add("enumerator-case", writing.span_of(at, at + 4), {std::string(writing.text_of(at, at + 3)), right}, right);
    }
  }
}

}  // namespace nhipcau::directive::check
