#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "spelling/letters.hpp"
#include "spelling/pair_table.hpp"
#include "spelling/seen_beside.hpp"

namespace nhipcau::spelling {

using SyllableId = std::uint16_t;
constexpr SyllableId kUnknown = 0xFFFF;

/// What may have been meant where something stands.
struct Candidate {
  SyllableId id = kUnknown;
  float ease = 1;  ///< how usual the slip from it is: 1 a mark or a tone, less for letters
};

class KnownCandidates;

/// Which syllables there are and how often they and their pairs stand in published text: data/spelling/counts.bin, whose form
/// make_counts.py beside it tells. Read once; then safe from many threads.
class Model {
 public:
  static constexpr std::size_t kMostSyllables = 8192;
  static constexpr std::uint8_t kHole = Letters::kBase;  ///< in bases: some letter

  /// bytes    of the file; they must outlive the model
  /// returns  nothing if they are not whole and in order
  static std::optional<Model> read(std::string_view bytes);

  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;
  ~Model();

  [[nodiscard]] std::size_t size() const { return names_.size(); }
  /// What is known of a syllable at first sight: all in one place, since it is asked of every word of a text.
  struct Found {
    std::uint32_t mark = 0;
    SyllableId id = kUnknown;
    bool is_listed = false;
    bool is_seldom = true;  ///< published text hardly has it, or it is not listed
  };
  /// mark  text::mark_of its search_key, as a text::Run has it. One in half a million other words has that of a syllable.
  [[nodiscard]] const Found& look_up(std::uint32_t mark) const {
    for (std::size_t slot = mark & (kNameSlots - 1);; slot = (slot + 1) & (kNameSlots - 1))
      if (const Found& found = name_slots_[slot]; found.id == kUnknown || found.mark == mark) return found;
  }
  [[nodiscard]] SyllableId find(std::uint32_t mark) const { return look_up(mark).id; }
  [[nodiscard]] std::string_view name(SyllableId id) const { return names_[id]; }
  [[nodiscard]] std::uint32_t mark(SyllableId id) const { return marks_[id]; }
  /// Nothing of a name that is no Vietnamese syllable.
  [[nodiscard]] const Letters* letters(SyllableId id) const { return letters_[id].size > 0 ? &letters_[id] : nullptr; }
  [[nodiscard]] bool is_listed(SyllableId id) const { return (traits_[id] & kListed) != 0; }
  [[nodiscard]] bool is_name(SyllableId id) const { return (traits_[id] & kName) != 0; }

  /// What stands for any number, and for a mark or the end of a line, as if they were syllables.
  [[nodiscard]] SyllableId number() const { return number_; }
  [[nodiscard]] SyllableId edge() const { return edge_; }

  /// How often the syllable stands, about.
  [[nodiscard]] float count(SyllableId id) const { return counts_[id]; }
  /// With how many others a pair begins with it.
  [[nodiscard]] float followers(SyllableId id) const { return followers_[id]; }
  [[nodiscard]] float total() const { return total_; }

