#include <algorithm>
#include <cmath>

#include "spelling/casing.hpp"
#include "spelling/doubled.hpp"
#include "spelling/doubts.hpp"
#include "spelling/joined.hpp"
#include "spelling/misnamed.hpp"
#include "spelling/slips.hpp"

namespace nhipcau::spelling {
namespace {

// Of Doubter::odds. In published laws that were not counted something sure and wrong stands once in 200 kB.
constexpr float kSure = -0.2F;
constexpr float kLikely = -2.0F;
constexpr float kMostLeniency = 0.5F;  // a paper with slips has more of them: the odds move by so much at most
constexpr float kUsualBytes = 10000;   // as the logarithm of its slips in so many bytes
constexpr float kMisnamed = 1;
constexpr float kSeldomCount = 3;

struct Suspect {
  Doubt doubt;
  float odds = 0;
};

class Finder {
 public:
  Finder(const Model& model, std::string_view text, const text::Runs& runs)
      : model_(model),
        text_(text),
        tokens_(make_tokens(model, text, runs)),
        doubter_(model, text, runs, tokens_),
        meant_(tokens_.size(), kUnknown) {}

  std::vector<Slip> find() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) look_at(at);
    accuse();
    std::stable_sort(slips_.begin(), slips_.end(), [](const Slip& a, const Slip& b) { return a.where.begin < b.where.begin; });
    drop_overlapping();
    return std::move(slips_);
  }

 private:
  void look_at(std::size_t at) {
    if (may_be_joined(at)) {
      if (auto joined = find_joined(model_, text_, doubter_, tokens_, at)) {
        slips_.push_back(std::move(*joined));
        return;
      }
    }
    if (may_be_doubled(at)) {
      if (auto doubled = find_doubled(model_, text_, doubter_, tokens_, at)) slips_.push_back(std::move(*doubled));
    }
    if (may_be_misnamed(at)) {
      if (const SyllableId name = find_misnamed(model_, doubter_, tokens_, at); name != kUnknown) {
        suspects_.push_back({{.at = at, .better = name}, kMisnamed});
        return;
      }
    }
    if (!doubter_.is_doubtful(at)) return;
    const Doubt doubt = doubter_.doubt(at);
    if (doubt.better == kUnknown) return;
    const float odds = doubter_.odds(doubt);
    if (odds >= kLikely - kMostLeniency) suspects_.push_back({doubt, odds});
  }

  /// How likely something must be to be told in this text.
  [[nodiscard]] float least_odds() const {
    const auto sure = std::count_if(suspects_.begin(), suspects_.end(), [](const Suspect& suspect) { return suspect.odds >= kSure; });
    const float of_usual = static_cast<float>(sure) * kUsualBytes / std::max(kUsualBytes, static_cast<float>(text_.size()));
    return kLikely - std::min(kMostLeniency, std::log1p(of_usual));
  }

  [[nodiscard]] bool may_be_joined(std::size_t at) const {
    return tokens_[at].id == kUnknown || (at + 1 < tokens_.size() && !tokens_[at + 1].is_beside() && !tokens_[at + 1].is_edged());
  }

  /// The word comes again at once or as the second next, or never stood before the next, which an adverb too many does not.
  [[nodiscard]] bool may_be_doubled(std::size_t at) const {
    if (at + 1 >= tokens_.size() || !tokens_[at + 1].is_beside()) return false;
    const std::uint32_t mark = tokens_[at].mark;
    return tokens_[at + 1].mark == mark || tokens_[at + 1].left() == 0 || (at + 2 < tokens_.size() && tokens_[at + 2].mark == mark);
  }

  [[nodiscard]] bool may_be_misnamed(std::size_t at) const {
    return tokens_[at].is_capital() && at + 1 < tokens_.size() && tokens_[at + 1].is_capital();
  }

  /// The likeliest first: where one is wrong, its neighbours are looked at again beside what was meant.
  void accuse() {
    std::stable_sort(suspects_.begin(), suspects_.end(), [](const Suspect& a, const Suspect& b) { return a.odds > b.odds; });
    const float least = least_odds();
    for (Suspect& suspect : suspects_) {
      if (suspect.odds < least) continue;
      const std::size_t at = suspect.doubt.at;
      if (is_accused(at, -1) || is_accused(at, 1)) {
        suspect.doubt = doubter_.doubt(at, meant_or(at - 1, doubter_.before(at)), meant_or(at + 1, doubter_.after(at)));
        if (suspect.doubt.better == kUnknown || !is_still_doubtful(suspect.doubt)) continue;
        suspect.odds = doubter_.odds(suspect.doubt);
        if (suspect.odds < least) continue;
      }
      meant_[at] = suspect.doubt.better;
      add(suspect);
    }
  }

  [[nodiscard]] bool is_accused(std::size_t at, int step) const {
    if (step < 0) return at > 0 && tokens_[at].is_beside() && meant_[at - 1] != kUnknown;
    return doubter_.has_right(at) && meant_[at + 1] != kUnknown;
  }

  [[nodiscard]] Neighbour meant_or(std::size_t at, const Neighbour& written) const {
    if (!written.is_there || meant_[at] == kUnknown) return written;
    return {meant_[at], model_.mark(meant_[at]), true};
  }

  [[nodiscard]] bool is_still_doubtful(const Doubt& doubt) const {
    return tokens_[doubt.at].id == kUnknown || (doubt.written.left == 0 && doubt.written.right == 0);
  }

  void add(const Suspect& suspect) {
    const Token& token = tokens_[suspect.doubt.at];
    const text::Run::Where where = doubter_.run(suspect.doubt.at).where;
    const bool is_word = token.id != kUnknown && model_.is_listed(token.id) && model_.count(token.id) > kSeldomCount;
    slips_.push_back({.where = {where.begin, where.end},
                      .kind = is_word ? Slip::Kind::other : Slip::Kind::misspelt,
                      .suggestion = in_case_of(doubter_.word(suspect.doubt.at), model_.name(suspect.doubt.better)),
                      .is_sure = suspect.odds >= kSure});
  }

  void drop_overlapping() {
    std::vector<Slip> kept;
    for (Slip& slip : slips_) {
      if (!kept.empty() && slip.where.begin < kept.back().where.end) {
        if (slip.is_sure && !kept.back().is_sure) kept.back() = std::move(slip);
        continue;
      }
      kept.push_back(std::move(slip));
    }
    slips_ = std::move(kept);
  }

  const Model& model_;
  std::string_view text_;
  std::vector<Token> tokens_;
  Doubter doubter_;
  std::vector<SyllableId> meant_;  ///< by token: what was meant where something wrong stands
  std::vector<Suspect> suspects_;
  std::vector<Slip> slips_;
};

}  // namespace

std::vector<Slip> find_slips(const Model& model, std::string_view text, const text::Runs& runs) {
  return Finder(model, text, runs).find();
}

}  // namespace nhipcau::spelling
