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
  constexpr std::string_view kJoiners = "/-_@&'’‐‑–+*=^~#\\`´°²³";
  if (kJoiners.find(run.key) != std::string_view::npos) return true;
  return (text::letter_kind(text::decode(run.key, 0).code_point) & text::kMark) != 0;
}

/// Is the run at `at` joined to the one before or behind it?
bool is_joined(const text::Runs& runs, std::size_t at) {
  const text::Run& run = runs[at];
  if (at > 0 && runs[at - 1].where.end == run.where.begin && is_joiner(runs[at - 1])) return true;
  if (at + 1 >= runs.size() || runs[at + 1].where.begin != run.where.end) return false;
  if (is_joiner(runs[at + 1])) return true;
  const bool has_more =
      at + 2 < runs.size() && runs[at + 2].where.begin == runs[at + 1].where.end && runs[at + 2].kind != text::Run::Kind::sign;
  return has_more && runs[at + 1].is(".");
}

bool is_blank(std::string_view gap) {
  return std::all_of(gap.begin(), gap.end(), [](char c) { return c == ' '; });
}

/// How the token stands to the one before it.
void place(Token& token, const Token& last, std::string_view text, const text::Runs& runs) {
  const std::size_t begin = runs[token.run].where.begin;
  const std::size_t end = runs[last.run].where.end;
  if (begin == end) return;
  const bool is_near = begin == end + 1 && text[end] == ' ';
  if (is_near || is_blank(text.substr(end, begin - end))) {
    token.is_beside = !token.is_code && !last.is_code;
  } else {
    token.is_edged = true;
  }
}

constexpr std::size_t kAhead = 12;  // tokens between asking for a pair and looking at it

void find_left(const Model& model, std::vector<Token>& tokens, std::size_t at) {
  Token& token = tokens[at];
  if (!token.is_beside || token.id == kUnknown || tokens[at - 1].id == kUnknown) return;
  const std::uint32_t pair = model.find_pair(tokens[at - 1].id, token.id);
  token.left = static_cast<std::uint8_t>(pair);
  if (pair != 0) token.left_weight = model.weight(pair, tokens[at - 1].id, token.id);
}

}  // namespace

std::vector<Token> make_tokens(const Model& model, std::string_view text, const text::Runs& runs) {
  std::vector<Token> tokens;
  tokens.reserve(runs.size());
  for (std::size_t at = 0; at < runs.size(); ++at) {
    const text::Run& run = runs[at];
    if (run.kind == text::Run::Kind::sign) continue;
    Token token{.run = static_cast<std::uint32_t>(at), .mark = run.mark, .is_capital = run.capital};
    const std::string_view run_text = text.substr(run.where.begin, run.where.end - run.where.begin);
    if (run.kind == text::Run::Kind::digits) {
      token.id = model.number();
      token.mark = kNumberMark;
    } else if (token.id = model.find(run.mark); run.capital && is_roman(run_text) && (token.id == kUnknown || !model.is_listed(token.id))) {
      token.id = model.number();
      token.mark = kNumberMark;
    } else {
      token.is_code = is_joined(runs, at);
    }
    if (tokens.empty()) {
      token.is_edged = true;
    } else {
      place(token, tokens.back(), text, runs);
      if (token.is_beside && token.id != kUnknown && tokens.back().id != kUnknown) model.expect_pair(tokens.back().id, token.id);
    }
    tokens.push_back(token);
    if (tokens.size() > kAhead) find_left(model, tokens, tokens.size() - 1 - kAhead);
  }
  for (std::size_t at = tokens.size() > kAhead ? tokens.size() - kAhead : 0; at < tokens.size(); ++at) find_left(model, tokens, at);
  return tokens;
}

OwnPairs::OwnPairs(const Model& model, const std::vector<Token>& tokens)
    : slots_(std::bit_ceil(2 * tokens.size() + count_seldom(model, tokens) + 2)) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    if (token.id != kUnknown) has_.set(token.id);
    if (token.is_beside) add(key_of(tokens[at - 1].mark, token.mark));
    if (is_seldom(model, token.id)) add(key_of(kNoMark, token.mark));
  }
}

std::size_t OwnPairs::count_seldom(const Model& model, const std::vector<Token>& tokens) {
  return static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) { return is_seldom(model, token.id); }));
}

bool OwnPairs::is_seldom(const Model& model, SyllableId id) {
  return id == kUnknown || !model.is_listed(id) || model.count(id) < kSeldomCount;
}

void OwnPairs::add(std::uint32_t key) {
  Slot& slot = slots_[find(key)];
  slot.key = key;
  ++slot.count;
}

std::size_t OwnPairs::find(std::uint32_t key) const {
  std::size_t slot = key & (slots_.size() - 1);
  while (slots_[slot].count != 0 && slots_[slot].key != key) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

}  // namespace nhipcau::spelling
