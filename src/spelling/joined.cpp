#include "spelling/joined.hpp"

#include <algorithm>
#include <string>

#include "spelling/casing.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::spelling {
namespace {

constexpr float kUsual = 20;              // a syllable that stands so often may be half of what was joined
constexpr float kVeryUsual = 1000;        // a word that stands so often is met joined to any other
constexpr float kTogether = 2;            // the two stand side by side so often elsewhere
constexpr float kTogetherBare = 20;       // and so often if no letter has a mark: it may be a foreign word
constexpr float kBeside = 3;              // or one goes so often with its neighbour,
constexpr float kQuiteUsual = 100;        // and both stand so often
constexpr float kBeforeNumber = 0.2F;     // of all places where a word stands, a number follows: năm, tháng, Điều
constexpr float kBehindNumber = 0.02F;    // or stands before it: năm, người, đồng
constexpr std::size_t kFewestJoined = 6;  // letters
constexpr std::size_t kMostBytes = 48;

bool has_marks(std::string_view key) {
  return std::any_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
}

struct Halves {
  SyllableId first = kUnknown;
  SyllableId second = kUnknown;
  std::size_t cut = 0;  ///< bytes of the first, as written
  float count = -1;
};

class Splitter {
 public:
  Splitter(const Model& model, const Doubter& doubter, const std::vector<Token>& tokens, std::size_t at)
      : model_(model), left_(doubter.before(at)), right_(doubter.after(at)), word_(doubter.word(at)) {
    const bool begins_sentence = tokens[at].is_edged() && doubter.has_right(at) && !tokens[at + 1].is_capital();
    may_be_name_ = tokens[at].is_capital() && !begins_sentence && !doubter.is_shouted(at);
  }

  [[nodiscard]] Halves split() const {
    Halves best;
    for (std::size_t cut = 0; cut < word_.size();) {
      cut += text::decode(word_, cut).length;
      if (cut >= word_.size()) break;
      const Halves halves = halves_at(cut);
      if (halves.count > best.count) best = halves;
    }
    return best;
  }

 private:
  [[nodiscard]] SyllableId usual(std::string_view part) const {
    if (text::count_characters(part) < 2) return kUnknown;
    const std::string key = text::search_key(part);
    const SyllableId id = model_.find(text::mark_of(key));
    return id != kUnknown && model_.is_listed(id) && model_.count(id) >= kUsual ? id : kUnknown;
  }

  [[nodiscard]] float times(const Neighbour& first, SyllableId second) const {
    return first.is_there && first.id != kUnknown ? Model::pair_count(model_.find_pair(first.id, second)) : 0;
  }
  [[nodiscard]] float times(SyllableId first, const Neighbour& second) const {
    return second.is_there && second.id != kUnknown ? Model::pair_count(model_.find_pair(first, second.id)) : 0;
  }

  [[nodiscard]] Halves halves_at(std::size_t cut) const {
    const std::string_view head = word_.substr(0, cut);
    const std::string_view tail = word_.substr(cut);
    const bool is_cut_at_capital = text::is_upper(text::decode(tail, 0).code_point) && !text::is_all_caps(head);
    if (is_cut_at_capital && text::is_all_caps(tail)) return before_abbreviation(head, cut);
    const Halves halves{.first = usual(head), .second = usual(tail), .cut = cut};
    if (halves.first == kUnknown || halves.second == kUnknown) return {};
    const float together = Model::pair_count(model_.find_pair(halves.first, halves.second));
    if (!has_marks(word_)) return may_be_name_ || together < kTogetherBare ? Halves{} : with(halves, together);
    if (together >= kTogether) return with(halves, together);
    const float beside = std::max(times(left_, halves.first), times(halves.second, right_));
    const auto [seldomer, oftener] = std::minmax({model_.count(halves.first), model_.count(halves.second)});
    const bool is_proved = (beside >= kBeside && seldomer >= kQuiteUsual) || (oftener >= kVeryUsual && !may_be_syllable());
    return may_be_name_ || !is_proved ? Halves{} : with(halves, 0);
  }

