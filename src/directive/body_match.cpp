#include "directive/body_match.hpp"

#include <vector>

#include "text/fold.hpp"
#include "text/runs.hpp"

namespace nhipcau::directive {
namespace {

/// Without what stands in brackets.
std::string without_brackets(std::string_view name) {
  std::string out;
  int depth = 0;
  for (const char c : name) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) out += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return out;
}

/// What an abbreviation stands for; the word itself if it is none, or stands for one of two.
std::string written_out(const std::string& plain, const text::Run& word, const Tables& tables) {
  const auto known = tables.issuer_codes.find(std::string_view(plain).substr(word.where.begin, word.where.end - word.where.begin));
  const bool is_one = known != tables.issuer_codes.end() && known->second.find(" hoặc ") == std::string::npos;
  if (is_one) return text::search_key(known->second);
  return std::string(word.is("tp") ? "thành phố" : word.key);
}

/// Also where the name came twice: "MTTQ Việt Nam" written out.
void drop(std::string& key, std::string_view phrase, std::string_view shorter) {
  for (auto at = key.find(phrase); at != std::string::npos; at = key.find(phrase)) key.replace(at, phrase.size(), shorter);
}

/// Does `part` stand in `whole` from word to word?
bool holds(const std::string& whole, const std::string& part) {
  return (" " + whole + " ").find(" " + part + " ") != std::string::npos;
}

}  // namespace

std::string body_key(std::string_view name, const Tables& tables) {
  const std::string plain = without_brackets(name);
  std::string key;
  for (const text::Run& word : text::split_runs(plain, {0, plain.size()})) {
    if (word.kind != text::Run::Kind::letters) continue;
    if (!key.empty()) key += ' ';
    key += written_out(plain, word, tables);
  }
  drop(key, "mặt trận tổ quốc việt nam", "mặt trận tổ quốc");
  drop(key, "đảng cộng sản việt nam", "đảng");
  return key;
}

BodyMatch match_bodies(std::string_view a, std::string_view b, const Tables& tables) {
  const std::string key = body_key(a, tables);
  return match_body_keys(key, a == b ? key : body_key(b, tables));
}

BodyMatch match_body_keys(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return BodyMatch::perhaps;
  if (a == b) return BodyMatch::same;
  return holds(a, b) || holds(b, a) ? BodyMatch::perhaps : BodyMatch::differ;
}

}  // namespace nhipcau::directive
