#pragma once
#include "search/engine.hpp"

namespace nhipcau::search {

/// Full text by FTS5; tables in schema/0002_search.sqlite.sql.
class SqliteEngine : public Engine {
 public:
  void add(store::Write& tx, const Thing& thing, const std::array<Words, kTexts>& texts) const override;
  void remove(store::Write& tx, std::string_view kind, std::string_view id) const override;
  [[nodiscard]] std::vector<Match> find(store::Read& tx, const Where& where, const Step& step, std::int64_t limit) const override;
};

/// The step in FTS5's language: `"đối ngoại" AND …`. Terms hold neither quotes nor spaces.
std::string to_fts5(const Step& step);

}  // namespace nhipcau::search
