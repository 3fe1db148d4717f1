#include "directive/deadline.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive {
namespace {

const Phrases& periods() {
  static const Phrases phrases{"thường xuyên", "hằng ngày", "hàng ngày",  "hằng tuần",  "hàng tuần", "hằng tháng", "hàng tháng", "hằng quý",
                               "hàng quý",     "hằng năm",  "hàng năm",   "mỗi ngày",   "mỗi tuần",  "mỗi tháng",  "mỗi quý",    "mỗi năm",
                               "định kỳ",      "đột xuất",  "hằng tháng", "từng tháng", "từng quý",  "hằng kỳ"};
  return phrases;
}

/// What may go on behind a period: "hằng tháng, quý", "định kỳ 06 tháng, năm", "thường xuyên, liên tục".
const Phrases& continuations() {
  static const Phrases phrases{"tháng",       "quý",        "năm",      "tuần",     "ngày",     "6 tháng",  "06 tháng",
                               "6 tháng/lần", "3 tháng",    "03 tháng", "9 tháng",  "một năm",  "đột xuất", "liên tục",
                               "hằng tháng",  "hàng tháng", "hằng quý", "hàng quý", "hằng năm", "hàng năm", "hằng tuần",
                               "hàng tuần",   "1 lần",      "01 lần",   "một lần",  "2 lần",    "/ lần",    "6 tháng đầu năm"};
  return phrases;
}

/// "nhiệm vụ thường xuyên", "chi thường xuyên": the word describes a thing, not when it is done.
bool describes_thing(const Words& words, std::size_t at) {
  static const Phrases things{"nhiệm vụ", "chi", "kinh phí", "công việc", "hoạt động", "chế độ", "kinh phí chi", "cơ quan", "nội dung"};
  return at > 0 && words[at].is("thường") && things.match_before(words, at) > 0;
}

std::size_t end_of_period(const Words& words, std::size_t end) {
  static const Phrases joints{",", "và", "hoặc", ", và", "-"};
  while (end < words.size()) {
    const auto direct = continuations().match(words, end);
    if (direct > 0) {
      end += direct;
      continue;
    }
    const auto joint = joints.match(words, end);
    const auto next = joint > 0 ? continuations().match(words, end + joint) : 0;
    if (next == 0) break;
    const auto behind = end + joint + next;
    const bool is_date = behind < words.size() && words[behind].kind == Word::Kind::digits;  // ", năm 2024"
    if (is_date) break;
    end = behind;
  }
  return end;
}

}  // namespace

std::string find_period(std::string_view text, const Words& words) {
  for (auto at = periods().find(words, 0, words.size()); at < words.size(); at = periods().find(words, at + 1, words.size())) {
    if (describes_thing(words, at)) continue;
    const auto end = end_of_period(words, at + periods().match(words, at));
    const bool is_bare = end == at + 2 && (words[at].is("định") || words[at].is("đột"));
    if (is_bare && words[at].is("đột")) continue;  // "vấn đề đột xuất" names no period
    return text::to_lower(span_of(words, at, end).of(text));
  }
  return {};
}

}  // namespace nhipcau::directive
