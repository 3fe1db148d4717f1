#include <algorithm>

#include "directive/anchor.hpp"
#include "programme/plan.hpp"
#include "programme/title.hpp"

namespace nhipcau::programme {
namespace {

using directive::Assignment;
using directive::FieldName;
using directive::Scope;

/// The sentences that ask for work; the duty itself if it was not taken apart.
std::vector<Span> open_sentences(const Assignment& assignment) {
  if (assignment.sentences.empty()) return {assignment.where};
  std::vector<Span> open;
  for (const auto& sentence : assignment.sentences) {
    if (sentence.scope == Scope::open) open.push_back(sentence.where);
  }
  return open;
}

/// From the first open sentence to the last before a declined one: the anchor holds no word of a declined duty.
Span anchor_span(const Assignment& assignment, const std::vector<Span>& open) {
  Span span = open.front();
  for (const auto& sentence : assignment.sentences) {
    if (sentence.where.begin < span.end) continue;
    if (sentence.scope == Scope::declined) break;
    span.end = sentence.where.end;
  }
  return span;
}

/// Of several sentences the first gives the title: the duty is told before its conditions.
std::string title_of(const std::string& text, const Assignment& assignment, const std::vector<Span>& open) {
  const std::string title = title_from(open.front().of(text), assignment.assignee, assignment.with);
  return cut_at_word(title.empty() ? one_line(assignment.text) : title, kTitleBytes);
}

std::optional<DueDate> due_of(const Assignment& assignment) {
  if (!assignment.deadline) return std::nullopt;
  const DueDate due = to_due_date(*assignment.deadline);
  return fault_of(due) ? std::nullopt : std::optional(due);
}

Source source_of(const directive::Paper& paper, const directive::StoredAssignment& stored, Span span) {
  Source source{.paper = paper.id, .assignment = stored.id, .clause = stored.clause, .clause_path = stored.assignment.clause_path};
  if (directive::is_whole(paper.text, span)) source.anchor = directive::make_anchor(paper.text, paper.reading, span);
  return source;
}

const std::string& value_of(const directive::Paper& paper, FieldName name) {
  static const std::string kNothing;
  const auto found = std::find_if(paper.fields.begin(), paper.fields.end(), [&](const auto& field) { return field.name == name; });
  return found == paper.fields.end() ? kNothing : found->value;
}

}  // namespace

std::vector<Task> propose_tasks(const directive::Paper& paper) {
  std::vector<Task> tasks;
  for (const auto& stored : paper.assignments) {
    const Assignment& assignment = stored.assignment;
    if (assignment.scope == Scope::declined) continue;
    const auto open = open_sentences(assignment);
    if (open.empty()) continue;
    tasks.push_back({.position = static_cast<int>(tasks.size()),
                     .title = title_of(paper.text, assignment, open),
                     .owner = assignment.assignee,
                     .with = assignment.with,
                     .due = due_of(assignment),
                     .period = assignment.period,
                     .report_to = assignment.report_to,
                     .source = source_of(paper, stored, anchor_span(assignment, open))});
  }
  return tasks;
}

std::string propose_title(const directive::Paper& paper) {
  const auto& number = value_of(paper, FieldName::number);
  const auto& type = value_of(paper, FieldName::type);
  const auto& title = value_of(paper, FieldName::title);
  const std::string named = type.empty() ? "văn bản" : type;
  if (!number.empty()) return "Kế hoạch thực hiện " + named + " số " + number;
  return cut_at_word("Kế hoạch thực hiện " + named + ": " + (title.empty() ? paper.file_name : title), kTitleBytes);
}

}  // namespace nhipcau::programme
