#include "search/postgres_engine.hpp"

#include "search/lexemes.hpp"

namespace nhipcau::search {
namespace {

/// The phrases as tsqueries, one a line.
std::string to_lines(const Pattern& pattern) {
  std::string lines;
  for (const Phrase& phrase : pattern.phrases) lines.append(lines.empty() ? "" : "\n").append(to_tsquery(phrase, pattern.is_exact));
  return lines;
}

/// As SQLite counts them: every term as written and without marks.
std::size_t count_terms(const std::array<Words, kTexts>& texts) {
  std::size_t count = 0;
  for (const Words& text : texts) count += 2 * (text.words.size() + text.numbers.size());
  return count;
}

}  // namespace

void PostgresEngine::add(store::Write& tx, const Thing& thing, const std::array<Words, kTexts>& texts) const {
  const std::int64_t number = tx.one("search.add_entry", thing.kind, thing.id, count_terms(texts), thing.area)->integer("number");
  std::int64_t part = 0;
  for (const std::string& terms : to_tsvectors(texts)) tx.run("search.add_part", number, ++part, terms);
}

void PostgresEngine::remove(store::Write& tx, std::string_view kind, std::string_view id) const {
  tx.run("search.remove_entry", kind, id);
}

std::vector<Match> PostgresEngine::find(store::Read& tx, const Where& where, const Step& step, std::int64_t limit) const {
  const std::string beyond = step.beyond ? to_lines(*step.beyond) : "";
  std::vector<Match> matches;
  for (const store::Row& row :
       tx.many("search.find", to_lines(step.pattern), beyond, where.kind, limit, !where.areas, where.areas.value_or(""))) {
    matches.push_back({row.text("id"), row.real("score")});
  }
  return matches;
}

}  // namespace nhipcau::search
