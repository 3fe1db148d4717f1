#include "api/paper_json.hpp"
#include "api/plan_json.hpp"
#include "api/routes.hpp"
#include "directive/letters/proposals.hpp"
#include "directive/look_over.hpp"
#include "office/notices.hpp"

namespace nhipcau::api {
namespace {

constexpr int kRowsOfAList = 20;  ///< the first screen shows the beginning; the counts say how much there is

json::array to_json(store::Read& tx, const std::vector<programme::TaskRow>& rows) {
  std::vector<directive::PaperId> ids;
  for (const auto& row : rows) {
    if (!row.paper.empty()) ids.push_back(row.paper);
  }
  const auto papers = directive::load_paper_rows(tx, ids);
  json::array out;
  for (const auto& row : rows) {
    out.push_back(api::to_json(row, row.paper.empty() ? json::value(nullptr) : json::value(to_ref(papers.at(row.paper.value)))));
  }
  return out;
}

json::object to_json(const directive::letters::WaitingProposal& waiting) {
  return {{"paper", api::to_json(waiting.paper, std::nullopt)},
          {"made_by", text_or_null(waiting.made_by)},
          {"made_at", to_rfc3339(waiting.made_at)},
          {"findings", waiting.findings}};
}

Result<http::Response> get_today(const Call& call, store::Read& tx) {
  const auto today = programme::load_today(tx, call.sight("plans.read"), call.app.clock.today(), kRowsOfAList);
  const auto fresh = directive::list_unplanned(tx, call.sight("papers.read"), kRowsOfAList);
  const office::Sight decides = call.sight("papers.decide");
  const auto to_decide = directive::letters::list_waiting(tx, decides, kRowsOfAList);
  const auto unplanned = [](const directive::PaperRow& row) { return api::to_json(row, std::nullopt); };
  return json_response(200, json::object{{"today", to_json(tx, today.today)},
                                         {"waiting", to_json(tx, today.waiting)},
                                         {"late", to_json(tx, today.late)},
                                         {"new_papers", array_of(fresh.newest, unplanned)},
                                         {"to_decide", array_of(to_decide, [](const auto& waiting) { return to_json(waiting); })},
                                         {"counts",
                                          {{"today", today.today_count},
                                           {"waiting", today.waiting_count},
                                           {"late", today.late_count},
                                           {"new_papers", fresh.total},
                                           {"to_decide", directive::letters::count_waiting(tx, decides)},
                                           {"to_look_over", directive::count_to_look_over(tx, call.sight("papers.correct"))},
                                           {"unseen_notices", office::count_unseen(tx, call.session->account, call.app.clock.today())}}}});
}

}  // namespace

void add_today_routes(Routes& routes) {
  routes.add({.method = http::Method::get, .pattern = "/api/today", .permission = "session"}, get_today);
}

}  // namespace nhipcau::api
