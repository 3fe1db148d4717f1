#include "api/basic_credentials.hpp"
#include "api/dav_reports.hpp"
#include "api/problem.hpp"
#include "api/routes.hpp"
#include "api/sign_in_brake.hpp"
#include "api/sliding_window.hpp"
#include "http/ascii.hpp"
#include "text/clean.hpp"
#include "text/fold.hpp"

// The calendar for programs that ask by CalDAV, read-only: who holds the secret of a calendar link reads what that link shows. No cookie is
// looked at, and no account's password is good here (docs/decisions/0039).
namespace nhipcau::api {
namespace {

// In kWindow. Some clients get each event by itself when they first see a calendar.
constexpr std::size_t kAsksOfLink = 3000,
                      kAsksOfStrangers = 300;   ///< the latter of an address: clients first ask without saying who they are
constexpr std::size_t kMistakesOfAddress = 30;  ///< wrong secrets, of a network
constexpr std::chrono::minutes kWindow{1};
constexpr int kMultiStatus = 207;
const std::string kXml = "application/xml; charset=utf-8";
const std::string kReading = "OPTIONS, GET, HEAD, PROPFIND, REPORT";

/// What keeps guessing and flooding slow.
struct Brakes {
  SlidingWindow links{kAsksOfLink, kWindow};
  SlidingWindow strangers{kAsksOfStrangers, kWindow};
  SlidingWindow mistakes{kMistakesOfAddress, kWindow};
};

http::Response dressed(http::Response response) {
  response.set("DAV", "1, calendar-access");
  return response;
}

http::Response xml_response(int status, std::string body) {
  auto response = http::text_response(status, std::move(body), kXml);
  response.set("Cache-Control", "private, no-cache");
  return dressed(std::move(response));
}

http::Response refusal_of(const Call& call, const dav::Refusal& refusal, const std::string& href = {}) {
  if (refusal.condition)
    return xml_response(refusal.status, dav::error_body(*refusal.condition, message(call.language, refusal.key), href));
  const Code code = refusal.status == 413 ? Code::too_large : Code::invalid;
  return dressed(problem({code, refusal.key}, call.language, call.request.id, refusal.status));
}

http::Response unknown_asker(const Call& call) {
  auto response = problem({Code::unauthenticated, "caldav.who"}, call.language, call.request.id);
  response.set("WWW-Authenticate", "Basic realm=\"Nhip Cau\", charset=\"UTF-8\"");
  return dressed(std::move(response));
}

std::string key_of(const std::string& name) {
  return text::search_key(text::clean(name).text);
}

/// Who asks, by the name they sign in with and the secret of one of their links.
Result<std::optional<LinkEyes>> find_asker(const Call& call, Brakes& brakes) {
  const Instant now = call.app.clock.now();
  const std::string& address = call.request.from_address;
  const auto admitted = [](bool is_admitted) -> Result<std::optional<LinkEyes>> {
    if (!is_admitted) return fail(Code::unavailable, "api.slow_down");
    return std::nullopt;
  };
  const auto told = read_credentials(call.request);
  if (!told) return admitted(brakes.strangers.admit(address, now));
  auto eyes = call.app.database.read([&](store::Read& tx) { return find_link_eyes(tx, call.app.clock.today(), told->password); });
  if (!eyes || key_of(eyes->owner.name) != key_of(told->user)) return admitted(brakes.mistakes.admit(network_of(address), now));
  if (!brakes.links.admit(eyes->link.id.value, now)) return fail(Code::unavailable, "api.slow_down");
  return eyes;
}

/// A request whose asker and whose place are known.
struct DavCall {
  const Call& call;
  LinkEyes eyes;
  DavPlace place;
};
using DavAction = Result<http::Response> (*)(const DavCall&);

Result<http::Response> answer(const Call& call, Brakes& brakes, DavAction act) {
  auto eyes = find_asker(call, brakes);
  if (!eyes) return tl::unexpected(eyes.error());
  if (!*eyes) return unknown_asker(call);
  const auto named = call.request.params.find("place");
  const auto place = dav_place(named == call.request.params.end() ? std::string_view{} : std::string_view(named->second));
  if (!place || (place->kind != DavPlace::Kind::root && place->link != (*eyes)->link.id.value))
    return fail(Code::not_found, "caldav.nothing_here");
  if (const auto noted = note_use(call.app.database, call.app.clock, (*eyes)->link); !noted) return tl::unexpected(noted.error());
  return act({call, std::move(**eyes), *place});
}

DavCalendar load(const DavCall& asked) {
  return asked.call.app.database.read([&](store::Read& tx) { return load_dav_calendar(tx, asked.eyes, asked.call.app.clock.today()); });
}

Result<http::Response> gone() {
  return fail(Code::not_found, "caldav.nothing_here");
}

/// The thing itself, then what is in it.
std::vector<dav::Answer> describe_all(const DavCalendar& calendar, const DavPlace& place, const dav::Wanted& wanted, bool with_members) {
  using Kind = DavPlace::Kind;
  std::vector<dav::Answer> answers{describe({.place = place, .calendar = calendar}, wanted)};
  if (!with_members) return answers;
  const std::string& link = calendar.eyes.link.id.value;
  if (place.kind == Kind::root) answers.push_back(describe({.place = {.kind = Kind::home, .link = link}, .calendar = calendar}, wanted));
  if (place.kind == Kind::home)
    answers.push_back(describe({.place = {.kind = Kind::calendar, .link = link}, .calendar = calendar}, wanted));
  if (place.kind == Kind::calendar) {
    for (const DavMember& member : calendar.members) answers.push_back(describe(thing_of(calendar, member), wanted));
  }
  return answers;
}

Result<http::Response> find_properties(const DavCall& asked) {
  const http::Request& request = asked.call.request;
  const bool is_member = asked.place.kind == DavPlace::Kind::member;
  const std::string_view depth = request.header("Depth");
  if (depth != "0" && depth != "1" && !is_member)  // none is infinity (RFC 4918, 9.1)
    return refusal_of(asked.call, {403, dav::Name{std::string(dav::kDav), "propfind-finite-depth"}, "caldav.too_deep"});
  const auto wanted = dav::parse_propfind(request.body);
  if (!wanted) return refusal_of(asked.call, wanted.error());
  const bool needs_calendar = asked.place.kind != DavPlace::Kind::root && (asked.place.kind != DavPlace::Kind::home || depth == "1");
  const DavCalendar calendar = needs_calendar ? load(asked) : DavCalendar{.eyes = asked.eyes};
  if (!is_member) return xml_response(kMultiStatus, dav::multistatus(describe_all(calendar, asked.place, *wanted, depth == "1")));
  const DavMember* member = calendar.find(asked.place.member);
  return member ? xml_response(kMultiStatus, dav::multistatus({describe(thing_of(calendar, *member), *wanted)})) : gone();
}

Result<http::Response> give_report(const DavCall& asked) {
  if (asked.place.kind != DavPlace::Kind::calendar)
    return refusal_of(asked.call, {403, dav::Name{std::string(dav::kDav), "supported-report"}, "caldav.unknown_report"});
  const auto wanted = dav::parse_report(asked.call.request.body);
  if (!wanted) return refusal_of(asked.call, wanted.error());
  const DavCalendar calendar = load(asked);
  if (const auto* query = std::get_if<dav::FreeBusyQuery>(&*wanted))
    return dressed(http::text_response(200, free_busy(calendar, *query, asked.call.app.clock.now()), kCalendarType));
  auto told = answer_report(calendar, *wanted);
  return told ? xml_response(kMultiStatus, std::move(*told)) : refusal_of(asked.call, told.error());
}

Result<http::Response> show(const DavCall& asked) {
  using Kind = DavPlace::Kind;
  const App& app = asked.call.app;
  http::Response response;
  if (asked.place.kind == Kind::member) {
    const DavCalendar calendar = load(asked);
    const DavMember* member = calendar.find(asked.place.member);
    if (!member) return gone();
    response = http::text_response(200, member->bytes, kCalendarType);  // the door puts the ETag to it
  } else if (asked.place.kind == Kind::calendar) {
    response = http::text_response(200, app.database.read([&](store::Read& tx) { return dav_feed(tx, asked.eyes, app.clock.today()); }),
                                   kCalendarType);
  } else {
    response = http::text_response(200, message(asked.call.language, "caldav.for_programs") + "\n");
  }
  response.set("Cache-Control", "private, no-cache");
  return dressed(std::move(response));
}

/// Whatever would change something: the calendar is kept in Nhịp Cầu itself.
Result<http::Response> refuse_change(const DavCall& asked) {
  return refusal_of(asked.call, {403, dav::Name{std::string(dav::kDav), "need-privileges"}, "caldav.read_only"}, dav_href(asked.place));
}

/// What a place takes, told to anybody.
Result<http::Response> tell_options(const Call& /*call*/) {
  http::Response response{.status = 200};
  response.set("Allow", kReading);
  return dressed(std::move(response));
}

Result<http::Response> not_here(const Call& call) {
  auto response = problem({Code::invalid, "caldav.read_only"}, call.language, call.request.id, 405);
  response.set("Allow", kReading);
  return dressed(std::move(response));
}

/// Where a calendar program that knows the office's name alone finds the rest (RFC 6764, 5).
Result<http::Response> show_way(const Call& /*call*/) {
  http::Response response{.status = 301};
  response.set("Location", "/caldav/");
  response.set("Cache-Control", "no-cache");
  return response;
}

}  // namespace

void add_caldav_routes(Routes& routes) {
  using enum http::Method;
  routes.add_part("place");  // held against the secret by which somebody asks
  const auto brakes = std::make_shared<Brakes>();
  const auto add = [&](http::Method method, const Action& action) {
    for (const std::string pattern : {"/caldav", "/caldav/{place...}"})
      routes.add({.method = method, .pattern = pattern, .permission = "public", .body_limit = dav::kMostOctets}, action);
  };
  const auto add_for_asker = [&](http::Method method, DavAction act) {
    add(method, [brakes, act](const Call& call) { return answer(call, *brakes, act); });
  };
  for (const http::Method method : {get, propfind, options, post})
    routes.add({.method = method, .pattern = "/.well-known/caldav", .permission = "public", .body_limit = dav::kMostOctets}, show_way);
  add(options, tell_options);
  add_for_asker(get, show);
  add_for_asker(propfind, find_properties);
  add_for_asker(report, give_report);
  for (const http::Method method : {put, remove, proppatch, mkcol, mkcalendar, copy, move, acl}) add_for_asker(method, refuse_change);
  for (const http::Method method : {post, patch, lock, unlock}) add(method, not_here);
}

}  // namespace nhipcau::api
