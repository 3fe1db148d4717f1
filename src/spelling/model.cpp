#include "spelling/model.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "spelling/candidates.hpp"
#include "text/runs.hpp"

namespace nhipcau::spelling::data {
std::span<const base::EmbeddedFile> embedded_files();
}

namespace nhipcau::spelling {
namespace {

constexpr std::string_view kMagic = "nhipcau spelling 1\n";
constexpr std::size_t kMostPairs = 1U << 20U;
constexpr float kLeastProof = 0.3F;      // a pair that weighs less is as good as never seen
constexpr float kSeldom = 2;             // one that weighs no more proves little
constexpr float kFullProof[] = {10, 2};  // so much proves both its syllables; and so much if it is a word of a dictionary
constexpr float kSeldomCount = 50;       // a syllable that stands no oftener is seldom
constexpr std::size_t kBasesSlots = 2 * Model::kMostSyllables;

/// Takes pieces off the front of bytes; once too much was asked for it is broken and gives nothing.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}

  std::string_view take(std::size_t size) {
    if (size > left_.size()) is_broken_ = true;
    if (is_broken_) return {};
    const std::string_view piece = left_.substr(0, size);
    left_.remove_prefix(size);
    return piece;
  }
  std::uint32_t take_number() {
    const std::string_view piece = take(4);
    std::uint32_t number = 0;
    for (std::size_t i = piece.size(); i > 0; --i) number = (number << 8U) | static_cast<unsigned char>(piece[i - 1]);
    return number;
  }
  [[nodiscard]] bool is_done() const { return !is_broken_ && left_.empty(); }

 private:
  std::string_view left_;
  bool is_broken_ = false;
};

std::uint16_t short_at(std::string_view bytes, std::size_t index) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  return static_cast<std::uint16_t>(byte(2 * index) | (byte(2 * index + 1) << 8U));
}

float count_of_level(unsigned level) {
  constexpr float kSteps = 4;
  return std::exp2(static_cast<float>(level) / kSteps) - 1;
}

std::size_t hash_of(std::uint64_t bases) {
  return static_cast<std::size_t>((bases * 0x9E3779B97F4A7C15U) >> 32U);
}

}  // namespace

/// Lists of candidates, one for each syllable that was asked about. Whoever lists one first keeps it for all threads.
class KnownCandidates {
 public:
  explicit KnownCandidates(std::size_t size) : lists_(size) {}
  KnownCandidates(const KnownCandidates&) = delete;
  KnownCandidates& operator=(const KnownCandidates&) = delete;
  ~KnownCandidates() {
    for (const auto& list : lists_) delete list.load();
  }

  const std::vector<Candidate>& of(const Model& model, SyllableId id) {
    if (const List* known = lists_[id].load(std::memory_order_acquire)) return *known;
    auto listed = std::make_unique<List>();
    list_candidates(model, *model.letters(id), model.is_listed(id), *listed);
    const List* other = nullptr;
    return lists_[id].compare_exchange_strong(other, listed.get()) ? *listed.release() : *other;
  }

 private:
  using List = std::vector<Candidate>;
  std::vector<std::atomic<const List*>> lists_;
};

Model::Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

std::optional<Model> Model::read(std::string_view bytes) {
  Reader reader(bytes);
  if (reader.take(kMagic.size()) != kMagic) return std::nullopt;
  const std::size_t syllables = reader.take_number();
  const std::size_t pairs = reader.take_number();
  if (syllables > kMostSyllables || pairs > kMostPairs) return std::nullopt;
  const std::string_view names = reader.take(reader.take_number());
  const std::string_view levels = reader.take(syllables);
  Model model;
  model.traits_ = reader.take(syllables);
  const std::string_view rows = reader.take(2 * syllables);
  const std::string_view seconds = reader.take(2 * pairs);
  const std::string_view values = reader.take(pairs);
  if (!reader.is_done() || !model.read_names(names, syllables)) return std::nullopt;
  for (const char level : levels) model.counts_.push_back(count_of_level(static_cast<unsigned char>(level)));
  model.total_ = std::accumulate(model.counts_.begin(), model.counts_.end(), 1.0F);
  for (const float count : model.counts_) model.rareness_.push_back(std::sqrt(model.total_ / kSought) / (count + 1));
  model.index_names();
  model.index_bases();
  model.candidates_ = std::make_unique<KnownCandidates>(syllables);
  model.number_ = model.find(text::mark_of("0"));
  model.edge_ = model.find(text::mark_of("."));
  if (model.number_ == kUnknown || model.edge_ == kUnknown || !model.read_pairs(rows, seconds, values)) return std::nullopt;
  return model;
}

/// The pair as it is in the file, and what it proves.
std::uint32_t Model::with_proofs(std::uint32_t pair, SyllableId first, SyllableId second) const {
  if (is_outnumbered(pair)) return pair;
  const float count = pair_count(pair);
  const float weight = std::min(count * (count * rareness_[first] * rareness_[second]), count);
  const bool has_number = first == number_ || second == number_;
  return pair | (weight >= kLeastProof ? kSomething : 0) | (weight > kSeldom ? kMuch : 0) |
         (weight >= kFullProof[is_word(pair) ? 1 : 0] && !has_number ? kBoth : 0);
}

