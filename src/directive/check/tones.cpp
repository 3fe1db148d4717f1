#include <array>
#include <string>
#include <vector>

#include "directive/check/writing.hpp"

namespace nhipcau::directive::check {
namespace {

/// How a syllable is written where both ways are in use.
struct Pair {
  std::string_view newer, older;
};

// Ends of open syllables whose tone stands on the first or on the second vowel, in both cases.
constexpr std::array<Pair, 15> kTones = {{{"òa", "oà"},
                                          {"óa", "oá"},
                                          {"ỏa", "oả"},
                                          {"õa", "oã"},
                                          {"ọa", "oạ"},
                                          {"òe", "oè"},
                                          {"óe", "oé"},
                                          {"ỏe", "oẻ"},
                                          {"õe", "oẽ"},
                                          {"ọe", "oẹ"},
                                          {"ùy", "uỳ"},
                                          {"úy", "uý"},
                                          {"ủy", "uỷ"},
                                          {"ũy", "uỹ"},
                                          {"ụy", "uỵ"}}};
constexpr std::array<Pair, 15> kCapitalTones = {{{"ÒA", "OÀ"},
                                                 {"ÓA", "OÁ"},
                                                 {"ỎA", "OẢ"},
                                                 {"ÕA", "OÃ"},
                                                 {"ỌA", "OẠ"},
                                                 {"ÒE", "OÈ"},
                                                 {"ÓE", "OÉ"},
                                                 {"ỎE", "OẺ"},
                                                 {"ÕE", "OẼ"},
                                                 {"ỌE", "OẸ"},
                                                 {"ÙY", "UỲ"},
                                                 {"ÚY", "UÝ"},
                                                 {"ỦY", "UỶ"},
                                                 {"ŨY", "UỸ"},
                                                 {"ỤY", "UỴ"}}};

constexpr std::array<Pair, 8> kTitleTones = {
    {{"Ủy", "Uỷ"}, {"Úy", "Uý"}, {"Ùy", "Uỳ"}, {"Ụy", "Uỵ"}, {"Òa", "Oà"}, {"Óa", "Oá"}, {"Ỏe", "Oẻ"}, {"Òe", "Oè"}}};

// Syllables that both i and y are in use for, the usual one first. Level ones are left out: "ti", "ly", "hi" are words of their own.
constexpr std::array<Pair, 13> kIAndY = {{{"kỹ", "kĩ"},
                                          {"kỳ", "kì"},
                                          {"ký", "kí"},
                                          {"kỷ", "kỉ"},
                                          {"lý", "lí"},
                                          {"mỹ", "mĩ"},
                                          {"sĩ", "sỹ"},
                                          {"tỷ", "tỉ"},
                                          {"tỵ", "tị"},
                                          {"vĩ", "vỹ"},
                                          {"hỷ", "hỉ"},
                                          {"kỵ", "kị"},
                                          {"lỵ", "lị"}}};
/// Words that have the i always.
const Phrases& always_with_i() {
  static const Phrases phrases{"tỉ mỉ", "tỉ tê", "lí nhí", "lí lắc", "tị nạnh", "ti tỉ", "kì cọ", "kì kèo", "kí lô"};
  return phrases;
}

enum class Way { neither, newer, older };

struct Found {
  std::size_t at = 0;
  Way way = Way::neither;
  std::size_t kind = 0;  ///< of i and y: which syllable
  std::string other;     ///< the same word the other way
};

/// A word of a name of a person or a place keeps the form it has: it is written with a capital, and the words beside it too.
bool is_in_name(const Writing& writing, const WrittenLine& line, std::size_t at) {
  if (!writing.word(at).capital || writing.is_all_caps(at)) return false;
  const auto is_capital = [&](std::size_t other) {
    return other >= line.first && other < line.last && writing.is_letters(other) && writing.word(other).capital;
  };
  if (writing.word(at).is("ủy")) return false;  // "Ủy ban"
  return is_capital(at - 1) || is_capital(at + 1);
}

Found tone_of(const Writing& writing, std::size_t at) {
  const std::string_view letters = writing.text_of(at);
  const bool is_newer = static_cast<unsigned char>(letters.back()) < 0x80U;
  const auto found = [&](const Pair& pair) -> Found {
    const std::string_view end = is_newer ? pair.newer : pair.older;
    const std::string_view head = letters.substr(0, letters.size() - end.size());
    if (head.ends_with('q') || head.ends_with('Q')) return {};  // "quý": the u belongs to the consonant
    return {at, is_newer ? Way::newer : Way::older, 0, std::string(head) + std::string(is_newer ? pair.older : pair.newer)};
  };
  for (const auto* table : {&kTones, &kCapitalTones})
    for (const Pair& pair : *table)
      if (letters.ends_with(is_newer ? pair.newer : pair.older)) return found(pair);
  for (const Pair& pair : kTitleTones)
    if (letters == (is_newer ? pair.newer : pair.older)) return found(pair);
  return {};
}

Found i_or_y_of(const Writing& writing, const WrittenLine& line, std::size_t at) {
  const Word& word = writing.word(at);
  const Words& words = writing.paper.words;
  if (word.capital) return {};
  for (std::size_t kind = 0; kind < kIAndY.size(); ++kind) {
    const bool is_newer = word.key == kIAndY[kind].newer;
    if (!is_newer && word.key != kIAndY[kind].older) continue;
    if (always_with_i().match(words, at) > 0 || (at > line.first && always_with_i().match(words, at - 1) > 0)) return {};
    return {at, is_newer ? Way::newer : Way::older, kind, std::string(is_newer ? kIAndY[kind].older : kIAndY[kind].newer)};
  }
  return {};
}

void tell(const Writing& writing, Report& report, std::string_view rule, const Found& found) {
  report.add(rule, writing.span_of(found.at, found.at + 1), {std::string(writing.text_of(found.at)), found.other}, found.other);
}

/// Which of two ways is the wrong one: what the office wants, else what the paper does less often; of as many, the older.
Way wrong_way(const HouseStyle& style, std::size_t newer, std::size_t older) {
  if (style.tone == HouseStyle::Tone::newer) return Way::older;
  if (style.tone == HouseStyle::Tone::older) return Way::newer;
  if (newer == 0 || older == 0) return Way::neither;
  return newer < older ? Way::newer : Way::older;
}

void tell_tones(const Writing& writing, Report& report, const std::vector<Found>& tones) {
  std::size_t counts[3] = {};
  for (const Found& found : tones) ++counts[static_cast<std::size_t>(found.way)];
  const Way wrong = wrong_way(writing.paper.style, counts[1], counts[2]);
  for (const Found& found : tones)
    if (found.way == wrong) tell(writing, report, "tone-placement-mixed", found);
}

void tell_i_and_y(const Writing& writing, Report& report, const std::vector<Found>& found) {
  std::array<std::array<std::size_t, 3>, kIAndY.size()> counts{};
  for (const Found& one : found) ++counts[one.kind][static_cast<std::size_t>(one.way)];
  for (const Found& one : found)
    if (one.way == wrong_way({}, counts[one.kind][1], counts[one.kind][2])) tell(writing, report, "i-y-mixed", one);
}

}  // namespace

void watch_for_tones(Phrases& words) {
  for (const Pair& pair : kIAndY) {
    words.add(pair.newer);
    words.add(pair.older);
  }
}

void check_tones(const Writing& writing, Report& report) {
  std::vector<Found> tones;
  std::vector<Found> letters;
  for (const WrittenPlace& place : writing.toned)
    if (Found found = tone_of(writing, place.at); found.way != Way::neither && !is_in_name(writing, writing.line_of(place), place.at))
      tones.push_back(std::move(found));
  for (const WrittenPlace& place : writing.watched)
    if (Found found = i_or_y_of(writing, writing.line_of(place), place.at); found.way != Way::neither) letters.push_back(std::move(found));
  tell_tones(writing, report, tones);
  tell_i_and_y(writing, report, letters);
}

}  // namespace nhipcau::directive::check
