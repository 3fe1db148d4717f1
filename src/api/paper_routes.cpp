#include <map>

#include "api/field_reader.hpp"
#include "api/paper_json.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "api/selection.hpp"
#include "api/show_paper.hpp"
#include "directive/look_over.hpp"
#include "directive/scan.hpp"
#include "directive/versions.hpp"

namespace nhipcau::api {
namespace {

using directive::PaperFilter;
using directive::PaperId;

constexpr std::size_t kIdCharacters = 40;

std::optional<directive::System> system_named(std::string_view name) {
  if (name == "state") return directive::System::state;
  if (name == "party") return directive::System::party;
  if (name == "front") return directive::System::front;
  return std::nullopt;
}

Result<PaperFilter> read_filter(const http::Request& request) {
  QueryReader query(request);
  PaperFilter filter;
  filter.query = query.text("q", 400);
  filter.type_code = query.text("type", 20);
  const std::string system = query.text("system", 10);
  filter.system = system_named(system);
  if (!system.empty() && !filter.system) query.blame("system");
  filter.year = query.integer("year", 1900, 2200);
  filter.doubtful = query.boolean("doubtful");
  filter.planned = query.boolean("planned");
  const std::string look_over = query.text("look_over", 10);
  filter.look_over = directive::look_over_state_named(look_over);
  if (!look_over.empty() && !filter.look_over) query.blame("look_over");
  filter.unit = {query.text("unit", kIdCharacters)};
  const std::string order = query.text("order", 10);
  if (order == "oldest") filter.order = directive::Order::oldest;
  if (!order.empty() && order != "oldest" && order != "newest") query.blame("order");
  filter.cursor = query.text("cursor", 200);
  filter.limit = query.integer("limit", 1, 100).value_or(50);
  if (query.fault()) return tl::unexpected(*query.fault());
  return filter;
}

json::array rows_to_json(store::Read& tx, const Call& call, const directive::PaperPage& page, const std::string& query) {
  std::vector<PaperId> ids;
  for (const auto& row : page.items) ids.push_back(row.id);
  const auto plans = programme::plans_of(tx, call.sight("plans.read"), ids);
  std::map<std::string, json::array> hits;
  if (!query.empty()) {
    directive::visit_texts(tx, ids, [&](const PaperId& id, std::string_view text) { hits.emplace(id.value, to_hits(text, query)); });
  }
  return array_of(page.items, [&](const directive::PaperRow& row) {
    const auto plan = plans.find(row.id.value);
    json::object out = to_json(row, plan == plans.end() ? std::nullopt : std::optional(plan->second));
    if (!query.empty()) out["hits"] = std::move(hits[row.id.value]);
    return out;
  });
}

Result<http::Response> list_papers(const Call& call, store::Read& tx) {
  auto filter = read_filter(call.request);
  if (!filter) return tl::unexpected(filter.error());
  filter->sight = call.sight("papers.read");
  const auto page = directive::list_papers(tx, *filter);
  return json_response(200, json::object{{"items", rows_to_json(tx, call, page, filter->query)},
                                         {"units", names_of_units(tx, call, page.items)},
                                         {"total", page.total},
                                         {"next", text_or_null(page.next)},
                                         {"types", array_of(page.types, [](const auto& type) {
                                            return json::object{{"code", type.code}, {"name", type.name}, {"count", type.count}};
                                          })}});
}

Result<http::Response> get_paper(const Call& call, store::Read& tx) {
  return show_paper(tx, call, {call.param("paper")});
}

struct Correction {
  directive::FieldCorrection field;
  std::optional<Selection> selection;
};

Result<Correction> read_correction(std::string_view text) {
  const auto body = parse_object(text);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"version", "field", "value"}) fields.need(name);
  Correction correction;
  correction.field.version = fields.integer("version").value_or(0);
  const auto field = directive::field_named(fields.text("field", 40).value_or(""));
  if (!field) fields.blame(Error{Code::invalid, "api.wrong_type", {"field"}});
  correction.field.field = field.value_or(directive::FieldName::number);
  if (!fields.is_null("value")) correction.field.value = fields.text("value", directive::kFieldCharacters);
  correction.selection = take_selection(fields, "span");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return correction;
}

Result<http::Response> correct_paper(const Call& call) {
  auto correction = read_correction(call.request.body);
  if (!correction) return tl::unexpected(correction.error());
  correction->field.paper = {call.param("paper")};
  return change_paper(call, correction->field.paper, [&](store::Write& tx, directive::check::Examined& known) -> Result<void> {
    directive::FieldCorrection field = correction->field;
    if (const auto row = directive::load_paper_row(tx, field.paper); !row) return tl::unexpected(row.error());
    if (correction->selection) {
      field.selection = to_bytes(*correction->selection, directive::paper_text(tx, field.paper));
      if (!field.selection) return fail(Code::invalid, "directive.selection_outside");
    }
    const auto corrected = directive::correct_field(tx, call.app.clock, call.actor(), field, call.app.tables, &known);
    if (!corrected) return tl::unexpected(corrected.error());
    return {};
  });
}

/// What saying that a record is right, or taking that back, has in common.
using Settle = Result<directive::Paper> (*)(store::Write&, const Clock&, const office::Actor&, const directive::SeenPaper&);

Result<http::Response> settle_look_over(const Call& call, Settle settle) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("version");
  const directive::SeenPaper seen{.paper = {call.param("paper")}, .version = fields.integer("version").value_or(0)};
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return change_paper(call, seen.paper, [&](store::Write& tx, directive::check::Examined& /*known*/) -> Result<void> {
    const auto paper = settle(tx, call.app.clock, call.actor(), seen);
    if (!paper) return tl::unexpected(paper.error());
    return {};
  });
}

Result<http::Response> look_paper_over(const Call& call) {
  return settle_look_over(call, directive::look_over);
}

Result<http::Response> take_look_over_back(const Call& call) {
  return settle_look_over(call, directive::take_look_over_back);
}

Result<http::Response> read_paper_again(const Call& call) {
  const PaperId id{call.param("paper")};
  const auto done =
      directive::read_again(call.app.database, call.app.files, call.app.clock, call.actor(), id, call.app.tables, call.app.file_limits);
  if (!done && done.error().key == directive::kIsScan) return fail(Code::conflict, "directive.reread_scan");
  if (!done) return tl::unexpected(done.error());
  return call.app.database.read([&](store::Read& tx) { return show_paper(tx, call, id); });
}

}  // namespace

void add_paper_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/papers", .permission = "papers.read"}, list_papers);
  routes.add({.method = get, .pattern = "/api/papers/{paper}", .permission = "papers.read"}, get_paper);
  routes.add(
      {.method = patch, .pattern = "/api/papers/{paper}", .permission = "papers.correct", .body_limit = kJsonBytes, .body_type = kJson},
      correct_paper);
  routes.add({.method = post, .pattern = "/api/papers/{paper}/reading", .permission = "papers.correct"}, read_paper_again);
  const auto add_look = [&](const std::string& pattern, Action action) {
    routes.add({.method = post, .pattern = pattern, .permission = "papers.correct", .body_limit = kJsonBytes, .body_type = kJson},
               std::move(action));
  };
  add_look("/api/papers/{paper}/look-over", look_paper_over);
  add_look("/api/papers/{paper}/look-over/undo", take_look_over_back);
}

}  // namespace nhipcau::api
