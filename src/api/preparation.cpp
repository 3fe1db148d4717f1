#include "api/preparation.hpp"

#include <algorithm>

#include "api/calendar_words.hpp"
#include "calendar/office_lead_times.hpp"
#include "calendar/records.hpp"

namespace nhipcau::api {
namespace {

/// "kỷ niệm 97 năm Ngày …", "nhân Tết Nguyên đán năm 2027"
std::string on_the_occasion(const calendar::OccasionDay& day, Language language) {
  const std::string name = OccasionWords(day, language).name();
  const int years = day.years.value_or(0);
  if (years <= 0) return message(language, "calendar.on_the_occasion", std::vector{name, std::to_string(day.first.year())});
  if (years == 1) return message(language, "calendar.on_the_first_year", std::vector{name});
  return message(language, "calendar.on_the_years", std::vector{name, std::to_string(years)});
}

}  // namespace

OfficeSteps::OfficeSteps(store::Read& tx, const Call& call)
    : kept_(calendar::merge(calendar::shipped_occasions(), calendar::load_office_days(tx, call.sight("papers.read")))),
      lead_times_(calendar::load_lead_times(tx)) {}

Result<std::vector<calendar::StepDay>> OfficeSteps::list(const Date& from, const Date& to) const {
  return calendar::list_steps(kept_, lead_times_, calendar::shipped_working_days(), from, to);
}

Result<calendar::OccasionDay> OfficeSteps::find_day(const std::string& occasion, const Date& first) const {
  const auto kept = std::ranges::find(kept_, occasion, &calendar::Occasion::id);
  if (kept == kept_.end()) return fail(Code::not_found, "calendar.no_such_day");
  const auto days = calendar::list_days({&*kept, 1}, first.year());
  if (!days) return fail(Code::not_found, "calendar.no_such_day");
  const auto found = std::ranges::find(*days, first, &calendar::OccasionDay::first);
  if (found == days->end()) return fail(Code::not_found, "calendar.no_such_day");
  return *found;
}

std::vector<calendar::StepDay> OfficeSteps::steps_of(const calendar::OccasionDay& day) const {
  // A step lies within the longest lead before its day, and a few days off.
  constexpr int kDaysOff = 60;
  const auto listed = calendar::list_steps({day.occasion, 1}, lead_times_, calendar::shipped_working_days(),
                                           day.first.plus_days(-calendar::kLongestLead - kDaysOff), day.first);
  std::vector<calendar::StepDay> steps;
  if (!listed) return steps;
  std::ranges::copy_if(*listed, std::back_inserter(steps), [&](const calendar::StepDay& step) { return step.of.first == day.first; });
  std::ranges::stable_sort(steps, {}, &calendar::StepDay::step);
  return steps;
}

programme::PlanSource plan_source_of(const calendar::OccasionDay& day) {
  return {.kind = programme::PlanSource::Kind::day, .id = day.occasion->id, .year = day.first.year()};
}

std::string plan_title_of(const calendar::OccasionDay& day, Language language) {
  return message(language, "calendar.plan_title", std::vector{on_the_occasion(day, language)});
}

std::string task_title_of(const calendar::StepDay& step, Language language) {
  return message(language, "calendar.task_" + std::string(calendar::name_of(step.step)), std::vector{on_the_occasion(step.of, language)});
}

}  // namespace nhipcau::api