  /// One that the list lacks ("khuống"), or a short loan ("rađa").
  [[nodiscard]] bool may_be_syllable() const {
    const auto letters = take_apart(text::search_key(word_));
    return letters && (letters->size < kFewestJoined || is_well_formed(*letters));
  }

  /// "vàUNESCO"
  [[nodiscard]] Halves before_abbreviation(std::string_view head, std::size_t cut) const {
    const SyllableId first = usual(head);
    if (first == kUnknown || text::count_characters(word_.substr(cut)) < 2) return {};
    if (!has_marks(head) && model_.count(first) < kVeryUsual) return {};
    return {.first = first, .second = kUnknown, .cut = cut, .count = 0};
  }

  static Halves with(Halves halves, float count) {
    halves.count = count;
    return halves;
  }

  const Model& model_;
  Neighbour left_, right_;
  std::string_view word_;
  bool may_be_name_ = false;
};

/// Is the token a Vietnamese word that no code would hold: more than a letter, a mark over one?
bool is_plain_word(const Model& model, const Doubter& doubter, const Token& token, std::size_t at) {
  return token.id != kUnknown && model.is_listed(token.id) && model.count(token.id) >= kUsual && has_marks(doubter.run(at).key) &&
         text::count_characters(doubter.word(at)) >= 2 && !doubter.is_shouted(at);
}

/// A word and a number side by side, and nothing else joined to the two.
std::optional<Slip> join_with_number(const Model& model, std::string_view text, const Doubter& doubter, const std::vector<Token>& tokens,
                                     std::size_t at) {
  const std::size_t word = tokens[at].id == model.number() ? at + 1 : at;
  if (!is_plain_word(model, doubter, tokens[word], word) || tokens[at].id == tokens[at + 1].id) return std::nullopt;
  const bool is_word_first = word == at;
  if (!is_word_first && tokens[word].is_capital()) return std::nullopt;
  const float together = Model::pair_count(is_word_first ? model.find_pair(tokens[word].id, model.number())
                                                         : model.find_pair(model.number(), tokens[word].id));
  if (together < model.count(tokens[word].id) * (is_word_first ? kBeforeNumber : kBehindNumber)) return std::nullopt;  // "tâm1": a note
  const std::size_t begin = doubter.run(at).where.begin;
  const std::size_t end = doubter.run(at + 1).where.end;
  const auto is_free = [&](std::size_t place) {
    return place >= text.size() || text::is_space(static_cast<unsigned char>(text[place])) || text[place] == ',' || text[place] == ';';
  };
  const bool is_alone = (begin == 0 || text::is_space(static_cast<unsigned char>(text[begin - 1]))) && (is_free(end) || is_word_first);
  if (!is_alone) return std::nullopt;
  return Slip{.where = {begin, end},
              .kind = Slip::Kind::joined,
              .suggestion = std::string(doubter.word(at)) + " " + std::string(doubter.word(at + 1)),
              .is_sure = true};
}

}  // namespace

std::optional<Slip> find_joined(const Model& model, std::string_view text, const Doubter& doubter, const std::vector<Token>& tokens,
                                std::size_t at) {
  const text::Run::Where where = doubter.run(at).where;
  if (at + 1 < tokens.size() && doubter.run(at + 1).where.begin == where.end) return join_with_number(model, text, doubter, tokens, at);
  const Token& token = tokens[at];
  if (token.is_code() || token.id != kUnknown || where.end - where.begin > kMostBytes) return std::nullopt;
  const Halves halves = Splitter(model, doubter, tokens, at).split();
  if (halves.cut == 0 || halves.count < 0) return std::nullopt;
  const std::string_view word = doubter.word(at);
  return Slip{.where = {where.begin, where.end},
              .kind = Slip::Kind::joined,
              .suggestion = std::string(word.substr(0, halves.cut)) + " " + std::string(word.substr(halves.cut)),
              .is_sure = true};
}

}  // namespace nhipcau::spelling
