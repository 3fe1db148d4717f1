#include <algorithm>

#include "api/acting_unit.hpp"
#include "api/due_json.hpp"
#include "api/field_reader.hpp"
#include "api/plan_json.hpp"
#include "api/plan_sources.hpp"
#include "api/preparation.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"

namespace nhipcau::api {
namespace {

using programme::PlanId;
using programme::TaskId;

constexpr std::size_t kTitleOfPlan = 1000;
constexpr std::size_t kTitleOfTask = 4000;
constexpr std::size_t kNameOfBody = 500;
constexpr std::size_t kMostBodies = 50;
constexpr std::size_t kIdCharacters = 40;
constexpr std::size_t kDateCharacters = 10;

/// Of no paper there is no text.
directive::CurrentText text_of(store::Read& tx, const directive::PaperId& paper) {
  return paper.empty() ? directive::CurrentText() : directive::current_text(tx, paper);
}

Result<http::Response> show_plan(store::Read& tx, const Call& call, const PlanId& id, int status) {
  const auto plan = programme::load_plan(tx, id);
  if (!plan) return tl::unexpected(plan.error());
  const json::object source = PlanSources(tx, call, {plan->source}).to_json(plan->source);
  const SourceText text(text_of(tx, plan->source.paper()));
  return json_response(status, to_json_text(*plan, source, text, call.app.clock.today()));
}

Result<http::Response> show_task(store::Read& tx, const Call& call, const programme::Task& task, int status) {
  const SourceText text(text_of(tx, task.source ? task.source->paper : directive::PaperId()));
  return json_response(status, to_json_text(task, text, call.app.clock.today()));
}

Result<http::Response> make_plan(const Call& call) {
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto made = programme::make_plan(tx, call.app.clock, call.actor(), {call.param("paper")});
    if (!made) return tl::unexpected(made.error());
    return show_plan(tx, call, made->id, made->was_there ? 200 : 201);
  });
}

Result<http::Response> list_plans(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const std::string cursor = query.text("cursor", 200);
  const int limit = query.integer("limit", 1, 100).value_or(50);
  if (query.fault()) return tl::unexpected(*query.fault());
  const auto page = programme::list_plans(tx, call.sight("plans.read"), cursor, limit);
  std::vector<programme::PlanSource> wanted;
  for (const auto& row : page.items) wanted.push_back(row.source);
  const PlanSources sources(tx, call, wanted);
  const auto write = [&](const programme::PlanRow& row) { return to_json(row, sources.to_json(row.source)); };
  return json_response(200, json::object{{"items", array_of(page.items, write)}, {"next", text_or_null(page.next)}});
}

/// A plan of the office's own, or one for a day of the calendar with a task for each of some steps.
struct PlanOnWire {
  std::optional<std::string> title;
  std::string occasion;  ///< empty: none
  std::optional<Date> from;
  std::vector<calendar::Step> steps;
};

Result<void> read_occasion(const json::object& object, PlanOnWire& wire) {
  FieldReader fields(object);
  for (const auto* const name : {"id", "from"}) fields.need(name);
  wire.occasion = fields.text("id", kIdCharacters, 1).value_or("");
  wire.from = Date::from_iso(fields.text("from", kDateCharacters).value_or(""));
  if (!wire.from) fields.blame(Error{Code::invalid, "api.wrong_type", {"from"}});
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return {};
}

Result<PlanOnWire> read_new_plan(const std::string& text) {
  const auto body = parse_object(text);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  PlanOnWire wire{.title = fields.text("title", kTitleOfPlan, 1)};
  if (const json::object* occasion = fields.object("occasion")) {
    if (const auto read = read_occasion(*occasion, wire); !read) fields.blame(read.error());
  } else {
    fields.need("title");
  }
  for (const std::string& name : fields.texts("steps", calendar::kSteps.size(), kIdCharacters).value_or(std::vector<std::string>())) {
    const auto step = calendar::find_step(name);
    if (step) wire.steps.push_back(*step);
    if (!step || wire.occasion.empty()) fields.blame(Error{Code::invalid, "api.wrong_type", {"steps"}});
  }
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return wire;
}

/// The tasks are due by the office's own lead times.
Result<programme::MadePlan> make_plan_of_day(store::Write& tx, const Call& call, const PlanOnWire& wire, programme::NewPlan plan) {
  const OfficeSteps office(tx, call);
  const auto day = office.find_day(wire.occasion, *wire.from);
  if (!day) return tl::unexpected(day.error());
  plan.source = plan_source_of(*day);
  plan.title = wire.title.value_or(plan_title_of(*day, call.language));
  std::vector<programme::NewTask> tasks;
  for (const calendar::StepDay& step : office.steps_of(*day)) {
    if (std::ranges::find(wire.steps, step.step) == wire.steps.end()) continue;
    tasks.push_back({.title = task_title_of(step, call.language), .due = programme::DueDate{.date = step.on}});
  }
  return programme::make_plan(tx, call.app.clock, call.actor(), plan, tasks);
}

