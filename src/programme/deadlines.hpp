#pragma once
#include <vector>

#include "office/rights.hpp"
#include "programme/plan.hpp"
#include "store/database.hpp"

namespace nhipcau::programme {

/// A day on which a task is due.
struct DeadlineDay {
  TaskId task;
  PlanId plan;
  directive::PaperId paper;  ///< of its plan; empty: none
  std::string title, owner;
  std::string period;      ///< of the duty as the paper says it, "hằng quý"; empty: none
  std::string time;        ///< "16:00"; empty: no hour is said
  bool is_report = false;  ///< somebody is reported to
  bool is_done = false;
  Date on;
};

inline constexpr int kMostDaysOfDeadlines = 400;
inline constexpr std::size_t kMostDeadlines = 5000;  ///< in one list
struct DeadlineDays {
  std::vector<DeadlineDay> days;  ///< by day, then by task
  bool is_complete = true;        ///< false: there are more than kMostDeadlines
};
/// The days from `from` to `to`, both included, on which tasks that were not taken out are due. A task that follows a rule is due on each
/// of its days until it is done, and no more then. sight  of plans.read from, to  at most kMostDaysOfDeadlines apart
DeadlineDays list_deadlines(store::Read& tx, const office::Sight& sight, const Date& from, const Date& to);

}  // namespace nhipcau::programme
