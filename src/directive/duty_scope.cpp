#include "directive/duty_scope.hpp"

#include <algorithm>

#include "directive/assignments.hpp"
#include "directive/bodies.hpp"
#include "text/csv.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kNear = 16;            // words between two parts of a pattern
constexpr std::size_t kLongestClause = 400;  // words looked back for where a clause begins
constexpr std::size_t kShortestPart = 4;     // words that may stand as a part of their own
constexpr std::size_t kShortestClause = 8;   // words before a comma or "và" that may be cut there

/// Begins a clause whatever stands before it.
bool is_strong_joint(const Words& words, std::size_t at) {
  static const Phrases joints{"đồng thời", "nhằm", "qua đó", "bên cạnh đó", "ngoài ra"};
  return (at > 0 && words[at - 1].is(";")) || joints.match(words, at) > 0;
}

/// Begins a clause if enough stands before it: a comma or "và", then a verb.
bool is_weak_joint(const Words& words, std::size_t at) {
  if (at == 0 || !(words[at - 1].is(",") || words[at - 1].is("và"))) return false;
  static const Phrases manners{"kiên quyết", "kịp thời", "chủ động", "tích cực", "thường xuyên", "nghiêm túc"};
  return manners.match(words, at) > 0 || verb_at(words, at) == Verb::strong;
}

/// Where the clause that holds `at` begins; `match` itself may begin one behind a comma or "và".
std::size_t clause_begin(const Words& words, std::size_t match) {
  std::size_t strong = match;
  while (strong > 0 && match - strong < kLongestClause && !is_strong_joint(words, strong)) --strong;
  const auto is_far = [&](std::size_t at) { return at - strong >= kShortestClause; };
  static const Phrases manners{"kiên quyết", "kịp thời", "chủ động", "nghiêm túc", "tích cực"};
  auto near = match;
  while (const auto length = manners.match_before(words, near)) near -= length;
  const bool begins_here = near > 0 && (words[near - 1].is(",") || words[near - 1].is("và"));
  if (begins_here && is_far(near)) return near;
  for (auto at = match; at > strong; --at) {
    if (is_weak_joint(words, at) && is_far(at)) return at;
  }
  return strong;
}

std::size_t clause_end(const Words& words, std::size_t match_end) {
  for (auto at = match_end; at < words.size(); ++at) {
    if (is_strong_joint(words, at) || is_weak_joint(words, at)) return at;
  }
  return words.size();
}

bool is_loose(const Word& word) {
  return word.is(",") || word.is(";") || word.is("và");
}

}  // namespace

ScopeReader::ScopeReader(const Tables& tables) {
  for (const auto& duty : tables.declined) {
    Rule rule{.key = duty.key, .parts = {}, .unless = {}};
    for (const auto& part : text::split_cell(duty.pattern, '+')) {
      Phrases phrases;
      for (const auto& phrase : text::split_cell(part, '|')) {
        phrases.add(phrase);
        if (rule.parts.empty()) first_parts_.add(phrase);
      }
      rule.parts.push_back(std::move(phrases));
    }
    for (const auto& phrase : text::split_cell(duty.unless, '|')) rule.unless.add(phrase);
    if (!rule.parts.empty()) rules_.push_back(std::move(rule));
  }
}

bool ScopeReader::match_at(const Rule& rule, const Words& words, std::size_t at, Match& match) {
  const auto first = rule.parts.front().match(words, at);
  if (first == 0) return false;
  match = {.begin = at, .end = at + first, .rule = &rule};
  for (std::size_t part = 1; part < rule.parts.size(); ++part) {
    const auto last = std::min(words.size(), match.end + kNear);
    auto found = match.end;
    while (found < last && rule.parts[part].match(words, found) == 0 && !is_strong_joint(words, found)) ++found;
    const auto length = found < last ? rule.parts[part].match(words, found) : 0;
    if (length == 0) return false;
    match.end = found + length;
  }
  for (auto i = at > 4 ? at - 4 : 0; i < match.end; ++i) {  // an exception may begin a little before: "tháo gỡ"
    const auto length = rule.unless.match(words, i);
    if (length > 0 && i + length > at) return false;
  }
  return true;
}

std::vector<ScopeReader::Match> ScopeReader::find_all(const Words& words) const {
  std::vector<Match> matches;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (first_parts_.match(words, at) == 0) continue;
    Match match;
    const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& rule) { return match_at(rule, words, at, match); });
    if (found == rules_.end()) continue;
    matches.push_back(match);
    at = match.end - 1;
  }
  return matches;
}

std::vector<ScopeReader::Part> ScopeReader::to_parts(const Words& words, const std::vector<Match>& matches) {
  std::vector<Part> parts;
  for (const auto& match : matches) {
    Part part{.begin = clause_begin(words, match.begin), .end = clause_end(words, match.end), .rule = match.rule};
    const auto before = parts.empty() ? 0 : parts.back().end;
    if (!parts.empty() && part.begin < before + kShortestPart) {
      parts.back().end = std::max(parts.back().end, part.end);
      continue;
    }
    if (part.begin < kShortestPart) part.begin = 0;
    parts.push_back(part);
  }
  if (!parts.empty() && parts.back().end + kShortestPart > words.size()) parts.back().end = words.size();
  return parts;
}

std::vector<Assignment::Sentence> ScopeReader::read(const Words& words, Span sentence) const {
  const auto parts = to_parts(words, find_all(words));
  if (parts.empty()) return {{.where = sentence, .scope = Scope::open, .reason_key = {}}};
  std::vector<Assignment::Sentence> sentences;
  const auto add = [&](std::size_t first, std::size_t last, Scope scope, std::string reason) {
    while (first < last && is_loose(words[first])) ++first;
    while (last > first && is_loose(words[last - 1])) --last;
    if (first < last) sentences.push_back({.where = span_of(words, first, last), .scope = scope, .reason_key = std::move(reason)});
  };
  std::size_t at = 0;
  for (const auto& part : parts) {
    add(at, part.begin, Scope::open, {});
    add(part.begin, part.end, Scope::declined, part.rule->key);
    at = part.end;
  }
  add(at, words.size(), Scope::open, {});
  return sentences;
}

std::vector<Assignment::Sentence> scope_of_sentence(std::string_view text, Span sentence, const Tables& tables) {
  return ScopeReader(tables).read(split_words(text, sentence), sentence);
}

}  // namespace nhipcau::directive
