#include "spelling/doubts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "spelling/variants.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::spelling {
namespace {

constexpr float kRare = 3;    // a syllable that stands no oftener may be wrong wherever it stands
constexpr float kUsual = 50;  // and one that stands so often may be meant
constexpr std::size_t kLongestKey = 3 * Letters::kMost;

/// "IoT", "NgV"
bool has_inner_capital(std::string_view word) {
  for (std::size_t at = text::decode(word, 0).length; at < word.size();) {
    const text::Decoded here = text::decode(word, at);
    if (text::is_upper(here.code_point)) return true;
    at += here.length;
  }
  return false;
}

}  // namespace

Doubter::Doubter(const Model& model, std::string_view text, const text::Runs& runs, const std::vector<Token>& tokens)
    : model_(model), text_(text), runs_(runs), tokens_(tokens), own_(tokens), scales_(model, own_) {}

bool Doubter::may_be_doubtful(std::size_t at) const {
  const Token& token = tokens_[at];
  if (token.is_code() || token.id == model_.number()) return false;
  if (token.id == kUnknown) return true;
  const bool has_left = token.is_beside();
  const bool has_right = this->has_right(at);
  if (!has_left && !has_right) return false;
  const std::uint32_t right = has_right ? tokens_[at + 1].left() : 0;
  if (!model_.is_listed(token.id)) return token.left() == 0 && right == 0;  // a name or a foreign word, most of the time
  if ((has_left && !Model::proves_something(token.left())) || (has_right && !Model::proves_something(right))) return true;
  return !Model::proves_much(token.left()) && !Model::proves_much(right);
}

std::string_view Doubter::word(std::size_t at) const {
  const text::Run::Where where = run(at).where;
  return text_.substr(where.begin, where.end - where.begin);
}

bool Doubter::is_shouted(std::size_t at) const {
  return tokens_[at].is_capital() && run(at).key.size() > 1 && text::is_all_caps(word(at));
}

Neighbour Doubter::before(std::size_t at) const {
  if (tokens_[at].is_beside()) return as_neighbour(tokens_[at - 1]);
  return tokens_[at].is_edged() ? Neighbour{.id = model_.edge()} : Neighbour{};
}

Neighbour Doubter::after(std::size_t at) const {
  if (has_right(at)) return as_neighbour(tokens_[at + 1]);
  return at + 1 == tokens_.size() || tokens_[at + 1].is_edged() ? Neighbour{.id = model_.edge()} : Neighbour{};
}

/// An abbreviation, or a small Roman numeral ("ii")?
bool Doubter::is_left_alone(std::size_t at) const {
  const Token& token = tokens_[at];
  if (token.id != kUnknown && model_.is_listed(token.id)) return false;
  if (run(at).key.find_first_not_of("ivx") == std::string_view::npos) return true;
  if (!is_shouted(at)) return has_inner_capital(word(at));
  constexpr std::string_view kVowels = "aeiouy";
  if (text::folded_key(run(at).key).find_first_of(kVowels) == std::string::npos) return true;
  const bool is_among_capitals = (token.is_beside() && is_shouted(at - 1)) || (has_right(at) && is_shouted(at + 1));
  return !is_among_capitals;
}

/// Is it another way to write a syllable that fits: "sỹ" for "sĩ", "lí" for "lý"?
bool Doubter::is_usual_otherwise(const Token& token, const Letters& letters, const Scales::Place& place) const {
  if ((token.id == kUnknown || !model_.is_listed(token.id)) && has_variant(runs_[token.run].key)) return true;
  const SyllableId other = find_other_spelling(model_, letters);
  return other != kUnknown && place.find_support({other, model_.mark(other), true}).is_any;
}

std::span<const Candidate> Doubter::candidates_for(const Token& token, const Letters& letters) {
  if (token.id != kUnknown) return model_.candidates(token.id);
  list_candidates(model_, letters, false, candidates_);
  return candidates_;
}

Doubt Doubter::doubt(std::size_t at, const Neighbour& left, const Neighbour& right) {
  const Token& token = tokens_[at];
  Doubt doubt{.at = at};
  const std::string_view key = run(at).key;
  if (key.size() == 1 || key.size() > kLongestKey) return doubt;
  std::optional<Letters> apart;
  const Letters* letters = token.id != kUnknown ? model_.letters(token.id) : nullptr;
  if (token.id == kUnknown && (apart = take_apart(key))) letters = &*apart;
  if (!letters || is_left_alone(at)) return doubt;
  const Scales::Place place(scales_, left, right);
  if (is_usual_otherwise(token, *letters, place)) return doubt;
  const Neighbour written = as_neighbour(token);
  doubt.written = scales_.weigh(left, written, right, place.find_support(written), 1);
  const bool is_listed = token.id != kUnknown && model_.is_listed(token.id);
  const bool may_be_foreign = key.size() == letters->size;  // no letter with a mark
  const bool needs_support = (left.is_there || right.is_there) && (may_be_foreign || (is_listed && model_.count(token.id) > kRare));
  const std::span<const Candidate> candidates = candidates_for(token, *letters);
  float best = 0;
  float next = 0;
  Scales::Support support_of_best;
  for (const Candidate& candidate : candidates) {
    if (!place.may_support(candidate.id) && (needs_support || model_.count(candidate.id) < kUsual)) continue;
    if (candidate.id == token.id || (!token.is_capital() && model_.is_name(candidate.id))) continue;
    const Neighbour meant{candidate.id, model_.mark(candidate.id), true};
    const Scales::Support support = place.find_support(meant);
    if (!support.is_any && (needs_support || model_.count(candidate.id) < kUsual)) continue;
    const float chance = scales_.find_chance(left, meant, right, support) * candidate.ease;
    if (chance <= best) {
      if (candidate.id != doubt.better) next = std::max(next, chance);
      continue;
    }
    if (is_variant(key, model_.name(candidate.id))) continue;
    if (candidate.id != doubt.better) next = best;
    best = chance;
    doubt.better = candidate.id;
    support_of_best = support;
  }
  if (doubt.better == kUnknown) return doubt;
  doubt.meant = scales_.weigh(left, {doubt.better, model_.mark(doubt.better), true}, right, support_of_best, 0);
  doubt.gain = std::log(best / doubt.written.chance);
  doubt.margin = next > 0 ? std::log(best / next) : std::numeric_limits<float>::max();
  return doubt;
}

}  // namespace nhipcau::spelling