Result<http::Response> make_own_plan(const Call& call) {
  const auto unit = read_acting_unit(call, "plans.edit");
  if (!unit) return tl::unexpected(unit.error());
  const auto wire = read_new_plan(call.request.body);
  if (!wire) return tl::unexpected(wire.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const programme::NewPlan plan{.title = wire->title.value_or(""), .unit = *unit};
    const auto made =
        wire->occasion.empty() ? programme::make_plan(tx, call.app.clock, call.actor(), plan, {}) : make_plan_of_day(tx, call, *wire, plan);
    if (!made) return tl::unexpected(made.error());
    return show_plan(tx, call, made->id, made->was_there ? 200 : 201);
  });
}

Result<http::Response> remove_plan(const Call& call) {
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto done = programme::remove_untouched_plan(tx, call.app.clock, call.actor(), {call.param("plan")});
    if (!done) return tl::unexpected(done.error());
    return http::Response{.status = 204};
  });
}

Result<http::Response> get_plan(const Call& call, store::Read& tx) {
  return show_plan(tx, call, {call.param("plan")}, 200);
}

Result<http::Response> change_plan(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("version");
  fields.need("title");
  const auto version = fields.integer("version");
  const auto title = fields.text("title", kTitleOfPlan, 1);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);

  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto plan = programme::retitle_plan(tx, call.app.clock, call.actor(), {call.param("plan")}, *version, *title);
    if (!plan) return tl::unexpected(plan.error());
    return show_plan(tx, call, plan->id, 200);
  });
}

Result<http::Response> add_task(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("title");
  programme::NewTask task{.plan = {call.param("plan")}};
  task.title = fields.text("title", kTitleOfTask, 1).value_or("");
  task.owner = fields.text("owner", kNameOfBody).value_or("");
  if (!fields.is_null("clause")) {
    if (const auto clause = fields.text("clause", kIdCharacters)) task.clause = directive::ClauseId{*clause};
  }
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);

  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto added = programme::add_task(tx, call.app.clock, call.actor(), task);
    if (!added) return tl::unexpected(added.error());
    return show_task(tx, call, *added, 201);
  });
}

Result<http::Response> get_task(const Call& call, store::Read& tx) {
  const auto task = programme::load_task(tx, {call.param("task")});
  if (!task) return tl::unexpected(task.error());
  return show_task(tx, call, *task, 200);
}

/// null takes the deadline away; absent leaves it.
std::optional<std::optional<programme::DueDate>> take_deadline(FieldReader& fields) {
  if (fields.is_null("deadline")) return std::optional<programme::DueDate>();
  const json::object* object = fields.object("deadline");
  if (object == nullptr) return std::nullopt;
  auto due = read_due_date(*object);
  if (!due) fields.blame(due.error());
  return due ? std::optional(std::optional(std::move(*due))) : std::nullopt;
}

Result<http::Response> change_task(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("version");
  programme::TaskUpdate update{.id = {call.param("task")}};
  update.version = fields.integer("version").value_or(0);
  update.title = fields.text("title", kTitleOfTask, 1);
  update.owner = fields.text("owner", kNameOfBody);
  update.with = fields.texts("with", kMostBodies, kNameOfBody);
  update.due = take_deadline(fields);
  update.is_done = fields.boolean("done");
  update.is_removed = fields.boolean("removed");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);

  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto task = programme::update_task(tx, call.app.clock, call.actor(), update);
    if (!task) return tl::unexpected(task.error());
    return show_task(tx, call, *task, 200);
  });
}

}  // namespace

void add_plan_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = post, .pattern = "/api/papers/{paper}/plan", .permission = "plans.edit"}, make_plan);
  routes.add({.method = get, .pattern = "/api/plans", .permission = "plans.read"}, list_plans);
  routes.add({.method = post, .pattern = "/api/plans", .permission = "plans.edit", .body_limit = kJsonBytes, .body_type = kJson},
             make_own_plan);
  routes.add({.method = get, .pattern = "/api/plans/{plan}", .permission = "plans.read"}, get_plan);
  routes.add({.method = remove, .pattern = "/api/plans/{plan}", .permission = "plans.edit"}, remove_plan);
  routes.add({.method = patch, .pattern = "/api/plans/{plan}", .permission = "plans.edit", .body_limit = kJsonBytes, .body_type = kJson},
             change_plan);
  routes.add(
      {.method = post, .pattern = "/api/plans/{plan}/tasks", .permission = "plans.edit", .body_limit = kJsonBytes, .body_type = kJson},
      add_task);
  routes.add({.method = get, .pattern = "/api/tasks/{task}", .permission = "plans.read"}, get_task);
  routes.add({.method = patch, .pattern = "/api/tasks/{task}", .permission = "plans.edit", .body_limit = kJsonBytes, .body_type = kJson},
             change_task);
}

}  // namespace nhipcau::api
