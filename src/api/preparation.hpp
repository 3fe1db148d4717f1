#pragma once
#include <string>
#include <vector>

#include "api/call.hpp"
#include "calendar/lead_time.hpp"
#include "programme/plan.hpp"

/// What is done before a day is kept, by this office's days and lead times.
namespace nhipcau::api {

/// The office's days and lead times. Steps borrow the days: they last as long as this.
class OfficeSteps {
 public:
  OfficeSteps(store::Read& tx, const Call& call);

  /// errors  invalid calendar.year_outside{year, first, last}
  [[nodiscard]] Result<std::vector<calendar::StepDay>> list(const Date& from, const Date& to) const;
  [[nodiscard]] Result<std::vector<calendar::OccasionDay>> list_days(int year) const { return calendar::list_days(kept_, year); }
  /// An occasion as it begins on a day.
  /// errors  not_found calendar.no_such_day: it is not kept, or does not begin on that day
  [[nodiscard]] Result<calendar::OccasionDay> find_day(const std::string& occasion, const Date& first) const;
  /// Of one day, in the order of steps.
  [[nodiscard]] std::vector<calendar::StepDay> steps_of(const calendar::OccasionDay& day) const;

 private:
  std::vector<calendar::Occasion> kept_;
  std::vector<calendar::LeadTime> lead_times_;
};

/// The plan that is made for a day.
programme::PlanSource plan_source_of(const calendar::OccasionDay& day);
/// "Kế hoạch tuyên truyền kỷ niệm 97 năm Ngày …"
std::string plan_title_of(const calendar::OccasionDay& day, Language language);
/// "Viết xong tin, bài kỷ niệm 97 năm Ngày …"
std::string task_title_of(const calendar::StepDay& step, Language language);

}  // namespace nhipcau::api
