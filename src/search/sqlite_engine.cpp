#include "search/sqlite_engine.hpp"

namespace nhipcau::search {
namespace {

std::string to_fts5(const Phrase& phrase, bool is_exact) {
  std::string expression = phrase.in_first_text ? "text_1 : \"" : "\"";
  for (std::size_t i = 0; i < phrase.terms.size(); ++i) {
    if (i > 0) expression += ' ';
    if (!is_exact) expression += kFoldedMark;
    expression += phrase.terms[i];
  }
  return expression + (phrase.is_prefix ? "\" *" : "\"");
}

std::string to_fts5(const Pattern& pattern) {
  std::string expression;
  for (const Phrase& phrase : pattern.phrases) expression += (expression.empty() ? "" : " AND ") + to_fts5(phrase, pattern.is_exact);
  return expression;
}

/// Every term once as written and once without marks; numbers behind the words, so that words stay neighbours.
std::string terms_of(const Words& text) {
  std::string terms;
  const auto add_all = [&](const std::vector<text::Term>& from, bool is_exact) {
    for (const text::Term& term : from)
      terms.append(is_exact ? "" : std::string(1, kFoldedMark)).append(is_exact ? term.exact : unmarked(term)).append(1, ' ');
  };
  for (const bool is_exact : {true, false}) {
    add_all(text.words, is_exact);
    add_all(text.numbers, is_exact);
  }
  return terms;
}

}  // namespace

std::string to_fts5(const Step& step) {
  std::string expression = to_fts5(step.pattern);
  if (step.beyond) expression = "(" + expression + ") NOT (" + to_fts5(*step.beyond) + ")";
  return expression;
}

// A RETURNING, or a DELETE that may touch many rows, opens a savepoint of the statement, and at each of these FTS5 writes out what it has
// gathered in the transaction: many papers put at once then take four times as long. So numbers are asked for first.
void SqliteEngine::add(store::Write& tx, const Thing& thing, const std::array<Words, kTexts>& texts) const {
  const std::int64_t number = tx.one("search.next_number")->integer("number");
  tx.run("search.add_entry", number, thing.kind, thing.id, thing.area);
  tx.run("search.add_terms", number, terms_of(texts[0]), terms_of(texts[1]), terms_of(texts[2]), terms_of(texts[3]));
}

void SqliteEngine::remove(store::Write& tx, std::string_view kind, std::string_view id) const {
  const auto entry = tx.one("search.find_entry", kind, id);
  if (!entry) return;
  tx.run("search.remove_terms", entry->integer("number"));
  tx.run("search.remove_entry", entry->integer("number"));
}

std::vector<Match> SqliteEngine::find(store::Read& tx, const Where& where, const Step& step, std::int64_t limit) const {
  std::vector<Match> matches;
  for (const store::Row& row : tx.many("search.find", to_fts5(step), where.kind, limit, !where.areas, where.areas.value_or("")))
    matches.push_back({row.text("id"), row.real("score")});
  return matches;
}

}  // namespace nhipcau::search
