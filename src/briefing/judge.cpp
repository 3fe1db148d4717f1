#include "briefing/meeting.hpp"
#include "directive/duty_scope.hpp"
#include "text/scan.hpp"

// Bound 2: what is concluded is held to the same table of declined duties as what papers ask for.
namespace nhipcau::briefing {

std::vector<PointPart> judge_point(std::string_view wording) {
  static const directive::ScopeReader reader(directive::shipped_tables());
  const auto words = directive::split_words(wording, {0, wording.size()});
  std::vector<PointPart> parts;
  for (const Span sentence : text::sentences(wording, {0, wording.size()})) {
    for (const auto& part : reader.read(directive::words_in(words, sentence), sentence))
      parts.push_back({.text = std::string(text::trim(part.where.of(wording))), .scope = part.scope, .reason_key = part.reason_key});
  }
  return parts;
}

std::string open_words(std::string_view wording) {
  std::string open;
  for (const PointPart& part : judge_point(wording)) {
    if (part.scope == directive::Scope::declined) continue;
    open += (open.empty() ? "" : " ") + part.text;
  }
  return open;
}

}  // namespace nhipcau::briefing
