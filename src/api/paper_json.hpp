#pragma once
#include <map>
#include <optional>
#include <string>

#include "api/call.hpp"
#include "api/json.hpp"
#include "api/messages.hpp"
#include "api/utf16.hpp"
#include "directive/check/answers.hpp"
#include "directive/citation_links.hpp"
#include "directive/records.hpp"
#include "directive/tables.hpp"
#include "directive/versions.hpp"
#include "programme/records.hpp"

/// Papers as openapi.yaml has them: schemas PaperRow, PaperRef, Hit and Paper.
namespace nhipcau::api {

json::object to_json(const directive::PaperRow& row, const std::optional<programme::PlanId>& plan);

/// SamePaper: a paper that a file on its way in may be.
json::object to_json(const directive::SamePaper& same);

/// PaperRef: what a list of plans or tasks says of a paper.
json::object to_ref(const directive::PaperRow& row);

/// Passages of `text` where the query's words stand.
json::array to_hits(std::string_view text, std::string_view query);

/// A paper with what other rooms say of it.
/// The plan of a paper, if it has one and who asks may see it.
std::optional<programme::PlanId> find_plan(store::Read& tx, const Call& call, const directive::PaperId& paper);

/// Names of the units of rows, as of today, by id; the office as a whole is not among them.
json::object names_of_units(store::Read& tx, const Call& call, const std::vector<directive::PaperRow>& rows);
/// Of a unit as of a day; empty for the office as a whole.
std::string unit_name(store::Read& tx, const office::UnitId& unit, const Date& on);

struct PaperView {
  const directive::Paper& paper;
  std::vector<directive::CitationLink> links;  ///< one for each of the paper's citations
  std::vector<directive::CitedBy> cited_by;
  std::vector<directive::EarlierFile> earlier_files;
  std::vector<directive::check::CheckedFinding> findings = {};
  std::vector<directive::KeptBeside> kept_beside;
  std::string unit_name;  ///< empty: the office as a whole
  std::optional<programme::PlanId> plan;
  std::map<std::string, programme::TaskId> tasks;  ///< by assignment
  const directive::Tables& tables;                 ///< why duties are declined
  Language language = Language::vi;
  Date today;  ///< by which rules are told for a paper without a day
};
json::object to_json(const PaperView& view);

}  // namespace nhipcau::api
