#include "directive/kept_ids.hpp"

#include "directive/same_again.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kHeadingBytes = 160;

/// The first words of a text, cut at a space.
std::string first_words(const std::string& text) {
  const auto line = text.substr(0, text.find('\n'));
  if (line.size() <= kHeadingBytes) return line;
  return line.substr(0, line.rfind(' ', kHeadingBytes)) + "…";
}

Likeness clause_likeness(std::string_view heading, const std::optional<std::int64_t>& attachment, const std::string& path) {
  return {.words = text::search_key(heading), .place = attachment ? std::to_string(*attachment) + ":" + path : path};
}

Likeness assignment_likeness(std::string_view words, const std::string& path, const std::string& assignee) {
  return {.words = text::search_key(words), .place = path.empty() && assignee.empty() ? "" : path + ":" + text::search_key(assignee)};
}

void append(const Clause& clause, int depth, std::optional<int> attachment, std::vector<ClauseInOrder>& clauses) {
  clauses.push_back({.clause = &clause, .depth = depth, .attachment = attachment});
  for (const Clause& child : clause.children) append(child, depth + 1, attachment, clauses);
}

/// The ids by what find_again gave.
template <class IdType>
std::vector<std::optional<IdType>> pick(const std::vector<std::string>& ids, const std::vector<std::optional<std::size_t>>& found) {
  std::vector<std::optional<IdType>> kept;
  kept.reserve(found.size());
  for (const auto& one : found) kept.push_back(one ? std::optional(IdType{ids[*one]}) : std::nullopt);
  return kept;
}

std::vector<std::optional<ClauseId>> keep_clauses(store::Read& tx, const PaperId& paper, const Document& document) {
  std::vector<Likeness> before, now;
  std::vector<std::string> ids;
  for (const store::Row& row : tx.many("directive.list_clauses_of_paper", paper.value)) {
    before.push_back(clause_likeness(row.text("heading"), row.maybe_integer("attachment"), row.text("path")));
    ids.push_back(row.text("id"));
  }
  for (const ClauseInOrder& one : in_order(document)) {
    now.push_back(clause_likeness(heading_of(*one.clause), one.attachment, one.clause->path));
  }
  return pick<ClauseId>(ids, find_again(before, now));
}

std::vector<std::optional<AssignmentId>> keep_assignments(store::Read& tx, const PaperId& paper, const Document& document) {
  std::vector<Likeness> before, now;
  std::vector<std::string> ids;
  for (const store::Row& row : tx.many("directive.list_assignments_of_paper", paper.value)) {
    before.push_back(assignment_likeness(row.text("text"), row.text("clause_path"), row.text("assignee")));
    ids.push_back(row.text("id"));
  }
  for (const Assignment& one : document.assignments) now.push_back(assignment_likeness(one.text, one.clause_path, one.assignee));
  return pick<AssignmentId>(ids, find_again(before, now));
}

}  // namespace

std::vector<ClauseInOrder> in_order(const Document& document) {
  std::vector<ClauseInOrder> clauses;
  for (const Clause& clause : document.clauses) append(clause, 0, std::nullopt, clauses);
  int position = 0;
  for (const Attachment& attachment : document.attachments) {
    for (const Clause& clause : attachment.clauses) append(clause, 0, position, clauses);
    ++position;
  }
  return clauses;
}

std::string heading_of(const Clause& clause) {
  return clause.heading.empty() ? first_words(clause.text) : clause.heading;
}

KeptIds keep_ids(store::Read& tx, const PaperId& paper, const Document& document) {
  return {.clauses = keep_clauses(tx, paper, document), .assignments = keep_assignments(tx, paper, document)};
}

}  // namespace nhipcau::directive
