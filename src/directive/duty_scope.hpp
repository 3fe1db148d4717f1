#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/tables.hpp"
#include "directive/words.hpp"

namespace nhipcau::directive {

/// Tells open sentences from declined ones by data/declined_duties.csv; made once for a paper, since the table is compiled.
class ScopeReader {
 public:
  explicit ScopeReader(const Tables& tables);

  /// The sentence, or its parts when it holds both: cut where clauses join (";", "đồng thời", "nhằm", "và" or a comma before a verb).
  [[nodiscard]] std::vector<Assignment::Sentence> read(const Words& words, Span sentence) const;

 private:
  struct Rule {
    std::string key;
    std::vector<Phrases> parts;  ///< each must be there, in order and near
    Phrases unless;
  };
  struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
    const Rule* rule = nullptr;
  };
  struct Part {  ///< words [begin, end) that are declined
    std::size_t begin = 0;
    std::size_t end = 0;
    const Rule* rule = nullptr;
  };

  [[nodiscard]] std::vector<Match> find_all(const Words& words) const;
  static bool match_at(const Rule& rule, const Words& words, std::size_t at, Match& match);
  static std::vector<Part> to_parts(const Words& words, const std::vector<Match>& matches);

  std::vector<Rule> rules_;
  Phrases first_parts_;  ///< of all rules: most words begin none
};

}  // namespace nhipcau::directive
