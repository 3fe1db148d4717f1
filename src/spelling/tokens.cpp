#include "spelling/tokens.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "text/letters.hpp"
#include "text/scan.hpp"

namespace nhipcau::spelling {
namespace {

constexpr std::uint32_t kNumberMark = 1;  // of all numbers alike

bool is_roman(std::string_view word) {
  constexpr auto kIsDigit = [] {
    std::array<bool, 256> is_digit{};
    for (const char digit : std::string_view("IVXLCDM")) is_digit[static_cast<unsigned char>(digit)] = true;
    return is_digit;
  }();
  return std::all_of(word.begin(), word.end(), [&](char c) { return kIsDigit[static_cast<unsigned char>(c)]; });
}

bool is_joiner(const text::Run& run) {
  if (run.kind == text::Run::Kind::digits) return true;
  if (run.kind == text::Run::Kind::letters) return false;
  constexpr std::string_view kPlain = "/-_@&'+*=^~#\\`";
  constexpr std::string_view kJoiners = "’‐‑–´°²³";
  if (run.key.size() == 1) return kPlain.find(run.key.front()) != std::string_view::npos;
  if (kJoiners.find(run.key) != std::string_view::npos) return true;
  return (text::letter_kind(text::decode(run.key, 0).code_point) & text::kMark) != 0;
}

bool is_blank(std::string_view gap) {
  return std::all_of(gap.begin(), gap.end(), [](char c) { return c == ' '; });
}

constexpr std::ptrdiff_t kAhead = 12;  // tokens between saying what will be looked up and looking it up

class Maker {
 public:
  Maker(const Model& model, std::string_view text, const text::Runs& runs)
      : model_(model), text_(text), first_(runs.begin()), end_(runs.end()), number_(model.number()) {}

  std::vector<Token> make() {
    std::vector<Token> tokens(static_cast<std::size_t>(end_ - first_));
    Token* next = tokens.data();
    Token* const first = next;
    for (const text::Run* run = first_; run != end_; ++run) {
      if (end_ - run > kAhead) model_.expect_find(run[kAhead].mark);
      if (run->kind == text::Run::Kind::sign) continue;
      const Token token = make_one(run);
      *next = token;
      next->traits = token.traits | (next == first ? std::uint16_t{Token::edged} : place(token, next[-1]));
      ++next;
      if (next - first > kAhead) find_left(next - 1 - kAhead);
    }
    for (Token* token = next - std::min<std::ptrdiff_t>(next - first, kAhead); token != next; ++token) find_left(token);
    tokens.resize(static_cast<std::size_t>(next - first));
    return tokens;
  }

 private:
  [[nodiscard]] Token make_one(const text::Run* run) const {
    const auto at = static_cast<std::uint32_t>(run - first_);
    const std::uint16_t capital = run->capital ? Token::capital : 0;
    const Token number{.run = at, .mark = kNumberMark, .id = number_, .traits = capital};
    if (run->kind == text::Run::Kind::digits) return number;
    const Model::Found& found = model_.look_up(run->mark);
    const bool is_roman_number =
        !found.is_listed && run->capital && is_roman(text_.substr(run->where.begin, run->where.end - run->where.begin));
    if (is_roman_number || found.id == number_) return number;
    const std::uint16_t code = is_joined(run) ? Token::code : 0;
    const std::uint16_t seldom = found.is_seldom ? Token::seldom : 0;
    return {.run = at, .mark = run->mark, .id = found.id, .traits = static_cast<std::uint16_t>(capital | code | seldom)};
  }

  /// Is the run joined to the one before or behind it?
  [[nodiscard]] bool is_joined(const text::Run* run) const {
    if (run != first_ && run[-1].where.end == run->where.begin && is_joiner(run[-1])) return true;
    return end_ - run > 1 && run[1].where.begin == run->where.end && (is_joiner(run[1]) || goes_on(run));
  }

  /// "a.b": behind a full stop that touches it.
  [[nodiscard]] bool goes_on(const text::Run* run) const {
    return run[1].is(".") && end_ - run > 2 && run[2].where.begin == run[1].where.end && run[2].kind != text::Run::Kind::sign;
  }

  /// How the token stands to the one before it.
  [[nodiscard]] std::uint16_t place(const Token& token, const Token& last) const {
    const std::size_t begin = first_[token.run].where.begin;
    const std::size_t end = first_[last.run].where.end;
    if (begin == end) return 0;
    const bool is_near = begin == end + 1 && text_[end] == ' ';
    if (!is_near && !is_blank(text_.substr(end, begin - end))) return Token::edged;
    if (((token.traits | last.traits) & Token::code) != 0) return 0;
    if (token.id != kUnknown && last.id != kUnknown) model_.expect_pair(last.id, token.id);
    return Token::beside;
  }

  void find_left(Token* token) const {
    if (!token->is_beside() || token->id == kUnknown || token[-1].id == kUnknown) return;
    token->traits = static_cast<std::uint16_t>(token->traits | model_.find_pair(token[-1].id, token->id));
  }

  const Model& model_;
  std::string_view text_;
  const text::Run* first_;
  const text::Run* end_;
  SyllableId number_;
};

}  // namespace

std::vector<Token> make_tokens(const Model& model, std::string_view text, const text::Runs& runs) {
  return Maker(model, text, runs).make();
}

OwnPairs::OwnPairs(const std::vector<Token>& tokens) {
  const auto seldom = std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.is_seldom(); });
  slots_.assign(std::bit_ceil((tokens.size() + static_cast<std::size_t>(seldom)) * 5 / 4 + 2), 0);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    if (token.id != kUnknown) has_.set(token.id);
    if (token.is_beside()) add(hash_of(tokens[at - 1].mark, token.mark));
    if (token.is_seldom()) add(hash_of(kNoMark, token.mark));
  }
}

void OwnPairs::add(std::uint64_t hash) {
  Slot& slot = slots_[find(hash)];
  if ((slot & kMostCount) < kMostCount) slot = key_of(hash) | ((slot & kMostCount) + 1);
}

std::size_t OwnPairs::find(std::uint64_t hash) const {
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot] != 0 && (slots_[slot] & kKey) != key_of(hash)) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

}  // namespace nhipcau::spelling
