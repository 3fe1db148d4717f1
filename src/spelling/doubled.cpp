#include "spelling/doubled.hpp"

#include <algorithm>
#include <string>

#include "text/scan.hpp"

namespace nhipcau::spelling {
namespace {

constexpr float kReduplicated = 3;      // a syllable doubled so often elsewhere,
constexpr float kReduplicating = 500;   // and once in so many times that it stands, is meant doubled
constexpr float kOftenDoubled = 8;      // or so often,
constexpr float kStillDoubling = 3000;  // and once in so many
constexpr float kFarOftener = 20;       // a word that stands so many times as often is rather meant
constexpr float kWordOften = 5;         // two syllables that stand together so often are as good as a word
constexpr float kFlows = 20;            // a pair seen so often reads well
constexpr std::size_t kFurthest = 7;    // tokens to where the word comes again

class Looker {
 public:
  Looker(const Model& model, std::string_view text, const Doubter& doubter, const std::vector<Token>& tokens, std::size_t at)
      : model_(model), text_(text), doubter_(doubter), tokens_(tokens), at_(at) {}

  [[nodiscard]] std::optional<Slip> look() const {
    if (is_abbreviation_twice()) return slip(at_ + 1, at_ + 1);
    if (!is_syllable(at_)) return std::nullopt;
    if (is_beside(at_ + 1) && is_same(at_, at_ + 1))
      return is_meant_twice() ? std::nullopt : std::optional(is_sure_once() ? slip(at_ + 1, at_ + 1) : likely(slip(at_ + 1, at_ + 1)));
    if (is_beside(at_ + 3) && is_beside(at_ + 2) && is_beside(at_ + 1) && is_same(at_, at_ + 2) && is_same(at_ + 1, at_ + 3))
      return is_word_twice() ? std::optional(likely(slip(at_ + 2, at_ + 3))) : std::nullopt;
    return look_further();
  }

 private:
  [[nodiscard]] bool is_beside(std::size_t at) const { return at < tokens_.size() && tokens_[at].is_beside(); }
  [[nodiscard]] bool is_syllable(std::size_t at) const {
    const SyllableId id = tokens_[at].id;
    return id != kUnknown && id != model_.number() && model_.is_listed(id) && !tokens_[at].is_code() && doubter_.run(at).key.size() > 1;
  }
  /// The same syllable; that the first of a sentence has a capital makes none of another.
  [[nodiscard]] bool is_same(std::size_t first, std::size_t second) const {
    if (tokens_[first].mark != tokens_[second].mark || tokens_[first].id != tokens_[second].id) return false;
    return !tokens_[second].is_capital() || tokens_[first].is_capital();
  }
  [[nodiscard]] std::uint32_t pair(std::size_t first, std::size_t second) const {
    const SyllableId a = tokens_[first].id;
    const SyllableId b = tokens_[second].id;
    return a == kUnknown || b == kUnknown ? 0 : model_.find_pair(a, b);
  }
  [[nodiscard]] bool is_name(std::size_t at) const {
    return tokens_[at].is_capital() && tokens_[at].is_beside() && !doubter_.is_shouted(at);
  }

  /// "UBND UBND tỉnh"
  [[nodiscard]] bool is_abbreviation_twice() const {
    const SyllableId id = tokens_[at_].id;
    return (id == kUnknown || !model_.is_listed(id)) && id != model_.number() && is_beside(at_ + 1) && is_same(at_, at_ + 1) &&
           doubter_.is_shouted(at_) && doubter_.is_shouted(at_ + 1);
  }

  /// "ngày ngày 15 tháng 6": days are counted once, whatever "ngày ngày" means elsewhere.
  [[nodiscard]] bool is_before_number() const {
    constexpr std::string_view kCounted[] = {"ngày", "tháng", "điều", "khoản", "điểm", "số", "quý", "mục"};
    if (!is_beside(at_ + 2) || tokens_[at_ + 2].id != model_.number()) return false;
    const bool is_of_date =
        is_beside(at_) && tokens_[at_ - 1].id == model_.number() && doubter_.run(at_).is("năm");  // not "kế hoạch năm năm 2021"
    return is_of_date || std::find(std::begin(kCounted), std::end(kCounted), doubter_.run(at_).key) != std::end(kCounted);
  }

  /// A name of a person or a place, whose syllables may be alike ("Lò Lò Chín"): capitals, and no word that goes on in small letters.
  [[nodiscard]] bool is_name_twice() const {
    if (!tokens_[at_ + 1].is_capital() || doubter_.is_shouted(at_)) return false;
    const bool goes_on = is_beside(at_ + 2) && !tokens_[at_ + 2].is_capital() && Model::is_word(pair(at_ + 1, at_ + 2));
    return !goes_on;
  }

  /// "luôn luôn"; "hệ thống thống nhất", where each belongs to a word of its own; "Luật luật sư".
  [[nodiscard]] bool is_meant_twice() const {
    if (is_before_number()) return false;
    if (doubter_.own().count(tokens_[at_].mark, tokens_[at_].mark) > 2 || is_name_twice()) return true;
    const bool begins_word = is_beside(at_ + 2) && Model::is_word(pair(at_ + 1, at_ + 2));
    const bool ends_word = is_beside(at_) && Model::is_word(pair(at_ - 1, at_));
    if (begins_word && (ends_word || doubter_.run(at_).is("luật"))) return true;
    return is_reduplicated() && kFarOftener * Model::pair_count(pair(at_, at_ + 1)) >= strongest_word();
  }

