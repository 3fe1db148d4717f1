#pragma once
#include <string>

#include "api/json.hpp"
#include "api/messages.hpp"
#include "calendar/reporting_period.hpp"
#include "calendar/working_days.hpp"

/// Working days and reporting periods as openapi.yaml and the command line have them.
namespace nhipcau::api {

/// "Nghỉ bù Quốc khánh", "Tết Nguyên đán".
std::string day_off_words(const calendar::DayOff& off, Language language);
json::object to_json(const calendar::DayOff& off, Language language);

/// "Quý III/2027", "6 tháng đầu năm 2027".
std::string period_words(const calendar::ReportingPeriod& period, Language language);
json::object to_json(const calendar::ReportingPeriod& period, Language language);
/// Schema PeriodDay: the days of a year on which periods close or reports are due, each with all periods of one regulation; in their order.
json::array period_days_json(int year, Language language);

}  // namespace nhipcau::api
