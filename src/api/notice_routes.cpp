#include "api/field_reader.hpp"
#include "api/notice_choices_json.hpp"
#include "api/notice_words.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "office/notice_choices.hpp"

// What I was told of, and how I want to be told.
namespace nhipcau::api {
namespace {

constexpr std::size_t kCursorCharacters = 80, kInstantCharacters = 30, kNameCharacters = 40;

json::object to_json(const office::Notice& notice, const NoticeWords& words) {
  return {{"id", notice.id.value},
          {"kind", notice.kind},
          {"text", words.text_of(notice)},
          {"path", NoticeWords::path_of(notice)},
          {"how_many", notice.how_many},
          {"made_at", to_rfc3339(notice.made_at)},
          {"seen_at", notice.seen_at ? json::value(to_rfc3339(*notice.seen_at)) : json::value(nullptr)}};
}

std::int64_t unseen(store::Read& tx, const Call& call) {
  return office::count_unseen(tx, call.session->account, call.app.clock.today());
}

Result<http::Response> list_notices(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const std::string cursor = query.text("cursor", kCursorCharacters);
  const int limit = query.integer("limit", 1, 100).value_or(50);
  if (query.fault()) return tl::unexpected(*query.fault());
  const Date today = call.app.clock.today();
  const auto page = office::list_notices(tx, call.session->account, today, cursor, limit);
  const NoticeWords words(tx, page.items, call.language, today);
  return json_response(200,
                       json::object{{"items", array_of(page.items, [&](const office::Notice& notice) { return to_json(notice, words); })},
                                    {"next", text_or_null(page.next)},
                                    {"unseen", unseen(tx, call)}});
}

Result<http::Response> mark_notice(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("seen");
  const auto seen = fields.boolean("seen");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto notice =
        office::set_seen(tx, call.app.clock, call.session->account, {call.param("notice")}, *seen ? office::Seen::yes : office::Seen::no);
    if (!notice) return tl::unexpected(notice.error());
    const NoticeWords words(tx, {*notice}, call.language, call.app.clock.today());
    return json_response(200, json::object{{"notice", to_json(*notice, words)}, {"unseen", unseen(tx, call)}});
  });
}

/// An instant exactly as the program writes it.
std::optional<Instant> take_instant(FieldReader& fields, std::string_view name) {
  fields.need(name);
  const auto written = fields.text(name, kInstantCharacters);
  if (!written) return std::nullopt;
  const Instant at = from_rfc3339(*written);
  if (to_rfc3339(at) != *written) fields.blame({Code::invalid, "api.wrong_type", {std::string(name)}});
  return at;
}

Result<http::Response> see_all(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  const auto until = take_instant(fields, "until");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const Instant at = office::see_all(tx, call.app.clock, call.session->account, *until);
    return json_response(200, json::object{{"seen_at", to_rfc3339(at)}, {"unseen", unseen(tx, call)}});
  });
}

Result<http::Response> unsee_all(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  const auto at = take_instant(fields, "seen_at");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    office::unsee_all(tx, call.session->account, *at);
    return json_response(200, json::object{{"unseen", unseen(tx, call)}});
  });
}

Result<http::Response> list_choices(const Call& call, store::Read& tx) {
  return notice_choices_response(tx, call);
}

Result<http::Response> choose(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"kind", "choice"}) fields.need(name);
  const auto kind = fields.text("kind", kNameCharacters);
  const auto name = fields.text("choice", kNameCharacters);
  const auto choice = name ? office::notice_choice_named(*name) : std::nullopt;
  if (name && !choice) fields.blame({Code::invalid, "api.wrong_type", {"choice"}});
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    if (const auto chosen = office::choose_notices(tx, call.app.clock, call.actor(), *kind, *choice); !chosen)
      return tl::unexpected(chosen.error());
    return notice_choices_response(tx, call);
  });
}

}  // namespace

void add_notice_routes(Routes& routes) {
  using enum http::Method;
  const auto json_route = [](http::Method method, const std::string& pattern) {
    return http::Route{.method = method, .pattern = pattern, .permission = "session", .body_limit = kJsonBytes, .body_type = kJson};
  };
  routes.add({.method = get, .pattern = "/api/notices", .permission = "session"}, list_notices);
  routes.add(json_route(post, "/api/seen-notices"), see_all);
  routes.add(json_route(post, "/api/seen-notices/undo"), unsee_all);
  routes.add(json_route(patch, "/api/notices/{notice}"), mark_notice);
  routes.add({.method = get, .pattern = "/api/account/notices", .permission = "session"}, list_choices);
  routes.add(json_route(patch, "/api/account/notices"), choose);
}

}  // namespace nhipcau::api