  /// 0: never seen. What pair_count, is_word and the others take.
  [[nodiscard]] std::uint32_t find_pair(SyllableId first, SyllableId second) const { return pairs_.find(first, second); }
  // Quick, and never wrong when they say no: most pairs that might be meant were never seen.
  [[nodiscard]] SeenBeside::Row seen_behind(SyllableId first) const { return behind_.row(first); }
  [[nodiscard]] SeenBeside::Row seen_before(SyllableId second) const { return before_.row(second); }
  // Say what will be asked soon: the tables are larger than a fast cache.
  void expect_find(std::uint32_t mark) const { __builtin_prefetch(&name_slots_[mark & (kNameSlots - 1)]); }
  void expect_pair(SyllableId first, SyllableId second) const { pairs_.expect(first, second); }
  static float pair_count(std::uint32_t pair) { return kTimes[pair & kLevel]; }
  /// Does a pair that differs by marks alone stand far oftener? Then this one may be a slip wherever it stands.
  static bool is_outnumbered(std::uint32_t pair) { return (pair & kOutnumbered) != 0; }
  /// What a pair seen so often proves of two that stand so often: as much if they seek each other, less if chance alone would bring them
  /// together as often.
  [[nodiscard]] float weight(float pair, float first, float second) const {
    const float sought = pair * total_ / ((first + 1) * (second + 1) * kSought);
    return pair * (sought < 1 ? sought : 1);
  }
  // What a pair proves by its weight in published text alone, nothing if it is outnumbered: 0 proves none of it.
  static bool proves_something(std::uint32_t pair) { return (pair & kSomething) != 0; }
  static bool proves_much(std::uint32_t pair) { return (pair & kMuch) != 0; }
  /// Both syllables are right beyond doubt; never of one with a number.
  static bool proves_both(std::uint32_t pair) { return (pair & kBoth) != 0; }
  /// Are the two a word of a dictionary?
  static bool is_word(std::uint32_t pair) { return (pair & (kWord | kOutnumbered)) == kWord; }

  /// The syllables whose letters have these bases, whatever their marks.
  [[nodiscard]] std::span<const SyllableId> with_bases(std::uint64_t bases) const;
  /// list_candidates of a syllable that has letters(); listed when first asked for.
  [[nodiscard]] std::span<const Candidate> candidates(SyllableId id) const;
  /// Which letters may stand in the hole (kHole) of such bases so that there is a syllable: a bit each, of its base.
  [[nodiscard]] std::uint32_t letters_for_hole(std::uint64_t bases) const;

 private:
  static constexpr float kSought = 3;  ///< so many times as often as by chance: they seek each other
  static constexpr std::uint8_t kListed = 1;
  static constexpr std::uint8_t kName = 2;
  static constexpr std::array<float, 16> kTimes{0, 1, 2, 3, 5, 8, 13, 22, 40, 75, 150, 300, 700, 1600, 4000, 10000};
  static constexpr std::size_t kNameSlots = 2 * kMostSyllables;
  static constexpr std::uint32_t kLevel = 15;
  static constexpr std::uint32_t kWord = 16;
  static constexpr std::uint32_t kOutnumbered = 32;
  static constexpr std::uint32_t kInFile = 63;
  static constexpr std::uint32_t kSomething = 64;
  static constexpr std::uint32_t kMuch = 128;
  static constexpr std::uint32_t kBoth = 256;

  struct Bases {
    std::uint64_t key = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;  ///< 0: free
  };

  struct Hole {
    std::uint64_t key = 0;
    std::uint32_t letters = 0;  ///< 0: free
  };

  Model();
  [[nodiscard]] std::uint32_t with_proofs(std::uint32_t pair, SyllableId first, SyllableId second) const;
  void add_holes(std::uint64_t bases);
  bool read_names(std::string_view text, std::size_t count);
  bool read_pairs(std::string_view rows, std::string_view seconds, std::string_view values);
  void index_names();
  void index_bases();

  std::vector<std::string_view> names_;
  std::vector<Letters> letters_;
  std::vector<std::uint32_t> marks_;
  std::vector<float> counts_;
  std::vector<float> rareness_;  ///< of two multiplied: how many times as often as by chance a pair stands that is counted once
  std::vector<float> followers_;
  std::string_view traits_;
  float total_ = 0;
  SyllableId number_ = kUnknown;
  SyllableId edge_ = kUnknown;
  std::vector<Found> name_slots_;
  PairTable pairs_;
  SeenBeside behind_;  ///< which stand behind each
  SeenBeside before_;  ///< and before
  std::vector<SyllableId> by_bases_;
  std::vector<Bases> bases_slots_;
  std::vector<Hole> holes_;
  std::unique_ptr<KnownCandidates> candidates_;
};

/// The model that travels in the program; read at the first call.
const Model& shipped_model();

}  // namespace nhipcau::spelling
