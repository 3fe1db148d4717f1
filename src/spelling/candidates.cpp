#include "spelling/candidates.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>
#include <utility>

namespace nhipcau::spelling {
namespace {

// How usual each slip is beside a lost or wrong mark: e to the power of what logistic regression takes off for it.
constexpr float kMarkEase = 1;               // one mark or one tone
constexpr float kLostEase = 0.6065307F;      // all of them: 0.5
constexpr float kTwoMarksEase = 0.2231302F;  // a mark and a tone, or two marks: 1.5
constexpr float kThreeMarksEase = 0.0497871F;
constexpr float kUsualLetterEase = 0.2231302F;
constexpr float kLetterEase = 0.0820850F;          // 2.5
constexpr float kLetterAndMarkEase = 0.01110900F;  // 4.5
constexpr unsigned kMostMarks = 3;
constexpr unsigned kLetterBits = 8;  // of a letter in Letters::bases

/// Beginnings of syllables that sound alike somewhere, of more than a letter.
constexpr std::pair<std::string_view, std::string_view> kInitials[] = {{"ch", "tr"}, {"d", "gi"},  {"gi", "r"},
                                                                       {"v", "gi"},  {"ng", "nh"}, {"c", "qu"}};

constexpr std::uint8_t code_of(char letter) {
  return static_cast<std::uint8_t>(letter - 'a' + 1);
}

std::uint8_t base(std::uint8_t letter) {
  return letter & Letters::kBase;
}

/// Letters that are taken for one another because they sound or lie alike.
bool are_confused(std::uint8_t a, std::uint8_t b) {
  static constexpr auto kRows = [] {
    constexpr std::string_view kPairs = "sxctiylndrdggrckvdbvmnnhoaeiuoiouiaseropbn";
    std::array<std::uint32_t, 32> rows{};
    for (std::size_t i = 0; i < kPairs.size(); i += 2) {
      rows[code_of(kPairs[i])] |= 1U << code_of(kPairs[i + 1]);
      rows[code_of(kPairs[i + 1])] |= 1U << code_of(kPairs[i]);
    }
    return rows;
  }();
  return ((kRows[a] >> b) & 1U) != 0;
}

/// How many marks differ between letters that stand side by side from `a` and from `b`.
unsigned differing(const std::uint8_t* a, const std::uint8_t* b, std::size_t size) {
  unsigned marks = 0;
  for (std::size_t i = 0; i < size; ++i) marks += a[i] != b[i] ? 1U : 0U;
  return marks;
}

bool has_marks(const Letters& letters) {
  return letters.tone != Tone::level ||
         std::any_of(letters.at.begin(), letters.at.end(), [](std::uint8_t letter) { return (letter & Letters::kShape) != 0; });
}

class Search {
 public:
  Search(const Model& model, const Letters& written, bool is_syllable, std::vector<Candidate>& found)
      : model_(model), written_(written), bases_(written.bases()), most_marks_(is_syllable ? 0U : 1U), found_(found) {}

  void run() {
    add_remarked();
    for (std::size_t at = 0; at < written_.size; ++at) drop(at);
    for (std::size_t at = 0; at + 1 < written_.size; ++at) swap(at);
    for (std::size_t at = 0; at < written_.size; ++at) replace(at);
    for (std::size_t at = 0; at <= written_.size && written_.size < Letters::kMost; ++at) insert(at);
    for (const auto& [heard, meant] : kInitials) {
      replace_initial(heard, meant);
      replace_initial(meant, heard);
    }
  }

 private:
  void add(SyllableId id, float ease) { found_.push_back({id, ease}); }

  [[nodiscard]] unsigned tone_differs(const Letters& other) const { return written_.tone != other.tone || written_.tones > 1 ? 1U : 0U; }

  void add_remarked() {
    const bool is_bare = !has_marks(written_);
    for (const SyllableId id : model_.with_bases(written_.bases())) {
      const Letters& other = *model_.letters(id);
      const unsigned marks = differing(written_.at.data(), other.at.data(), written_.size) + tone_differs(other);
      if (marks > kMostMarks && !is_bare) continue;
      add(id, marks <= 1   ? kMarkEase
              : is_bare    ? kLostEase
              : marks == 2 ? kTwoMarksEase
                           : kThreeMarksEase);  // none: the tone stands over another letter
    }
  }

