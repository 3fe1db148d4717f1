#pragma once
#include "api/json.hpp"
#include "api/utf16.hpp"
#include "programme/records.hpp"

/// Plans and tasks as openapi.yaml has them: schemas PlanRow, Plan, Task and TaskRow.
namespace nhipcau::api {

/// The text that tasks come from, as it stands now: finds the words of their sources in it, also those kept in an older reading.
class SourceText {
 public:
  explicit SourceText(directive::CurrentText now) : now_(std::move(now)), offsets_(now_.text) {}
  SourceText(const SourceText&) = delete;
  SourceText& operator=(const SourceText&) = delete;

  /// null: the words are not there any more, or there never were any
  [[nodiscard]] json::value place_of(const directive::Anchor& anchor) const;

 private:
  directive::CurrentText now_;
  Utf16Offsets offsets_;
};

/// source  schema PlanSource: see PlanSources
json::object to_json(const programme::PlanRow& row, json::object source);

/// source  schema PlanSource text  of the plan's paper, where the tasks' sources lie; without words if it has none
std::string to_json_text(const programme::Plan& plan, const json::object& source, const SourceText& text, Date today);
std::string to_json_text(const programme::Task& task, const SourceText& text, Date today);

/// paper  of the plan; null: it comes from no paper
json::object to_json(const programme::TaskRow& row, json::value paper);

}  // namespace nhipcau::api
