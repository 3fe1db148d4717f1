#include "spelling/misnamed.hpp"

#include <algorithm>

namespace nhipcau::spelling {
namespace {

constexpr float kFarOftener = 20;  // times
constexpr unsigned kMostMarks = 2;

unsigned marks_between(const Letters& a, const Letters& b) {
  unsigned marks = a.tone != b.tone ? 1U : 0U;
  for (std::size_t i = 0; i < a.size; ++i) marks += a.at[i] != b.at[i] ? 1U : 0U;
  return marks;
}

}  // namespace

SyllableId find_misnamed(const Model& model, const Doubter& doubter, const std::vector<Token>& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (!token.is_capital() || token.is_code() || token.id == kUnknown || !doubter.has_right(at) || !tokens[at + 1].is_capital())
    return kUnknown;
  const bool is_longer_name =
      (token.is_beside() && tokens[at - 1].is_capital()) || (doubter.has_right(at + 1) && tokens[at + 2].is_capital());
  if (is_longer_name) return kUnknown;  // of a person, who may be called otherwise
  const Token& next = tokens[at + 1];
  if (next.id == kUnknown || model.letters(token.id) == nullptr || doubter.own().count(token.mark, next.mark) != 1) return kUnknown;
  const float least = kFarOftener * std::max(1.0F, Model::pair_count(next.left()));
  const Letters& written = *model.letters(token.id);
  for (const SyllableId id : model.with_bases(written.bases())) {
    if (id == token.id || !doubter.own().has(id) || marks_between(written, *model.letters(id)) > kMostMarks) continue;
    if (Model::pair_count(model.find_pair(id, next.id)) < least) continue;
    if (doubter.own().count(model.mark(id), next.mark) > 0) return id;
  }
  return kUnknown;
}

}  // namespace nhipcau::spelling
