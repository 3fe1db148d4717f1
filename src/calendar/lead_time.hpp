#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/working_days.hpp"
#include "calendar/year.hpp"

namespace nhipcau::calendar {

/// What is ready some time before a day is kept.
enum class Step { plan, drafts, translations };
/// Their names in data and JSON; message calendar.step_<name>.
inline constexpr std::array<std::string_view, 3> kSteps = {"plan", "drafts", "translations"};
std::string_view name_of(Step step);
std::optional<Step> find_step(std::string_view name);

/// How long before days of a kind a step is done: a row of data/lead_times.csv.
struct LeadTime {
  OccasionKind kind = OccasionKind::memorial;
  std::optional<YearClass> year_class;  ///< none: in every year, also where years are not counted
  bool is_uncounted = false;            ///< only where years are not counted; then without a class
  Step step = Step::plan;
  int days = 0;  ///< before the first day, 1–kLongestLead
  std::string source;
};
inline constexpr int kLongestLead = 365;
/// Those shipped with the program, in the order of the file.
const std::vector<LeadTime>& shipped_lead_times();

/// A step of one occasion in one year.
struct StepDay {
  OccasionDay of;
  Step step = Step::plan;
  int days = 0;  ///< before the day, by the lead time
  Date on;  ///< by then it is done: so many days before, or the last working day before that (of years without known days off, the last
            ///< day from Monday to Friday)
};

/// The steps done in the days from `from` to `to`, both included, in order of days; those of one day as the occasions stand in the year.
/// Those of occasions of the year after are among them.
/// errors  invalid calendar.year_outside{year, first, last}, of the years of `from` and `to`; of the year after 2100 nothing is known
Result<std::vector<StepDay>> list_steps(std::span<const Occasion> occasions, std::span<const LeadTime> lead_times,
                                        const WorkingDays& working_days, const Date& from, const Date& to);

/// A week from Monday to Sunday, and how full it is.
struct Week {
  enum class State { usual, crowded, empty };
  Date monday;
  int steps = 0;
  int occasions = 0;  ///< that begin in it
  State state = State::usual;
};
inline constexpr int kMostSteps = 6;  ///< a week has, that is not crowded
/// The weeks that touch the days from `from` to `to`: crowded with more than `most` steps, empty with none and no day kept. What lies
/// outside of those days is not counted, so that a week at either end is as full as what was asked for lets it be.
std::vector<Week> list_weeks(std::span<const OccasionDay> days, std::span<const StepDay> steps, const Date& from, const Date& to,
                             int most = kMostSteps);

}  // namespace nhipcau::calendar
