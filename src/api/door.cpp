#include "api/door.hpp"

#include <exception>

#include "api/etag.hpp"
#include "api/event_import.hpp"
#include "api/http_date.hpp"
#include "api/problem.hpp"
#include "api/security.hpp"
#include "api/territory_json.hpp"
#include "base/hash.hpp"
#include "base/id.hpp"
#include "base/log.hpp"
#include "files/archive.hpp"
#include "http/ascii.hpp"

namespace nhipcau::pages {
std::span<const base::EmbeddedFile> embedded_files();  // web/dist, see src/CMakeLists.txt
}

namespace nhipcau::api {
namespace {

constexpr std::size_t kLongestCookie = 200;
constexpr std::chrono::minutes kTouchEvery{1};

bool changes(http::Method method) {
  return method != http::Method::get && method != http::Method::head;
}

bool is_api(const http::Request& request) {
  return request.path == "/api" || request.path.starts_with("/api/") || request.path == "/caldav" || request.path.starts_with("/caldav/");
}

/// A path of the pages: they route themselves.
bool is_page(const http::Request& request) {
  return !changes(request.method) && !is_api(request);
}

/// The secret of a session, empty if there is none that could be one.
std::string_view plausible_cookie(const http::Request& request) {
  const std::string_view cookie = request.cookie(kSessionCookie);
  return cookie.size() <= kLongestCookie ? cookie : std::string_view();
}

/// "application/json; charset=utf-8" is "application/json".
bool has_type(const http::Request& request, std::string_view wanted) {
  const std::string_view type = request.header("Content-Type");
  return http::same_token(http::trim_blanks(type.substr(0, type.find(';'))), wanted);
}

http::Response no_route(const http::Request& request, const http::Router::Match& match) {
  const Language language = language_of(request);
  if (match.allowed.empty()) return problem({Code::not_found, "api.no_such_page"}, language, request.id);
  auto response = problem({Code::invalid, "api.no_such_method"}, language, request.id, 405);
  std::string allowed;
  for (const auto method : match.allowed) allowed.append(allowed.empty() ? "" : ", ").append(to_name(method));
  response.set("Allow", allowed);
  return response;
}

/// The one line of a request that came no further than its head or its body.
void log_refusal(const http::Request& request, const http::Router::Match& match, int status) {
  log::info("http.refused", {{"method", to_name(request.method)},
                             {"route", match.route == nullptr ? std::string_view("none") : match.route->pattern},
                             {"status", std::to_string(status)}});
}

RequestMeter::Place place_of(const http::Request& request, const http::Router::Match& match) {
  if (match.route != nullptr) return RequestMeter::Place::route;
  return is_page(request) && match.allowed.empty() ? RequestMeter::Place::page : RequestMeter::Place::none;
}

/// For the log.
std::string_view route_name(const http::Request& request, const http::Router::Match& match) {
  if (match.route != nullptr) return match.route->pattern;
  return is_page(request) ? "page" : "none";
}

/// The error behind a refusal of the server.
Error error_of(int status, const http::Route* route) {
  const bool is_upload = route != nullptr && route->body_type == "application/octet-stream";
  const bool is_archive = is_upload && route->body_limit == files::ArchiveLimits{}.archive_bytes;
  const bool is_territories = is_upload && route->body_limit == kTerritoryBytes;
  switch (status) {
    case 408: return {Code::invalid, "api.too_slow"};
    case 413:
      if (is_upload && route->body_limit == kCalendarFileBytes)
        return {Code::too_large, "ical.file_too_large", {std::to_string(kCalendarFileBytes >> 20U)}};
      if (is_territories) return {Code::too_large, "office.territory_file_too_large", {std::to_string(kTerritoryBytes >> 20U)}};
      return {Code::too_large, is_archive ? "files.archive_too_large" : is_upload ? "files.too_large" : "api.body_too_large"};
    case 414: return {Code::too_large, "api.address_too_long"};
    case 431: return {Code::too_large, "api.head_too_large"};
    case 503: return {Code::unavailable, "api.busy"};
    default: return {Code::invalid, "api.bad_request"};
  }
}

std::string_view key_of(store::DatabaseError::Kind kind) {
  switch (kind) {
    case store::DatabaseError::Kind::unknown: return "api.outcome_unknown";
    case store::DatabaseError::Kind::busy: return "api.busy";
    case store::DatabaseError::Kind::full: return "store.disk_full";
    default: return "api.storage_trouble";
  }
}

/// A change needs the token of its session.
std::optional<Error> find_token_fault(const http::Request& request, const http::Route& route) {
  if (!changes(request.method) || route.permission == "public") return std::nullopt;
  if (same_secret(request.header("X-CSRF-Token"), office::csrf_of(request.cookie(kSessionCookie)))) return std::nullopt;
  return Error{Code::forbidden, "api.wrong_token"};
}

}  // namespace

Language language_of(const http::Request& request) {
  return choose_language(request.header("Accept-Language"));
}

std::optional<Error> find_early_fault(const http::Request& request, const http::Route& route) {
  if (changes(request.method) && !is_same_origin(request)) return Error{Code::forbidden, "api.other_site"};
  if (route.permission != "public" && plausible_cookie(request).empty()) return Error{Code::unauthenticated, "api.sign_in_first"};
  const bool needs_token = changes(request.method) && route.permission != "public";
  if (needs_token && request.header("X-CSRF-Token").empty()) return Error{Code::forbidden, "api.no_token"};
  if (!route.body_type.empty() && !has_type(request, route.body_type))
    return Error{Code::invalid, "api.wrong_body_type", {route.body_type}};
  return std::nullopt;
}

namespace {

/// Until somebody who was invited has set something to come in with, their own account and session are all there is.
bool comes_before_way_in(const http::Route& route) {
  return route.pattern == "/api/session" || route.pattern == "/api/account" || route.pattern.starts_with("/api/account/");
}

}  // namespace

std::optional<Error> find_permission_fault(const http::Route& route, const office::Session* session) {
  if (route.permission == "public") return std::nullopt;
  if (session == nullptr) return Error{Code::unauthenticated, "api.sign_in_first"};
  if (session->needs_way_in && !comes_before_way_in(route)) return Error{Code::forbidden, "api.way_in_first"};
  if (route.permission == "session" || session->rights.anywhere.contains(route.permission)) return std::nullopt;
  const bool names_a_thing = route.pattern.find('{') != std::string::npos;
  return names_a_thing ? Error{Code::not_found, "api.no_such_page"} : Error{Code::forbidden, "api.not_allowed"};
}

Door::Door(std::shared_ptr<const App> app)
    : app_(std::move(app)),
      routes_(make_routes(*app_)),
      meter_(std::make_unique<RequestMeter>(*app_->metrics, routes_.router())),
      pages_(pages::embedded_files()),
      touches_(1, kTouchEvery) {}

http::HeadDecision Door::on_head(const http::Request& head) const {
  const auto match = routes_.router().find(head.method, head.path);
  if (match.route == nullptr && is_page(head) && match.allowed.empty()) return {};
  http::Request request;  // the head's own words, with an id for the answer
  const auto refuse = [&](const auto& to_response) {
    request = head;
    request.id = make_id_text(app_->clock.now().time_since_epoch().count());
    const log::RequestScope scope(request.id);
    auto response = to_response();
    dress(response, request);
    log_refusal(request, match, response.status);
    meter_->count_refusal(place_of(head, match), match.index, response.status);
    return http::HeadDecision{.body_limit = 0, .refuse = std::move(response)};
  };
  if (match.route == nullptr) return refuse([&] { return no_route(request, match); });
  if (const auto fault = find_early_fault(head, *match.route)) {
    return refuse([&] { return problem(*fault, language_of(request), request.id); });
  }
  return {.body_limit = match.route->body_limit, .refuse = {}};
}

http::Response Door::on_request(http::Request&& request) {
  request.id = make_id_text(app_->clock.now().time_since_epoch().count());
  const log::RequestScope scope(request.id);
  const metrics::Stopwatch watch;
  meter_->in_flight.add(1);
  auto match = routes_.router().match(request.method, request.path);
  request.params = std::move(match.params);
  auto response = serve(request, match);
  dress(response, request);
  const auto took = watch.elapsed();
  log::info("http.request", {{"method", to_name(request.method)},
                             {"route", route_name(request, match)},
                             {"status", std::to_string(response.status)},
                             {"ms", std::to_string(std::chrono::floor<std::chrono::milliseconds>(took).count())}});
  meter_->count(place_of(request, match), match.index, response.status, took);
  meter_->in_flight.add(-1);
  return response;
}

/// Everything a request can come to, also what is thrown: one of the two places that catch.
http::Response Door::serve(const http::Request& request, const http::Router::Match& match) {
  const auto refuse = [&](const Error& error, int status = 0) { return problem(error, language_of(request), request.id, status); };
  try {
    if (match.route == nullptr && is_page(request) && match.allowed.empty()) return pages_.serve(request);
    if (match.route == nullptr) return no_route(request, match);
    auto answer = act(request, match);
    return answer ? std::move(*answer) : refuse(answer.error());
  } catch (const store::DatabaseError& trouble) {
    log::error("http.database_failed", {{"why", trouble.what()}});
    return refuse({Code::unavailable, std::string(key_of(trouble.kind()))});
  } catch (const std::exception& trouble) {
    log::error("http.handler_failed", {{"why", trouble.what()}});
    return refuse({Code::unavailable, "api.broken"}, 500);
  }
}

Result<http::Response> Door::act(const http::Request& request, const http::Router::Match& match) {
  const http::Route& route = *match.route;
  if (const auto fault = find_early_fault(request, route)) return tl::unexpected(*fault);
  if (request.body.size() > route.body_limit) return tl::unexpected(error_of(413, &route));
  if (const auto* look = std::get_if<Look>(&routes_.answer_of(match))) return look_up(request, match, *look);
  std::optional<office::Session> session;
  const auto fault = app_->database.read([&](store::Read& tx) {
    if (const auto cookie = plausible_cookie(request); !cookie.empty()) session = office::find_session(tx, app_->clock, cookie, &rights_);
    return find_fault(tx, request, match, session);
  });
  keep_alive(session);
  if (fault) return tl::unexpected(*fault);
  return std::get<Action>(routes_.answer_of(match))(call_of(request, session));
}

/// What keeps a request from its handler once it is known who sent it: the one place where rights are looked at for what a path names.
/// Lists show what Call::sight lets see, and what has no unit yet gets one by read_acting_unit.
std::optional<Error> Door::find_fault(store::Read& tx, const http::Request& request, const http::Router::Match& match,
                                      const std::optional<office::Session>& session) const {
  const http::Route& route = *match.route;
  if (auto fault = find_permission_fault(route, session ? &*session : nullptr)) return fault;
  if (auto fault = find_token_fault(request, route)) return fault;
  const bool is_given_on_units = office::find_permission(route.permission) != nullptr;
  if (!is_given_on_units || session->rights.everywhere.contains(route.permission)) return std::nullopt;
  const Object* const object = routes_.object_of(match);
  if (object == nullptr) return std::nullopt;
  const auto unit = object->find_unit(tx, request.params.at(object->name));
  if (unit && unit->empty() && object->is_everybodys && route.method == http::Method::get) return std::nullopt;
  if (unit && office::may(tx, session->account, route.permission, *unit, app_->clock.today())) return std::nullopt;
  return Error{Code::not_found, object->no_such};
}

/// One snapshot for the session and for what is looked at.
Result<http::Response> Door::look_up(const http::Request& request, const http::Router::Match& match, const Look& look) {
  std::optional<office::Session> session;
  auto answer = app_->database.read([&](store::Read& tx) -> Result<http::Response> {
    if (const auto cookie = plausible_cookie(request); !cookie.empty()) session = office::find_session(tx, app_->clock, cookie, &rights_);
    if (const auto fault = find_fault(tx, request, match, session)) return tl::unexpected(*fault);
    return look(call_of(request, session), tx);
  });
  keep_alive(session);
  return answer;
}

Call Door::call_of(const http::Request& request, const std::optional<office::Session>& session) const {
  return {.app = *app_, .request = request, .session = session ? &*session : nullptr, .language = language_of(request)};
}

void Door::keep_alive(const std::optional<office::Session>& session) {
  if (session && touches_.admit(session->id.value, app_->clock.now())) touch(*session);
}

/// Keeps a session alive. A storage that takes no writes just now must not stop people from reading.
void Door::touch(const office::Session& session) {
  try {
    (void)app_->database.write([&](store::Write& tx) -> Result<void> {
      office::touch_session(tx, app_->clock, session.id);
      return {};
    });
  } catch (const store::DatabaseError& trouble) {
    log::warning("http.session_not_touched", {{"why", trouble.what()}});
  }
}

http::Response Door::on_refusal(int status, const http::Request& head) const {
  http::Request request = head;
  request.id = make_id_text(app_->clock.now().time_since_epoch().count());
  const log::RequestScope scope(request.id);
  const auto match = routes_.router().find(head.method, head.path);
  log_refusal(request, match, status);
  meter_->count_refusal(head.path.empty() ? RequestMeter::Place::none : place_of(head, match), match.index, status);
  auto response = problem(error_of(status, match.route), language_of(head), request.id, status);
  dress(response, request);
  return response;
}

void Door::dress(http::Response& response, const http::Request& request) const {
  add_etag(response, request);
  add_security_headers(response, request);
  response.add("X-Request-Id", request.id);
  response.add("Date", to_http_date(app_->clock.now()));
}

http::Handler make_handler(std::shared_ptr<const App> app) {
  const auto door = std::make_shared<Door>(std::move(app));
  return {.on_head = [door](const http::Request& head) { return door->on_head(head); },
          .on_request = [door](http::Request&& request) { return door->on_request(std::move(request)); },
          .on_refusal = [door](int status, const http::Request& head) { return door->on_refusal(status, head); }};
}

}  // namespace nhipcau::api
