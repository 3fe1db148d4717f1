#pragma once
#include <map>
#include <string>
#include <vector>

#include "api/call.hpp"
#include "api/json.hpp"
#include "calendar/office_days.hpp"
#include "directive/records.hpp"
#include "programme/plan.hpp"

namespace nhipcau::api {

/// Where plans come from, in the words of who asks; schema PlanSource. Looks up at once what they need; for one answer.
class PlanSources {
 public:
  PlanSources(store::Read& tx, const Call& call, const std::vector<programme::PlanSource>& sources);

  [[nodiscard]] json::object to_json(const programme::PlanSource& source) const;

 private:
  [[nodiscard]] json::object of_paper(const programme::PlanSource& source) const;
  [[nodiscard]] json::object of_day(const programme::PlanSource& source) const;
  [[nodiscard]] json::object of_conclusion(const programme::PlanSource& source) const;
  [[nodiscard]] const calendar::Occasion* find_occasion(const std::string& id) const;

  Language language_;
  std::map<std::string, directive::PaperRow> papers_;
  std::map<std::string, std::pair<std::string, Date>> meetings_;  ///< by id: its kind's name and its day
  calendar::OfficeDays said_;
  std::vector<calendar::Occasion> kept_;
};

}  // namespace nhipcau::api
