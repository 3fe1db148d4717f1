#pragma once
#include "search/engine.hpp"

namespace nhipcau::search {

/// Full text by tsvector and GIN; tables in schema/0002_search.postgres.sql. A thing is found when each phrase stands in some part of it;
/// the score is FTS5's own (bm25 with a weight for each text, computed in queries.sql), so both engines list in the same order.
class PostgresEngine : public Engine {
 public:
  void add(store::Write& tx, const Thing& thing, const std::array<Words, kTexts>& texts) const override;
  void remove(store::Write& tx, std::string_view kind, std::string_view id) const override;
  [[nodiscard]] std::vector<Match> find(store::Read& tx, const Where& where, const Step& step, std::int64_t limit) const override;
};

}  // namespace nhipcau::search
