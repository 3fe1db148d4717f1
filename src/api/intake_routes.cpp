#include "api/acting_unit.hpp"
#include "api/file_name.hpp"
#include "api/header_words.hpp"
#include "api/keep_beside.hpp"
#include "api/paper_json.hpp"
#include "api/problem.hpp"
#include "api/routes.hpp"
#include "api/scan_json.hpp"
#include "directive/scan.hpp"
#include "directive/versions.hpp"

namespace nhipcau::api {
namespace {

using directive::PaperId;
using directive::Received;
using directive::SamePaper;

Result<http::Response> show_row(const Call& call, const PaperId& id, int status) {
  return call.app.database.read([&](store::Read& tx) -> Result<http::Response> {
    const auto row = directive::load_paper_row(tx, id);
    if (!row) return tl::unexpected(row.error());
    return json_response(status, to_json(*row, find_plan(tx, call, id)));
  });
}

/// Nothing was saved: which papers it may be, for a person to choose.
http::Response ask_which(const Call& call, const std::vector<SamePaper>& same) {
  const auto& first = same.front().row;
  const Error error{Code::conflict, "directive.same_paper", {first.number.empty() ? first.file_name : first.number}};
  return problem(error, call.language, call.request.id, {{"same", array_of(same, [](const SamePaper& one) { return api::to_json(one); })}});
}

Result<http::Response> upload_paper(const Call& call) {
  const auto name = read_file_name(call.request.header("X-File-Name"));
  if (!name) return tl::unexpected(name.error());
  const auto keep = read_keep(call.request);
  if (!keep) return tl::unexpected(keep.error());
  const auto unit = read_acting_unit(call, "papers.register");
  if (!unit) return tl::unexpected(unit.error());
  const App& app = call.app;
  const auto received = directive::receive(
      app.database, app.files, app.clock, call.actor(),
      {.bytes = call.request.body, .file_name = *name, .keep = *keep, .limits = app.file_limits, .unit = *unit}, app.tables);
  if (!received && received.error().key == directive::kIsScan) return take_scan(call, *name, *unit);
  if (!received) return tl::unexpected(received.error());
  if (!received->same.empty()) return ask_which(call, received->same);
  return show_row(call, received->id, received->was_known ? 200 : 201);
}

Result<http::Response> replace_file(const Call& call) {
  const auto there = call.app.database.read([&](store::Read& tx) { return directive::load_paper_row(tx, {call.param("paper")}); });
  if (!there) return tl::unexpected(there.error());
  const auto name = read_file_name(call.request.header("X-File-Name"));
  if (!name) return tl::unexpected(name.error());
  const auto version = read_header_number(call.request.header("X-Paper-Version"), "X-Paper-Version");
  if (!version) return tl::unexpected(version.error());
  const App& app = call.app;
  const auto received = directive::replace_file(
      app.database, app.files, app.clock, call.actor(),
      {.paper = {call.param("paper")}, .version = *version, .bytes = call.request.body, .file_name = *name, .limits = app.file_limits},
      app.tables);
  if (!received) return tl::unexpected(received.error());
  return show_row(call, received->id, received->was_known ? 200 : 201);
}

Result<http::Response> send_original(const Call& call, const Sha256& original, const std::string& file_name) {
  auto bytes = call.app.files.get(original);
  if (!bytes) return tl::unexpected(bytes.error());
  auto response = http::text_response(200, std::move(*bytes), "application/octet-stream");
  response.set("Content-Disposition", attachment_header(file_name));
  response.set("Content-Security-Policy", "default-src 'none'; sandbox");
  return response;
}

Result<http::Response> get_original(const Call& call) {
  const auto paper = call.app.database.read([&](store::Read& tx) { return directive::load_paper(tx, {call.param("paper")}); });
  if (!paper) return tl::unexpected(paper.error());
  return send_original(call, paper->original, paper->file_name);
}

Result<http::Response> get_earlier_original(const Call& call) {
  const auto position = read_header_number(call.param("position"), "position");
  if (!position) return fail(Code::not_found, "directive.no_such_version");
  const auto file = call.app.database.read(
      [&](store::Read& tx) { return directive::load_earlier_file(tx, {call.param("paper")}, static_cast<int>(*position)); });
  if (!file) return tl::unexpected(file.error());
  return send_original(call, file->original, file->file_name);
}

}  // namespace

void add_intake_routes(Routes& routes, const App& app) {
  using enum http::Method;
  routes.add({.method = post,
              .pattern = "/api/papers",
              .permission = "papers.register",
              .body_limit = app.file_limits.file_bytes,
              .body_type = "application/octet-stream"},
             upload_paper);
  routes.add({.method = post,
              .pattern = "/api/papers/{paper}/versions",
              .permission = "papers.register",
              .body_limit = app.file_limits.file_bytes,
              .body_type = "application/octet-stream"},
             replace_file);
  routes.add({.method = get, .pattern = "/api/papers/{paper}/original", .permission = "papers.read"}, get_original);
  routes.add({.method = get, .pattern = "/api/papers/{paper}/versions/{position}/original", .permission = "papers.read"},
             get_earlier_original);
}

}  // namespace nhipcau::api
