#include <algorithm>
#include <cmath>

#include "spelling/doubts.hpp"

namespace nhipcau::spelling {
namespace {

constexpr float kMostGain = 20;
constexpr float kPlainGain = 8;  // what is beyond speaks louder
constexpr float kMostMargin = 10;
constexpr std::size_t kLongName = 3;
constexpr float kNameDoubt = 1;     // nobody knows every name: the odds fall by so much in a long one
constexpr float kForeignDoubt = 3;  // and by so much in one that is not Vietnamese
constexpr float kTakenDoubt = 2;    // and by so much where the word before it is part of another one already
constexpr float kRare = 3;

/// How much each trait says, as logistic regression weighs it, over slips planted in laws that were not counted, the doubts that remain
/// in them unchanged, and lines with names of places and persons.
constexpr std::array<float, Doubter::kTraits> kWeights{0.205F, 0.167F, 0.099F,  1.051F, -0.578F, -0.427F, -1.534F, -0.535F,
                                                       0.642F, 0.538F, -2.472F, 0.494F, -0.138F, -1.143F, 0.738F};
constexpr float kBias = -4.055F;

/// Does it stand in a row of three capitals and more, as the names of persons do? What is joined to something counts: "H'Len Byă".
bool is_in_long_name(const std::vector<Token>& tokens, std::size_t at) {
  std::size_t from = at;
  while (from > 0 && tokens[from - 1].is_capital() && (tokens[from].is_beside() || tokens[from - 1].is_code())) --from;
  std::size_t to = at;
  while (to + 1 < tokens.size() && tokens[to + 1].is_capital() && tokens[to + 1].is_beside()) ++to;
  return to - from >= kLongName - 1;
}

/// Does a name of another language stand beside it, so that it may be of one too: "Ia Pia", "Đắk Glei"?
bool is_beside_foreign(const Model& model, const std::vector<Token>& tokens, std::size_t at) {
  const auto is_foreign = [&](const Token& token) {
    return token.is_capital() && token.id != model.number() && (token.id == kUnknown || !model.is_listed(token.id));
  };
  const bool left = at > 0 && !tokens[at].is_edged() && is_foreign(tokens[at - 1]);
  return left || (at + 1 < tokens.size() && tokens[at + 1].is_beside() && is_foreign(tokens[at + 1]));
}

bool is_capital_behind(const std::vector<Token>& tokens, std::size_t at) {
  return at + 1 < tokens.size() && tokens[at + 1].is_beside() && tokens[at + 1].is_capital();
}

/// Does what was meant lean on the syllable before it alone, and is that one the end of another word: "dự báo" before "cao"?
bool leans_on_taken(const Model& model, const std::vector<Token>& tokens, const Doubt& doubt) {
  const std::size_t at = doubt.at;
  if (at < 2 || !tokens[at].is_beside() || !tokens[at - 1].is_beside() || doubt.meant.right > doubt.written.right) return false;
  const SyllableId first = tokens[at - 2].id;
  const SyllableId second = tokens[at - 1].id;
  return first != kUnknown && second != kUnknown && Model::is_word(model.find_pair(first, second));
}

bool is_misformed(std::string_view key) {
  const auto letters = take_apart(key);
  return !letters || !is_well_formed(*letters);
}

}  // namespace

std::array<float, Doubter::kTraits> Doubter::traits(const Doubt& doubt) const {
  const Token& token = tokens_[doubt.at];
  const bool is_listed = token.id != kUnknown && model_.is_listed(token.id);
  const bool is_loud = is_shouted(doubt.at);
  const bool has_both = token.is_beside() && has_right(doubt.at);
  const float most = std::log1p(std::max(doubt.meant.left, doubt.meant.right));
  const std::string_view key = run(doubt.at).key;
  const bool has_marks = std::any_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
  std::array<float, kTraits> found{};
  found[gain] = std::min(doubt.gain, kMostGain);
  found[gain_beyond] = std::clamp(doubt.gain - kPlainGain, 0.0F, kMostGain - kPlainGain);
  found[margin] = std::min(doubt.margin, kMostMargin);
  found[misformed] = !is_listed && has_marks && is_misformed(key) ? 1 : 0;
  found[rare] = is_listed && model_.count(token.id) <= kRare ? 1 : 0;
  found[often] = is_listed ? std::log1p(model_.count(token.id)) : 0;
  found[was_seen] = std::log1p(std::max(doubt.written.left, doubt.written.right));
  found[was_word] = doubt.written.is_word ? 1 : 0;
  found[seen] = most;
  found[word_made] = doubt.meant.is_word ? 1 : 0;
  if (token.is_capital() && !is_loud && (!token.is_edged() || is_capital_behind(tokens_, doubt.at))) {
    // A name, or the name of a body: its own words prove it, not the word before it that has no capital.
    const bool is_left_capital = token.is_beside() && tokens_[doubt.at - 1].is_capital();
    found[name] = 1;
    found[name_seen] = std::log1p(std::max(doubt.meant.right, is_left_capital ? doubt.meant.left : 0));
    found[seen] = 0;
  }
  found[shouted] = is_loud ? 1 : 0;
  found[again] = token.is_seldom() ? std::log1p(static_cast<float>(own_.count_seldom(token.mark) - 1)) : 0;
  found[seen_beside] = has_both ? std::log1p(std::min(doubt.meant.left, doubt.meant.right)) : 0;
  return found;
}

float Doubter::odds(const Doubt& doubt) const {
  float sum = kBias;
  const auto found = traits(doubt);
  for (std::size_t i = 0; i < kTraits; ++i) sum += kWeights[i] * found[i];
  if (found[name] > 0 && is_in_long_name(tokens_, doubt.at)) sum -= kNameDoubt;
  if (leans_on_taken(model_, tokens_, doubt)) sum -= kTakenDoubt;
  if (found[name] > 0 && is_beside_foreign(model_, tokens_, doubt.at)) sum -= kForeignDoubt;
  return sum;
}

}  // namespace nhipcau::spelling
