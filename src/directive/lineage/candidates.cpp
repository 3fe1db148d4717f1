#include "directive/lineage/candidates.hpp"

#include <algorithm>

namespace nhipcau::directive::lineage {
namespace {

constexpr double kEnoughShare = 0.6;     // of the words of one of the two
constexpr double kLeastOfParent = 0.15;  // of a parent's sentence that was shortened
constexpr double kLeastOfChild = 0.3;    // of the child's, that added to the parent's
constexpr double kNearlyAll = 0.9;
constexpr std::uint32_t kFewestShared = 6;  // words
constexpr std::size_t kOften = 3;           // sentences of a paper that share words in a row

std::span<const Token> words_in(const Content& paper, Stretch words) {
  return std::span(paper.tokens).subspan(words.first, words.size());
}

double share(std::uint32_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

struct Weighed {
  double part = 0, whole = 0;
  [[nodiscard]] double share() const { return whole == 0 ? 0 : part / whole; }
};

/// Of a sentence's words those that are set.
Weighed weigh_share(const std::vector<float>& weights, Stretch sentence, const std::vector<bool>& set) {
  Weighed weighed;
  for (std::uint32_t k = 0; k < sentence.size(); ++k) {
    const double weight = weights[sentence.first + k];
    weighed.whole += weight;
    if (set[k]) weighed.part += weight;
  }
  return weighed;
}

}  // namespace

bool Candidate::is_enough() const {
  if (is_equal) return true;
  if (shared < kFewestShared) return false;
  const bool is_taken = of_child >= kEnoughShare && (of_parent >= kLeastOfParent || of_child >= kNearlyAll);
  const bool is_enlarged = of_parent >= kEnoughShare && of_child >= kLeastOfChild;
  return is_taken || is_enlarged;
}

Candidates::Candidates(const Content& child, const std::vector<Content>& parents) : child_(child), parents_(parents) {
  for (std::uint32_t paper = 0; paper < parents.size(); ++paper) index(parents[paper], paper);
  for (std::uint32_t i = 0; i < child.sentences.size(); ++i) {
    const auto words = words_in(child, child.sentences[i].words);
    for (std::size_t at = 0; at + kShingle <= words.size(); ++at) own_.add(key_of(words.subspan(at, kShingle)), i);
  }
  shingles_.finish();
  whole_.finish();
  own_.finish();
  own_weights_ = weigh(child);
  for (const Content& parent : parents) weights_.push_back(weigh(parent));
  votes_.resize(sentences_.size());
}

void Candidates::index(const Content& paper, std::uint32_t number) {
  first_of_.push_back(static_cast<std::uint32_t>(sentences_.size()));
  for (std::uint32_t i = 0; i < paper.sentences.size(); ++i) {
    const auto sentence = static_cast<std::uint32_t>(sentences_.size());
    sentences_.push_back({number, i});
    const auto words = words_of(sentence);
    whole_.add(key_of(words), sentence);
    for (std::size_t at = 0; at + kShingle <= words.size(); ++at) shingles_.add(key_of(words.subspan(at, kShingle)), sentence);
  }
}

Candidates::Weights Candidates::weigh(const Content& paper) const {
  Weights weights(paper.tokens.size(), 1.0F);
  for (const Sentence& sentence : paper.sentences) {
    const auto words = words_in(paper, sentence.words);
    for (std::uint32_t at = 0; at + kShingle <= words.size(); ++at) {
      const std::uint64_t key = key_of(words.subspan(at, kShingle));
      const std::size_t often = std::max(own_.find(key).size(), shingles_.find(key).size() / std::max<std::size_t>(1, parents_.size()));
      const float weight = often < kOften ? 1.0F : 1.0F / static_cast<float>(often);
      for (std::uint32_t k = 0; k < kShingle; ++k) {
        float& known = weights[sentence.words.first + at + k];
        known = std::min(known, weight);
      }
    }
  }
  return weights;
}

std::span<const Token> Candidates::words_of(std::uint32_t parent) const {
  const ParentSentence& place = sentences_[parent];
  const Content& paper = parents_[place.paper];
  return words_in(paper, paper.sentences[place.sentence].words);
}

void Candidates::vote(std::uint64_t key) {
  const auto places = shingles_.find(key);
  if (places.size() > kMostPlaces) return;
  for (const Index::Entry& place : places) {
    if (votes_[place.sentence]++ == 0) voted_.push_back(place.sentence);
  }
}

std::vector<Candidate> Candidates::find(const Sentence& sentence) {
  const auto words = words_in(child_, sentence.words);
  for (std::size_t at = 0; at + kShingle <= words.size(); ++at) vote(key_of(words.subspan(at, kShingle)));
  const auto equal = whole_.find(key_of(words));
  for (const Index::Entry& place : equal.first(std::min(equal.size(), kMostPlaces)))
    if (votes_[place.sentence] == 0) {
      votes_[place.sentence] = 1;
      voted_.push_back(place.sentence);
    }
  const auto rough = [&](std::uint32_t parent) { return share(2 * votes_[parent] + 1, words.size() + words_of(parent).size()); };
  std::sort(voted_.begin(), voted_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const double fit_a = rough(a), fit_b = rough(b);
    return fit_a != fit_b ? fit_a > fit_b : a < b;
  });
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < voted_.size(); ++i) {
    if (i < kMostCandidates) found.push_back(compare(sentence, voted_[i]));
    votes_[voted_[i]] = 0;
  }
  voted_.clear();
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.fit > b.fit; });
  return found;
}