  /// Those with these bases, where the letters [at, at + fresh) are new and stand for [at, at + stale) of what is written.
  void add_changed(std::uint64_t bases, std::size_t at, std::size_t fresh, std::size_t stale, float ease) {
    for (const SyllableId id : model_.with_bases(bases)) {
      const Letters& other = *model_.letters(id);
      const unsigned marks = differing(written_.at.data(), other.at.data(), at) +
                             differing(written_.at.data() + at + stale, other.at.data() + at + fresh, written_.size - at - stale) +
                             tone_differs(other);
      if (marks <= most_marks_) add(id, marks == 0 ? ease : kLetterAndMarkEase);
    }
  }

  void drop(std::size_t at) {
    if (written_.size == 1) return;
    if (at + 1 < written_.size && written_.at[at] == written_.at[at + 1]) return;  // the same as without the next
    const bool is_doubled = at > 0 && base(written_.at[at]) == base(written_.at[at - 1]);
    add_changed(below(at) | (above(at) >> kLetterBits), at, 0, 1, is_doubled ? kMarkEase : kUsualLetterEase);
  }

  void swap(std::size_t at) {
    if (written_.at[at] == written_.at[at + 1]) return;
    Letters changed = written_;
    std::swap(changed.at[at], changed.at[at + 1]);
    for (const SyllableId id : model_.with_bases(changed.bases())) {
      const Letters& other = *model_.letters(id);
      const unsigned marks = differing(changed.at.data(), other.at.data(), changed.size) + tone_differs(other);
      if (marks <= most_marks_) add(id, marks == 0 ? kUsualLetterEase : kLetterAndMarkEase);
    }
  }

  void replace(std::size_t at) {
    const std::uint8_t old = base(written_.at[at]);
    const std::uint64_t rest = below(at) | above(at);
    for (std::uint32_t left = model_.letters_for_hole(rest | placed(Model::kHole, at)) & ~(1U << old); left != 0; left &= left - 1) {
      const auto code = static_cast<std::uint8_t>(std::countr_zero(left));
      add_changed(rest | placed(code, at), at, 1, 1, are_confused(code, old) ? kUsualLetterEase : kLetterEase);
    }
  }

  void insert(std::size_t at) {
    const std::uint64_t rest = below(at) | ((bases_ & ~(placed(1, at) - 1)) << kLetterBits);
    std::uint32_t left = model_.letters_for_hole(rest | placed(Model::kHole, at));
    if (at > 0) left &= ~(1U << base(written_.at[at - 1]));  // the same as one place earlier
    for (; left != 0; left &= left - 1)
      add_changed(rest | placed(static_cast<std::uint8_t>(std::countr_zero(left)), at), at, 1, 0, kUsualLetterEase);
  }

  /// "chách" for "trách": as it is heard.
  void replace_initial(std::string_view from, std::string_view to) {
    if (written_.size + to.size() - from.size() > Letters::kMost || written_.size <= from.size()) return;
    std::uint64_t bases = (bases_ >> (kLetterBits * from.size())) << (kLetterBits * to.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
      if (written_.at[i] != code_of(from[i])) return;
    }
    for (std::size_t i = 0; i < to.size(); ++i) bases |= placed(code_of(to[i]), i);
    add_changed(bases, 0, to.size(), from.size(), kUsualLetterEase);
  }

  static std::uint64_t placed(std::uint8_t code, std::size_t at) { return std::uint64_t{code} << (kLetterBits * at); }
  [[nodiscard]] std::uint64_t below(std::size_t at) const { return bases_ & (placed(1, at) - 1); }
  [[nodiscard]] std::uint64_t above(std::size_t at) const { return bases_ & ~(placed(1, at) - 1) & ~placed(0xFF, at); }

  const Model& model_;
  const Letters& written_;
  std::uint64_t bases_;
  unsigned most_marks_;
  std::vector<Candidate>& found_;
};

}  // namespace

void list_candidates(const Model& model, const Letters& written, bool is_syllable, std::vector<Candidate>& found) {
  found.clear();
  Search(model, written, is_syllable, found).run();
}

}  // namespace nhipcau::spelling
