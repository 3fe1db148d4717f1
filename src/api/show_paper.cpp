#include "api/show_paper.hpp"

#include <map>

#include "api/paper_json.hpp"
#include "api/routes.hpp"
#include "directive/check/answers.hpp"
#include "directive/citation_links.hpp"
#include "directive/records.hpp"
#include "directive/versions.hpp"

namespace nhipcau::api {

Result<http::Response> show_paper(store::Read& tx, const Call& call, const directive::PaperId& id) {
  const auto paper = directive::load_paper(tx, id);
  if (!paper) return tl::unexpected(paper.error());
  const office::Sight seen = call.sight("papers.read");
  const auto plan = find_plan(tx, call, id);
  return json_response(
      200, to_json(PaperView{.paper = *paper,
                             .links = directive::link_citations(tx, id, paper->reading, paper->citations, seen, call.app.tables),
                             .cited_by = directive::list_cited_by(tx, id, seen, call.app.tables),
                             .earlier_files = directive::list_earlier_files(tx, id),
                             .findings = directive::check::check_registered(tx, *paper, call.app.tables, call.app.clock.today()),
                             .kept_beside = directive::list_kept_beside(tx, id),
                             .unit_name = unit_name(tx, paper->unit, call.app.clock.today()),
                             .plan = plan,
                             .tasks = plan ? programme::tasks_of_assignments(tx, id) : std::map<std::string, programme::TaskId>(),
                             .tables = call.app.tables,
                             .language = call.language,
                             .today = call.app.clock.today()}));
}

}  // namespace nhipcau::api