void Candidates::place_shingles(const Sentence& sentence) {
  if (placed_of_ == sentence.words.first) return;
  placed_of_ = sentence.words.first;
  placed_.clear();
  const auto words = words_in(child_, sentence.words);
  for (std::uint32_t at = 0; at + kShingle <= words.size(); ++at) placed_.push_back({key_of(words.subspan(at, kShingle)), at});
  std::sort(placed_.begin(), placed_.end());
}

double Candidates::share_of(const Sentence& sentence, const std::vector<bool>& words) const {
  return weigh_share(own_weights_, sentence.words, words).share();
}

Candidate Candidates::compare(const Sentence& sentence, std::uint32_t parent, std::vector<bool>* covered) {
  place_shingles(sentence);
  const auto words = words_in(child_, sentence.words);
  const auto others = words_of(parent);
  std::vector<bool> in_child(words.size()), in_parent(others.size());
  for (std::uint32_t at = 0; at + kShingle <= others.size(); ++at) {
    const std::uint64_t key = key_of(others.subspan(at, kShingle));
    auto place = std::lower_bound(placed_.begin(), placed_.end(), Placed{key, 0});
    if (place == placed_.end() || place->key != key) continue;
    for (std::uint32_t k = 0; k < kShingle; ++k) in_parent[at + k] = true;
    for (; place != placed_.end() && place->key == key; ++place)
      for (std::uint32_t k = 0; k < kShingle; ++k) in_child[place->at + k] = true;
  }
  const ParentSentence& from = sentences_[parent];
  const Weighed own = weigh_share(own_weights_, sentence.words, in_child);
  const Weighed other = weigh_share(weights_[from.paper], parents_[from.paper].sentences[from.sentence].words, in_parent);
  Candidate candidate{.parent = parent,
                      .fit = Weighed{own.part + other.part, own.whole + other.whole}.share(),
                      .of_child = own.share(),
                      .of_parent = other.share(),
                      .shared = static_cast<std::uint32_t>(std::count(in_child.begin(), in_child.end(), true))};
  const auto same = [](const Token& a, const Token& b) { return a.word == b.word; };
  candidate.is_equal = std::equal(words.begin(), words.end(), others.begin(), others.end(), same);
  if (candidate.is_equal) candidate.fit = candidate.of_child = candidate.of_parent = 1;
  if (candidate.is_equal) candidate.shared = static_cast<std::uint32_t>(words.size());
  if (covered != nullptr) *covered = std::move(in_child);
  return candidate;
}

}  // namespace nhipcau::directive::lineage