bool Model::read_names(std::string_view text, std::size_t count) {
  names_.reserve(count);
  letters_.reserve(count);
  while (!text.empty() && names_.size() < count) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || end == 0) return false;
    const std::string_view name = text.substr(0, end);
    if (!names_.empty() && names_.back() >= name) return false;
    names_.push_back(name);
    marks_.push_back(text::mark_of(name));
    letters_.push_back(take_apart(name).value_or(Letters{}));
    text.remove_prefix(end + 1);
  }
  return text.empty() && names_.size() == count;
}

bool Model::read_pairs(std::string_view rows, std::string_view seconds, std::string_view values) {
  std::vector<std::uint32_t> behind(names_.size());
  std::vector<std::uint32_t> before(names_.size());
  for (std::size_t first = 0; first < names_.size(); ++first) behind[first] = short_at(rows, first);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (const std::uint16_t second = short_at(seconds, i); second < names_.size()) ++before[second];
  pairs_ = PairTable(behind);
  behind_ = SeenBeside(behind);
  before_ = SeenBeside(before);
  std::size_t at = 0;
  for (std::size_t first = 0; first < names_.size(); ++first) {
    const std::size_t row = short_at(rows, first);
    if (row > values.size() - at) return false;
    followers_.push_back(static_cast<float>(row));
    int last = -1;
    for (const std::size_t end = at + row; at < end; ++at) {
      const std::uint16_t second = short_at(seconds, at);
      const auto value = static_cast<unsigned char>(values[at]);
      if (second >= names_.size() || second <= last || value > kInFile || (value & kLevel) == 0) return false;
      last = second;
      pairs_.add(static_cast<SyllableId>(first), second, with_proofs(value, static_cast<SyllableId>(first), second));
      behind_.add(static_cast<SyllableId>(first), second);
      before_.add(second, static_cast<SyllableId>(first));
    }
  }
  return at == values.size();
}

void Model::index_names() {
  name_slots_.assign(kNameSlots, {});
  for (std::size_t id = 0; id < names_.size(); ++id) {
    std::size_t slot = marks_[id] & (kNameSlots - 1);
    while (name_slots_[slot].id != kUnknown) slot = (slot + 1) & (kNameSlots - 1);
    const auto found = static_cast<SyllableId>(id);
    name_slots_[slot] = {marks_[id], found, is_listed(found), !is_listed(found) || counts_[id] < kSeldomCount};
  }
}

void Model::index_bases() {
  for (std::size_t id = 0; id < names_.size(); ++id) {
    if (letters_[id].size > 0 && is_listed(static_cast<SyllableId>(id))) by_bases_.push_back(static_cast<SyllableId>(id));
  }
  std::vector<std::uint64_t> keys(names_.size());
  for (const SyllableId id : by_bases_) keys[id] = letters_[id].bases();
  std::stable_sort(by_bases_.begin(), by_bases_.end(), [&](SyllableId a, SyllableId b) { return keys[a] < keys[b]; });
  bases_slots_.assign(kBasesSlots, {});
  std::size_t holes = 0;
  for (std::size_t i = 0; i < by_bases_.size(); ++i)
    if (i == 0 || keys[by_bases_[i]] != keys[by_bases_[i - 1]]) holes += letters_[by_bases_[i]].size;
  holes_.assign(std::bit_ceil(2 * holes + 1), {});
  for (std::uint32_t begin = 0; begin < by_bases_.size();) {
    const std::uint64_t key = keys[by_bases_[begin]];
    std::uint32_t end = begin;
    while (end < by_bases_.size() && keys[by_bases_[end]] == key) ++end;
    add_holes(key);
    std::size_t slot = hash_of(key) & (kBasesSlots - 1);
    while (bases_slots_[slot].end != 0) slot = (slot + 1) & (kBasesSlots - 1);
    bases_slots_[slot] = {key, begin, end};
    begin = end;
  }
}

std::span<const Candidate> Model::candidates(SyllableId id) const {
  return candidates_->of(*this, id);
}

std::span<const SyllableId> Model::with_bases(std::uint64_t bases) const {
  for (std::size_t slot = hash_of(bases) & (kBasesSlots - 1);; slot = (slot + 1) & (kBasesSlots - 1)) {
    const Bases& found = bases_slots_[slot];
    if (found.end == 0) return {};
    if (found.key == bases) return std::span(by_bases_).subspan(found.begin, found.end - found.begin);
  }
}

void Model::add_holes(std::uint64_t bases) {
  for (unsigned at = 0; at < Letters::kMost; ++at) {
    const auto letter = static_cast<std::uint8_t>(bases >> (8 * at));
    if (letter == 0) break;
    const std::uint64_t key = bases | (std::uint64_t{kHole} << (8 * at));
    std::size_t slot = hash_of(key) & (holes_.size() - 1);
    while (holes_[slot].letters != 0 && holes_[slot].key != key) slot = (slot + 1) & (holes_.size() - 1);
    holes_[slot].key = key;
    holes_[slot].letters |= 1U << letter;
  }
}

std::uint32_t Model::letters_for_hole(std::uint64_t bases) const {
  std::size_t slot = hash_of(bases) & (holes_.size() - 1);
  while (holes_[slot].letters != 0 && holes_[slot].key != bases) slot = (slot + 1) & (holes_.size() - 1);
  return holes_[slot].letters;
}

const Model& shipped_model() {
  static const Model model = [] {
    std::optional<Model> read = Model::read(base::bytes_of(data::embedded_files(), "counts.bin"));
    require(read.has_value(), "the counts of syllables that travel inside the program are broken");
    return std::move(*read);
  }();
  return model;
}

}  // namespace nhipcau::spelling
