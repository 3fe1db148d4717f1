#pragma once
#include <optional>
#include <string>
#include <vector>

#include "directive/paper.hpp"
#include "store/database.hpp"

namespace nhipcau::directive {

/// A clause of a document as the register lists it: flat, in text order, those of the attachments last.
struct ClauseInOrder {
  const Clause* clause = nullptr;
  int depth = 0;
  std::optional<int> attachment;  ///< its position
};
std::vector<ClauseInOrder> in_order(const Document& document);

/// The heading, or the first words of the text.
std::string heading_of(const Clause& clause);

/// For each clause (in_order) and each assignment of a new reading the id it had in an older one of the same paper; none: it is new. What a
/// reading had lost and a newer one finds again gets its id back.
struct KeptIds {
  std::vector<std::optional<ClauseId>> clauses;
  std::vector<std::optional<AssignmentId>> assignments;
};
KeptIds keep_ids(store::Read& tx, const PaperId& paper, const Document& document);

}  // namespace nhipcau::directive
