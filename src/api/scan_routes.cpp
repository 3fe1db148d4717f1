#include "api/acting_unit.hpp"
#include "api/file_name.hpp"
#include "api/job_json.hpp"
#include "api/keep_beside.hpp"
#include "api/place.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "api/scan_json.hpp"
#include "directive/scan.hpp"
#include "files/pdf_child.hpp"

namespace nhipcau::api {
namespace {

constexpr int kPictureWidth = 1600;  // pixels: large enough to see a stamp by
constexpr std::size_t kHashDigits = 64;

Fail scan_gone() {
  return fail(Code::not_found, "directive.scan_gone");
}

bool is_hash(std::string_view name) {
  return name.size() == kHashDigits && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The scan that the route names; it may be gone.
directive::WaitingScans::Scan find_scan(const Call& call) {
  const std::string& name = call.param("scan");
  if (!is_hash(name)) return nullptr;
  return call.app.scans->find(call.actor().account, {name}, call.app.clock.now());
}

Result<http::Response> answer_job(const Call& call, const jobs::JobId& id) {
  if (call.app.bell != nullptr) call.app.bell->ring();
  return call.app.database.read([&](store::Read& tx) -> Result<http::Response> {
    const auto job = jobs::load(tx, id);
    if (!job) return tl::unexpected(job.error());
    return json_response(202, to_json(*job, call.language));
  });
}

/// The first page as a picture. It is drawn from memory, and no browser may keep it.
Result<http::Response> get_scan_picture(const Call& call) {
  const auto scan = find_scan(call);
  if (scan == nullptr) return scan_gone();
  auto drawn = files::draw_page(scan->bytes, {.page = 1, .width = kPictureWidth}, call.app.file_limits);
  if (!drawn) return tl::unexpected(drawn.error());
  http::Response response;
  response.set("Content-Type", "image/png");
  response.set("Cache-Control", "no-store");
  response.body = std::move(*drawn);
  return response;
}

/// The scan as it was sent again; its name must be that of the route.
Result<directive::WaitingScan> look_again(const Call& call) {
  const auto name = read_file_name(call.request.header("X-File-Name"));
  if (!name) return tl::unexpected(name.error());
  if (sha256(call.request.body).hex != call.param("scan")) return fail(Code::invalid, "directive.scan_differs");
  const auto unit = read_acting_unit(call, "papers.register");
  if (!unit) return tl::unexpected(unit.error());
  return look_at_scan(call, *name, *unit);
}

Result<http::Response> confirm_scan(const Call& call) {
  const App& app = call.app;
  if (!is_hash(call.param("scan"))) return scan_gone();
  const auto beside = read_keep(call.request);
  if (!beside) return tl::unexpected(beside.error());
  const auto keep = [&](const directive::WaitingScan& scan) -> Result<http::Response> {
    const auto job = directive::keep_scan(app.database, app.files, app.clock, call.actor(),
                                          {.bytes = scan.bytes, .file_name = scan.file_name, .keep = *beside, .unit = scan.unit});
    if (!job) return tl::unexpected(job.error());
    app.scans->forget(scan.account, scan.original);
    return answer_job(call, *job);
  };
  if (const auto scan = find_scan(call)) return keep(*scan);
  if (call.request.body.empty()) return scan_gone();
  const auto again = look_again(call);
  return again ? keep(*again) : tl::unexpected(again.error());
}

/// Also of a scan that is gone by now: what a person saw on it is to be told all the same.
Result<http::Response> refuse_scan(const Call& call) {
  const App& app = call.app;
  if (!is_hash(call.param("scan"))) return scan_gone();
  if (const auto refused = directive::refuse_scan(app.database, app.clock, call.actor()); !refused) return tl::unexpected(refused.error());
  if (const auto scan = find_scan(call)) app.scans->forget(scan->account, scan->original);
  return http::Response{.status = 204};
}

}  // namespace

Result<directive::WaitingScan> look_at_scan(const Call& call, const std::string& file_name, const office::UnitId& unit) {
  const App& app = call.app;
  const Place place(*app.long_places);
  if (!place.is_ours()) return fail(Code::unavailable, "api.too_many_scans");
  files::Limits limits = app.file_limits;
  limits.recogniser = app.recogniser;
  return directive::look_at_scan(app.database, app.clock, call.actor(),
                                 {.bytes = call.request.body, .file_name = file_name, .limits = limits, .unit = unit});
}

Result<http::Response> take_scan(const Call& call, const std::string& file_name, const office::UnitId& unit) {
  auto looked = look_at_scan(call, file_name, unit);
  if (!looked) return tl::unexpected(looked.error());
  const auto scan = std::make_shared<const directive::WaitingScan>(std::move(*looked));
  call.app.scans->put(scan, call.app.clock.now());
  return json_response(202, to_json(*scan));
}

void add_scan_routes(Routes& routes, const App& app) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/scans/{scan}/picture", .permission = "papers.register"}, get_scan_picture);
  routes.add({.method = post,
              .pattern = "/api/scans/{scan}/confirmation",
              .permission = "papers.register",
              .body_limit = app.file_limits.file_bytes,
              .body_type = "application/octet-stream"},
             confirm_scan);
  routes.add({.method = post, .pattern = "/api/scans/{scan}/refusal", .permission = "papers.register"}, refuse_scan);
}

}  // namespace nhipcau::api
