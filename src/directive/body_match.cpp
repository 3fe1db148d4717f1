#include "directive/body_match.hpp"

#include <vector>

#include "text/fold.hpp"
#include "text/scan.hpp"

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
std::string written_out(std::string_view word, const Tables& tables) {
  const auto known = tables.issuer_codes.find(word);
  const bool is_one = known != tables.issuer_codes.end() && known->second.find(" hoặc ") == std::string::npos;
  if (is_one) return text::search_key(known->second);
  const std::string key = text::search_key(word);
  return key == "tp" ? "thành phố" : key;
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
  for (const Span word : text::syllables(plain, {0, plain.size()})) key += (key.empty() ? "" : " ") + written_out(word.of(plain), tables);
  drop(key, "mặt trận tổ quốc việt nam", "mặt trận tổ quốc");
  drop(key, "đảng cộng sản việt nam", "đảng");
  return key;
}

BodyMatch match_bodies(std::string_view a, std::string_view b, const Tables& tables) {
  return match_body_keys(body_key(a, tables), body_key(b, tables));
}

BodyMatch match_body_keys(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return BodyMatch::perhaps;
  if (a == b) return BodyMatch::same;
  return holds(a, b) || holds(b, a) ? BodyMatch::perhaps : BodyMatch::differ;
}

}  // namespace nhipcau::directive
