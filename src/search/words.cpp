#include "search/words.hpp"

#include <optional>

#include "text/scan.hpp"

namespace nhipcau::search {
namespace {

constexpr int kMostGroups = 9;

bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/// Reads one number at a place.
class TypedNumber {
 public:
  explicit TypedNumber(std::string_view text) : text_(text) {}

  /// The end of the number that begins at `begin`, if one does.
  std::optional<std::size_t> read(std::size_t begin) {
    std::size_t end = skip_word(begin);
    bool has_letter_group = false;
    bool is_joined = false;
    for (int group = 0; group < kMostGroups; ++group) {
      const auto separator = read_separator(end);
      if (!separator) break;
      const std::size_t word_end = skip_word(separator->end);
      if (word_end == separator->end) break;
      is_joined = is_joined || separator->is_slash || (group == 0 && separator->end == end + 1);
      has_letter_group = has_letter_group || text::is_letter(text::decode(text_, separator->end).code_point);
      end = word_end;
    }
    return has_letter_group && is_joined ? std::optional(end) : std::nullopt;
  }

  [[nodiscard]] std::size_t skip_word(std::size_t at) const {
    while (at < text_.size()) {
      const text::Decoded here = text::decode(text_, at);
      if (!text::is_letter(here.code_point) && !text::is_digit(here.code_point)) break;
      at += here.length;
    }
    return at;
  }

 private:
  struct Separator {
    std::size_t end = 0;
    bool is_slash = false;
  };

  [[nodiscard]] std::optional<Separator> read_separator(std::size_t at) const {
    at = skip_space(at);
    if (at >= text_.size()) return std::nullopt;
    const text::Decoded here = text::decode(text_, at);
    const bool is_slash = here.code_point == U'/';
    if (!is_slash && !is_dash(here.code_point)) return std::nullopt;
    return Separator{skip_space(at + here.length), is_slash};
  }

  [[nodiscard]] std::size_t skip_space(std::size_t at) const {
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at;
  }

  std::string_view text_;
};

}  // namespace

Words split_terms(std::string_view text) {
  Words split;
  std::vector<text::Term> terms = text::analyse(text);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const bool covers_next = i + 1 < terms.size() && terms[i + 1].where.begin < terms[i].where.end;
    (covers_next ? split.numbers : split.words).push_back(std::move(terms[i]));
  }
  return split;
}

std::vector<text::Term> find_typed_numbers(std::string_view text) {
  std::vector<text::Term> found;
  TypedNumber number(text);
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded here = text::decode(text, at);
    const std::size_t word_end = number.skip_word(at);
    if (word_end == at) {
      at += here.length;
      continue;
    }
    const auto end = text::is_digit(here.code_point) ? number.read(at) : std::nullopt;
    if (end) {
      const std::string key = text::number_key(text.substr(at, *end - at));
      found.push_back({{at, *end}, text::search_key(key), text::folded_key(key)});
    }
    at = end.value_or(word_end);
  }
  return found;
}

}  // namespace nhipcau::search
