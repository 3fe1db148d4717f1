#include "api/show_paper.hpp"

#include <map>

#include "api/paper_json.hpp"
#include "api/routes.hpp"
#include "directive/check/answers.hpp"
#include "directive/citation_links.hpp"
#include "directive/records.hpp"
#include "directive/versions.hpp"

namespace nhipcau::api {

namespace check = directive::check;

namespace {

Result<http::Response> show(store::Read& tx, const Call& call, const directive::PaperId& id, check::Examined& known) {
  const auto paper = directive::load_paper(tx, id);
  if (!paper) return tl::unexpected(paper.error());
  const office::Sight seen = call.sight("papers.read");
  const auto plan = find_plan(tx, call, id);
  return json_response(
      200, to_json(PaperView{.paper = *paper,
                             .links = directive::link_citations(tx, id, paper->reading, paper->citations, seen, call.app.tables),
                             .cited_by = directive::list_cited_by(tx, id, seen, call.app.tables),
                             .earlier_files = directive::list_earlier_files(tx, id),
                             .findings = check::check_registered(tx, *paper, call.app.tables, call.app.clock.today(), known),
                             .kept_beside = directive::list_kept_beside(tx, id),
                             .unit_name = unit_name(tx, paper->unit, call.app.clock.today()),
                             .plan = plan,
                             .tasks = plan ? programme::tasks_of_assignments(tx, id) : std::map<std::string, programme::TaskId>(),
                             .tables = call.app.tables,
                             .language = call.language,
                             .today = call.app.clock.today()}));
}

}  // namespace

Result<http::Response> show_paper(store::Read& tx, const Call& call, const directive::PaperId& id) {
  check::Examined nothing;
  return show(tx, call, id, nothing);
}

Result<http::Response> change_paper(const Call& call, const directive::PaperId& id, const ChangePaper& change) {
  check::Examined known =
      call.app.database.read([&](store::Read& tx) { return check::examine_registered(tx, id, call.app.tables, call.app.clock.today()); });
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto done = change(tx, known);
    if (!done) return tl::unexpected(done.error());
    return show(tx, call, id, known);
  });
}

}  // namespace nhipcau::api