  [[nodiscard]] bool is_reduplicated() const {
    const std::uint32_t twice = pair(at_, at_ + 1);
    const float often = Model::pair_count(twice);
    const float once = model_.count(tokens_[at_].id);
    return Model::is_word(twice) || (often >= kReduplicated && often * kReduplicating >= once) ||
           (often >= kOftenDoubled && often * kStillDoubling >= once);
  }

  /// How often the word stands that one of the two makes with its neighbour: "công công tác", "hạ tầng tầng".
  [[nodiscard]] float strongest_word() const {
    const std::uint32_t before = is_beside(at_) ? pair(at_ - 1, at_) : 0;
    const std::uint32_t behind = is_beside(at_ + 2) ? pair(at_ + 1, at_ + 2) : 0;
    return std::max(Model::is_word(before) ? Model::pair_count(before) : 0, Model::is_word(behind) ? Model::pair_count(behind) : 0);
  }

  /// A particle never stands twice; another syllable may end one word and begin the next: "cùng cấp cấp giấy", "nhìn được được coi".
  [[nodiscard]] bool is_sure_once() const {
    constexpr std::string_view kParticles[] = {"của", "và", "các", "những", "là",   "cho",   "với", "trong", "về",  "tại", "theo", "từ",
                                               "đến", "để", "do",  "bởi",   "hoặc", "nhưng", "thì", "mà",    "này", "đó",  "khi",  "nếu"};
    if (std::find(std::begin(kParticles), std::end(kParticles), doubter_.run(at_).key) != std::end(kParticles)) return true;
    if (is_before_number()) return true;
    const auto goes = [&](std::size_t first, std::size_t second) {
      const std::uint32_t found = pair(first, second);
      return Model::is_word(found) || Model::pair_count(found) >= kWordOften;
    };
    return !doubter_.run(at_).is("được") && !(is_beside(at_) && goes(at_ - 1, at_) && is_beside(at_ + 2) && goes(at_ + 1, at_ + 2));
  }

  [[nodiscard]] bool is_word_twice() const {
    const std::uint32_t word = pair(at_, at_ + 1);
    const bool is_word = Model::is_word(word) || Model::pair_count(word) >= kWordOften;
    const float again = Model::pair_count(pair(at_ + 1, at_ + 2));
    const bool belongs_before = is_beside(at_) && Model::is_word(pair(at_ - 1, at_));  // "thẩm định giá định giá"
    return is_word && again < kFlows && !belongs_before && !is_name(at_) && !is_name(at_ + 1);
  }

  /// One that stands once in a clause: others come again as they please ("không … không", "từng … từng").
  [[nodiscard]] bool is_adverb() const {
    constexpr std::string_view kAdverbs[] = {"luôn", "vẫn", "đang", "sẽ", "rất", "đều", "hãy"};
    return std::find(std::begin(kAdverbs), std::end(kAdverbs), doubter_.run(at_).key) != std::end(kAdverbs);
  }

  /// The word does not fit here: never seen before the next, which goes well with the one before; and it comes again.
  [[nodiscard]] std::optional<Slip> look_further() const {
    if (!is_beside(at_) || !is_beside(at_ + 1) || tokens_[at_].is_capital() || tokens_[at_ + 1].left() != 0) return std::nullopt;
    if (!is_adverb() || Model::pair_count(pair(at_ - 1, at_ + 1)) < kFlows) return std::nullopt;
    for (std::size_t further = at_ + 2; further <= at_ + kFurthest && is_beside(further); ++further) {
      if (!is_same(at_, further)) continue;
      const bool fits = tokens_[further].left() != 0 || (is_beside(further + 1) && tokens_[further + 1].left() != 0);
      return fits ? std::optional(extra(further)) : std::nullopt;
    }
    return std::nullopt;
  }

  /// Tokens [from, to] repeat what stands before them.
  [[nodiscard]] Slip slip(std::size_t from, std::size_t to) const {
    const std::size_t begin = doubter_.run(at_).where.begin;
    const std::size_t kept = doubter_.run(from - 1).where.end;
    return {.where = {begin, doubter_.run(to).where.end},
            .kind = Slip::Kind::doubled,
            .suggestion = std::string(text_.substr(begin, kept - begin)),
            .is_sure = true};
  }

  /// "người ủy thác ủy thác cho …": a noun and a verb may be one word.
  static Slip likely(Slip slip) {
    slip.is_sure = false;
    return slip;
  }

  [[nodiscard]] Slip extra(std::size_t further) const {
    const std::size_t begin = doubter_.run(at_).where.begin;
    const std::size_t rest = doubter_.run(at_ + 1).where.begin;
    const std::size_t end = doubter_.run(further).where.end;
    return {.where = {begin, end}, .kind = Slip::Kind::doubled, .suggestion = std::string(text_.substr(rest, end - rest)), .is_sure = true};
  }

  const Model& model_;
  std::string_view text_;
  const Doubter& doubter_;
  const std::vector<Token>& tokens_;
  std::size_t at_;
};

}  // namespace

std::optional<Slip> find_doubled(const Model& model, std::string_view text, const Doubter& doubter, const std::vector<Token>& tokens,
                                 std::size_t at) {
  return Looker(model, text, doubter, tokens, at).look();
}

}  // namespace nhipcau::spelling
