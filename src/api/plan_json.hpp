#pragma once
#include "api/json.hpp"
#include "api/utf16.hpp"
#include "programme/records.hpp"

/// Plans and tasks as openapi.yaml has them: schemas PlanRow, Plan, Task and TaskRow.
namespace nhipcau::api {

json::object to_json(const programme::PlanRow& row, const directive::PaperRow& paper);

/// offsets  of the text of the plan's paper, where the tasks' sources lie
std::string to_json_text(const programme::Plan& plan, const directive::PaperRow& paper, const Utf16Offsets& offsets, Date today);
std::string to_json_text(const programme::Task& task, const Utf16Offsets& offsets, Date today);

json::object to_json(const programme::TaskRow& row, const directive::PaperRow& paper);

}  // namespace nhipcau::api
