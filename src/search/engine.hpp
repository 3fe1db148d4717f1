#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "search/query.hpp"
#include "search/search.hpp"
#include "search/words.hpp"

namespace nhipcau::search {

inline constexpr std::size_t kTexts = 4;

/// Stands before a term without marks, so that "ban" as written and "ban" for "bạn" are two terms of the index.
inline constexpr char kFoldedMark = '_';

/// A term without marks; as written if nothing of it is left then.
inline const std::string& unmarked(const text::Term& term) {
  return term.folded.empty() ? term.exact : term.folded;
}

/// What is put into the index, by its names.
struct Thing {
  std::string_view kind, id, area;
};

/// Where is looked.
struct Where {
  std::string_view kind;
  std::optional<std::string> areas;  ///< at least one, a line break between them; none: everywhere
};

/// What the two databases do differently about full text; everything else in this module is the same for both.
class Engine {
 public:
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  /// Puts in a thing that is not there, with the terms of its texts.
  virtual void add(store::Write& tx, const Thing& thing, const std::array<Words, kTexts>& texts) const = 0;
  virtual void remove(store::Write& tx, std::string_view kind, std::string_view id) const = 0;
  /// The best `limit` matches of one step, best first.
  [[nodiscard]] virtual std::vector<Match> find(store::Read& tx, const Where& where, const Step& step, std::int64_t limit) const = 0;
};

/// The engine under a transaction.
const Engine& engine_of(const store::Read& tx);

}  // namespace nhipcau::search
