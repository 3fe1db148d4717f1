#include "spelling/variants.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/embedded.hpp"
#include "text/csv.hpp"
#include "text/fold.hpp"

namespace nhipcau::spelling::data {
std::span<const base::EmbeddedFile> embedded_files();
}

namespace nhipcau::spelling {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs load_variants() {
  const auto csv = text::read_csv(base::bytes_of(data::embedded_files(), "variants.csv"));
  Pairs pairs;
  for (std::size_t row = 0; row < csv.rows.size(); ++row)
    pairs.emplace_back(text::search_key(csv.cell(row, "written")), text::search_key(csv.cell(row, "also")));
  return pairs;
}

const Pairs& variants() {
  static const Pairs loaded = load_variants();
  return loaded;
}

constexpr std::uint8_t kI = 'i' - 'a' + 1;
constexpr std::uint8_t kY = 'y' - 'a' + 1;

}  // namespace

bool is_variant(std::string_view a, std::string_view b) {
  const Pairs& known = variants();
  return std::any_of(known.begin(), known.end(),
                     [&](const auto& pair) { return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a); });
}

bool has_variant(std::string_view key) {
  const Pairs& known = variants();
  return std::any_of(known.begin(), known.end(), [&](const auto& pair) { return pair.first == key; });
}

SyllableId find_other_spelling(const Model& model, const Letters& letters) {
  const std::uint8_t last = letters.at[letters.size - 1U];
  const bool has_vowel_before =
      letters.size > 1 && std::string_view("aeou").find(static_cast<char>('a' + (letters.at[letters.size - 2U] & Letters::kBase) - 1)) !=
                              std::string_view::npos;
  if ((last != kI && last != kY) || has_vowel_before) return kUnknown;
  Letters other = letters;
  other.at[other.size - 1U] = last == kI ? kY : kI;
  for (const SyllableId id : model.with_bases(other.bases())) {
    if (*model.letters(id) == other) return id;
  }
  return kUnknown;
}

}  // namespace nhipcau::spelling
