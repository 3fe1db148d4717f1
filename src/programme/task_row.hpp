#pragma once
#include <optional>
#include <string>
#include <vector>

#include "programme/plan.hpp"
#include "store/database.hpp"

/// A task between its row and its value.
namespace nhipcau::programme {

/// The columns of a due date.
struct DueColumns {
  std::string kind, time, rule, as_written;
  std::optional<std::string> on;
};
DueColumns to_columns(const std::optional<DueDate>& due);
/// And back, from a row with columns of these names.
std::optional<DueDate> to_due(const store::Row& row);

/// From a row of a list of tasks.
Task to_task(const store::Row& row);

/// From a row of load_task: all but the source.
Task to_task_alone(const store::Row& row);
/// Whether the row's task came from an assignment or a clause of a paper, or from a point of a conclusion.
bool has_source(const store::Row& row);
/// From a row of load_source or of a list of tasks, of a task that has one.
Source to_source(const store::Row& row);

/// From a row that has a plan's paper_id, source_kind, source_id and source_year.
PlanSource to_plan_source(const store::Row& row);
/// Of a row's plan; empty: it comes from no paper.
directive::PaperId paper_of(const store::Row& row);

/// Bodies one a line and back.
std::string to_lines(const std::vector<std::string>& bodies);

}  // namespace nhipcau::programme
