#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "directive/check/writing.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive::check {
namespace {

/// An abbreviation and the word behind it.
struct Pair {
  std::uint32_t first = 0, second = 0;  ///< marks of the words
  std::size_t at = 0;                   ///< of the abbreviation
  std::size_t behind = 0;               ///< of the other word
  bool is_other = false;                ///< of "BTT.UBMTTQ": no space; of "TCCS đảng": no capital

  [[nodiscard]] auto key() const { return std::tie(first, second); }
  friend bool operator<(const Pair& a, const Pair& b) { return std::tie(a.first, a.second, a.at) < std::tie(b.first, b.second, b.at); }
};

/// Words that are common nouns behind one body and part of the name of another ("UBND thành phố", "UBND Thành phố"), or begin a sentence.
bool is_common(const Word& word) {
  static constexpr std::array<std::string_view, 34> kCommon = {"thành", "tỉnh",  "quận",  "phường", "huyện", "xã", "thị", "đặc",  "quyết",
                                                               "nghị",  "thông", "chỉ",   "hướng",  "công",  "kế", "quy", "báo",  "chương",
                                                               "đề",    "tờ",    "trong", "và",     "của",   "là", "có",  "được", "cho",
                                                               "với",   "để",    "tại",   "từ",     "theo",  "về", "khi"};
  return std::find(kCommon.begin(), kCommon.end(), word.key) != kCommon.end();
}

class Abbreviations {
 public:
  Abbreviations(const Writing& writing, Report& report) : w_(writing), report_(report) {
    for (const WrittenPlace& place : w_.capitals)
      if (w_.is_all_caps(place.at)) collect(w_.line_of(place), place.at);
    for (std::vector<Pair>* pairs : {&cased_, &stopped_, &spaced_}) std::sort(pairs->begin(), pairs->end());
  }

  void tell() {
    tell_case();
    tell_stops();
    tell_joined();
  }

 private:
  void collect(const WrittenLine& line, std::size_t at) {
    const bool is_last = at + 1 == line.last;
    if (is_last || w_.text_of(at).size() >= 6) long_.push_back(at);
    if (is_last) return;
    if (w_.is_letters(at + 1) && w_.is_spaced(at + 1)) {
      if (w_.is_all_caps(at + 1))
        spaced_.push_back({w_.word(at).mark, w_.word(at + 1).mark, at, at + 1, false});
      else if (w_.text_of(at).size() > 2 && !is_common(w_.word(at + 1)))
        cased_.push_back({w_.word(at).mark, w_.word(at + 1).mark, at, at + 1, !w_.word(at + 1).capital});
    }
    if (at + 2 < line.last && w_.word(at + 1).is(".") && w_.gap_before(at + 1) == 0 && w_.is_letters(at + 2) && w_.is_all_caps(at + 2))
      stopped_.push_back({w_.word(at).mark, 0, at, at + 2, w_.gap_before(at + 2) == 0});
  }

  /// Calls `take` with each group of the same two words.
  template <class Take>
  static void for_each_group(const std::vector<Pair>& pairs, Take take) {
    for (auto begin = pairs.begin(); begin != pairs.end();) {
      const auto end = std::find_if(begin, pairs.end(), [&](const Pair& pair) { return pair.key() != begin->key(); });
      take(begin, end);
      begin = end;
    }
  }

  /// "TCCS đảng" and "TCCS Đảng": the first of those that are fewer.
  void tell_case() {
    for_each_group(cased_, [&](auto begin, auto end) {
      const auto small = std::count_if(begin, end, [](const Pair& pair) { return pair.is_other; });
      const auto capital = (end - begin) - small;
      if (small == 0 || capital == 0) return;
      const bool is_small_wrong = small <= capital;
      const auto wrong = std::find_if(begin, end, [&](const Pair& pair) { return pair.is_other == is_small_wrong; });
      const auto right = std::find_if(begin, end, [&](const Pair& pair) { return pair.is_other != is_small_wrong; });
      report_.add("case-inconsistent", w_.span_of(wrong->at, wrong->behind + 1),
                  {std::string(w_.text_of(wrong->at, wrong->behind + 1)), std::string(w_.text_of(right->at, right->behind + 1))},
                  std::string(w_.text_of(wrong->at)) + " " + std::string(w_.text_of(right->behind)));
    });
  }

  /// "BTT.UBTWMTTQVN" where the same list has "BTT. UBMTTQ".
  void tell_stops() {
    for_each_group(stopped_, [&](auto begin, auto end) {
      const auto tight = std::count_if(begin, end, [](const Pair& pair) { return pair.is_other; });
      if (tight * 2 > end - begin) return;
      for (auto pair = begin; pair != end; ++pair)
        if (pair->is_other)
          tell_apart(pair->at, pair->behind, std::string(w_.text_of(pair->at)) + ". " + std::string(w_.text_of(pair->behind)));
    });
  }

  /// "BTTUBMTTQ" where the same paper has "BTT UBMTTQ".
  void tell_joined() {
    if (long_.empty()) return;
    std::unordered_map<std::string, const Pair*> apart;
    for (const Pair& pair : spaced_) apart.emplace(std::string(w_.word(pair.at).key) + std::string(w_.word(pair.behind).key), &pair);
    for (const std::size_t at : long_)
      if (const auto pair = apart.find(std::string(w_.word(at).key)); pair != apart.end())
        tell_apart(at, at, std::string(w_.text_of(pair->second->at)) + " " + std::string(w_.text_of(pair->second->behind)));
  }

  void tell_apart(std::size_t first, std::size_t last, std::string right) {
    report_.add("joined-abbreviations", w_.span_of(first, last + 1), {std::string(w_.text_of(first, last + 1)), right}, right);
  }

  const Writing& w_;
  Report& report_;
  std::vector<Pair> cased_, stopped_, spaced_;
  std::vector<std::size_t> long_;  ///< long enough to be two
};

}  // namespace

void check_abbreviations(const Writing& writing, Report& report) {
  Abbreviations(writing, report).tell();
}

}  // namespace nhipcau::directive::check
