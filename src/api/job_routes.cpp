#include "api/acting_unit.hpp"
#include "api/field_reader.hpp"
#include "api/file_name.hpp"
#include "api/header_words.hpp"
#include "api/job_json.hpp"
#include "api/paper_json.hpp"
#include "api/place.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "directive/choice.hpp"
#include "directive/import.hpp"
#include "jobs/queue.hpp"

namespace nhipcau::api {
namespace {

constexpr int kMostItemsAtOnce = 500;

/// A job is seen by the one who asked for it; to others it is not there.
/// errors  not_found jobs.no_such_job
Result<jobs::Job> load_mine(store::Read& tx, const Call& call) {
  auto job = jobs::load(tx, {call.param("job")});
  if (!job) return job;
  if (job->asked_by != call.actor().account.value) return fail(Code::not_found, "jobs.no_such_job");
  return job;
}

Result<http::Response> list_jobs(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const int limit = query.integer("limit", 1, 100).value_or(20);
  if (query.fault()) return tl::unexpected(*query.fault());
  const auto mine = jobs::list_of(tx, call.actor().account.value, limit);
  return json_response(200, json::object{{"items", array_of(mine, [&](const jobs::Job& job) { return to_json(job, call.language); })}});
}

/// A job with what came of its items, one page of them.
Result<http::Response> get_job(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const int after = query.integer("after", 0, static_cast<int>(jobs::kMostItems)).value_or(0);
  const int limit = query.integer("limit", 1, kMostItemsAtOnce).value_or(100);
  if (query.fault()) return tl::unexpected(*query.fault());
  const auto job = load_mine(tx, call);
  if (!job) return tl::unexpected(job.error());
  const auto items = jobs::list_items(tx, job->id, after, limit + 1);  // one more tells whether there is a next page
  const bool has_more = static_cast<int>(items.size()) > limit;
  const std::vector<jobs::Item> page(items.begin(), has_more ? items.end() - 1 : items.end());
  json::object out = to_json(*job, call.language);
  out["outcomes"] = outcomes_to_json(jobs::count_outcomes(tx, job->id));
  out["items"] = array_of(page, [&](const jobs::Item& item) { return to_json(item, call.language); });
  out["next"] = has_more ? json::value(page.back().position) : json::value(nullptr);
  return json_response(200, out);
}

Result<http::Response> cancel_job(const Call& call) {
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    if (const auto job = load_mine(tx, call); !job) return tl::unexpected(job.error());
    const auto cancelled = jobs::cancel(tx, call.app.clock, {call.param("job")});
    if (!cancelled) return tl::unexpected(cancelled.error());
    return json_response(200, to_json(*cancelled, call.language));
  });
}

Result<http::Response> import_papers(const Call& call) {
  const auto name = read_file_name(call.request.header("X-File-Name"));
  if (!name) return tl::unexpected(name.error());
  const auto unit = read_acting_unit(call, "papers.register");
  if (!unit) return tl::unexpected(unit.error());
  const App& app = call.app;
  const Place place(*app.long_places);
  if (!place.is_ours()) return fail(Code::unavailable, "api.too_many_archives");
  const auto put = directive::import_archive(app.database, app.files, app.clock, call.actor(),
                                             {.bytes = call.request.body, .file_name = *name, .limits = app.file_limits, .unit = *unit});
  if (!put) return tl::unexpected(put.error());
  if (app.bell != nullptr) app.bell->ring();
  return app.database.read([&](store::Read& tx) -> Result<http::Response> {
    const auto job = jobs::load(tx, *put);
    if (!job) return tl::unexpected(job.error());
    return json_response(202, to_json(*job, call.language));
  });
}

/// An item of a job of mine.
struct MyItem {
  jobs::Job job;
  std::int64_t position = 0;
};
Result<MyItem> find_my_item(store::Read& tx, const Call& call) {
  auto job = load_mine(tx, call);
  if (!job) return tl::unexpected(job.error());
  const bool may_still = office::may(tx, call.session->account, "papers.register", {job->unit}, call.app.clock.today());
  if (!may_still) return fail(Code::not_found, "jobs.no_such_item");
  const auto position = read_header_number(call.param("position"), "position");
  if (!position) return fail(Code::not_found, "jobs.no_such_item");
  return MyItem{std::move(*job), *position};
}

Result<http::Response> list_same_of_item(const Call& call, store::Read& tx) {
  const auto mine = find_my_item(tx, call);
  if (!mine) return tl::unexpected(mine.error());
  const auto item = jobs::load_item(tx, mine->job.id, mine->position);
  if (!item) return tl::unexpected(item.error());
  return json_response(
      200,
      json::object{{"same", array_of(directive::list_same(tx, *item, {mine->job.unit}), [](const auto& same) { return to_json(same); })}});
}

Result<directive::Choice> read_choice(std::string_view text) {
  const auto body = parse_object(text);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"choice", "paper"}) fields.need(name);
  const std::string choice = fields.text("choice", 20).value_or("");
  const directive::PaperId paper{fields.text("paper", 40).value_or("")};
  if (choice == "keep") {
    fields.need("reason");
    const std::string reason = words_on_one_line(fields.text("reason", 4 * directive::kReasonCharacters).value_or(""));
    if (const auto fault = fields.finish()) return tl::unexpected(*fault);
    return directive::KeepBeside{.other = paper, .reason = reason};
  }
  if (choice != "replace") fields.blame(Error{Code::invalid, "api.wrong_type", {"choice"}});
  fields.need("version");
  const auto version = fields.integer("version").value_or(0);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return directive::InPlaceOf{.paper = paper, .version = version};
}

Result<http::Response> choose_for_item(const Call& call) {
  const App& app = call.app;
  const auto choice = read_choice(call.request.body);
  if (!choice) return tl::unexpected(choice.error());
  const auto mine = app.database.read([&](store::Read& tx) { return find_my_item(tx, call); });
  if (!mine) return tl::unexpected(mine.error());
  const auto item =
      directive::settle_choice(app.database, app.files, app.clock, call.actor(),
                               {.job = mine->job.id, .position = mine->position, .choice = *choice}, app.tables, app.file_limits);
  if (!item) return tl::unexpected(item.error());
  if (app.bell != nullptr) app.bell->ring();
  return json_response(200, to_json(*item, call.language));
}

}  // namespace

void add_job_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/jobs", .permission = "session"}, list_jobs);
  routes.add({.method = get, .pattern = "/api/jobs/{job}", .permission = "session"}, get_job);
  routes.add({.method = post, .pattern = "/api/jobs/{job}/cancel", .permission = "session"}, cancel_job);
  routes.add({.method = get, .pattern = "/api/jobs/{job}/items/{position}/same", .permission = "papers.register"}, list_same_of_item);
  routes.add({.method = post,
              .pattern = "/api/jobs/{job}/items/{position}/choice",
              .permission = "papers.register",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             choose_for_item);
  routes.add({.method = post,
              .pattern = "/api/imports",
              .permission = "papers.register",
              .body_limit = files::ArchiveLimits{}.archive_bytes,
              .body_type = "application/octet-stream"},
             import_papers);
}

}  // namespace nhipcau::api
