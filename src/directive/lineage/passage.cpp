#include "directive/lineage/passage.hpp"

#include <algorithm>

#include "directive/lineage/links.hpp"
#include "text/runs.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::lineage {
namespace {

/// The words of the part that a place lies in, without enumerator, sign or mark; of a footnote within a line the footnote's.
Span find_part(const Lineage& alone, std::size_t at) {
  const Part* found = nullptr;
  Span words;
  for (const Tie& tie : alone.ties) {  // without parents there is one for each part
    const Part& part = alone.child[tie.child->part];
    if (!part.where.contains(at) || (found != nullptr && part.where.size() >= found->where.size())) continue;
    found = &part;
    words = {tie.child->where.begin, part.where.end};
  }
  return words;
}

std::size_t count_words(std::string_view text, Span within) {
  const text::Runs runs = text::split_runs(text, within);
  return static_cast<std::size_t>(
      std::count_if(runs.begin(), runs.end(), [](const text::Run& run) { return run.kind != text::Run::Kind::sign; }));
}

}  // namespace

std::optional<Span> sentences_around(const Source& paper, Span stretch) {
  if (stretch.empty() || stretch.end > paper.text.size()) return std::nullopt;
  Span around;
  for (const Span sentence : text::sentences(paper.text, find_part(compare(paper, {}), stretch.begin))) {
    if (!sentence.overlaps(stretch)) continue;
    around = around.empty() ? sentence : Span{around.begin, sentence.end};
  }
  if (around.empty() || count_words(paper.text, around) < kEnoughWords) return std::nullopt;
  return around;
}

std::optional<Held> find_held(const Source& paper, Span sentences, const Source& other) {
  Document passage;
  passage.clauses.push_back({.where = sentences, .paragraphs = {sentences}});
  const Source parents[] = {{paper.text, &passage}};
  const Lineage found = compare(other, parents);
  std::optional<Held> held;
  double similarity = 0;
  std::size_t words = 0;
  for (const Tie& tie : found.ties) {
    if (!tie.child || !tie.parent) continue;
    if (!held) held = Held{.where = tie.child->where, .path = found.child[tie.child->part].path};
    held->where = {std::min(held->where.begin, tie.child->where.begin), std::max(held->where.end, tie.child->where.end)};
    if (tie.similarity < 1) held->relation = Relation::adapted;
    similarity += tie.similarity * static_cast<double>(tie.words);
    words += tie.words;
  }
  if (!held) return std::nullopt;
  if (found.shares.dropped > 0) held->relation = Relation::adapted;  // a sentence of it is missing there
  held->similarity = similarity / static_cast<double>(words) * (1 - found.shares.dropped);
  return held;
}

std::vector<Span> telling_words(std::string_view text, Span sentences, std::size_t most) {
  constexpr std::size_t kInRow = 5;
  const text::Runs all = text::split_runs(text, sentences);
  std::vector<Span> plain, any;
  std::vector<text::Run> row;
  for (const text::Run& run : all) {
    if (run.kind == text::Run::Kind::sign) continue;
    row.push_back(run);
    if (row.size() < kInRow) continue;
    const Span where{row.front().where.begin, row.back().where.end};
    const bool has_figures = std::any_of(row.begin(), row.end(), [](const text::Run& r) { return r.kind == text::Run::Kind::digits; });
    any.push_back(where);
    if (!has_figures) plain.push_back(where);
    row.erase(row.begin());
  }
  const std::vector<Span>& rows = plain.size() >= 2 ? plain : any;
  std::vector<Span> chosen;
  for (std::size_t i = 0; i < most && !rows.empty(); ++i) {
    const Span next = rows[i * (rows.size() - 1) / std::max<std::size_t>(1, most - 1)];
    if (chosen.empty() || chosen.back() != next) chosen.push_back(next);
  }
  return chosen;
}

}  // namespace nhipcau::directive::lineage
