#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "text/runs.hpp"

namespace nhipcau::text {

/// The number of an official paper, taken apart. Grammar (decree 30/2020, appendix VI; Party guidance 36-HD/VPTW; old forms):
///   STATE_NORM  72/2015/NĐ-CP  126/2025/QH15      STATE_ADMIN  305/KH-MTTQ-BTT  2013/QĐ-TTg      LETTER  5740/BTTTT-TTĐN
///   PARTY       57-KL/TW  125-HD/BTGTU             JOINT        19/2008/NQLT/CP-UBTUMTTQVN          OLD     124/CP  25-TTg
/// Whether a first group is a document type is not known here: `groups` are in order, as written, Đ and letter case kept.
struct NumberParts {
  std::string ordinal;              ///< "97", "15a", "66.22"; empty for a draft's blank number ("…/KH-UBND")
  std::optional<int> year;          ///< 1945–2099 as a slash group of its own, with more groups behind it
  std::vector<std::string> groups;  ///< "HD" "MTTW" "BTT"
  std::vector<char> separators;     ///< what stands before each group: '/' or '-'
};

struct NumberMention {
  Span where;  ///< the number alone, stray spaces inside included: "97 /HD-MTTW-BTT"
  NumberParts parts;
};

/// Every number in `within`. Needs a digit part, a separator and at least one group that starts with an upper-case letter; never
/// a date, a fraction, "24/7" or a unit ("km/h"). Stray spaces around a separator are taken in ("57- KL/TW").
std::vector<NumberMention> find_numbers(std::string_view text, Span within);
/// The same of the whole of a text that is split already.
std::vector<NumberMention> find_numbers(std::string_view text, const Runs& runs);

/// The parts written without spaces.
std::string to_text(const NumberParts& parts);

}  // namespace nhipcau::text
