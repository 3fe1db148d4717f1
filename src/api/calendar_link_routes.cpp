#include <algorithm>

#include "api/calendar_feed.hpp"
#include "api/day_json.hpp"
#include "api/field_reader.hpp"
#include "api/office_address.hpp"
#include "api/routes.hpp"
#include "api/sliding_window.hpp"
#include "calendar/countries.hpp"
#include "calendar/occasion.hpp"
#include "office/calendar_links.hpp"
#include "office/rights.hpp"
#include "programme/title.hpp"
#include "text/clean.hpp"

// Links by which other programs read the calendar: one's own list of them, and what they read.
namespace nhipcau::api {
namespace {

constexpr std::size_t kReadsOfAddress = 120;  ///< in kReadWindow; a whole office may stand behind one address
constexpr std::chrono::minutes kReadWindow{1};
constexpr std::size_t kMostKinds = 20;
constexpr std::size_t kLongestWord = 40;
constexpr std::string_view kEnding = ".ics";

json::object to_json(const office::CalendarLink& link) {
  return {{"id", link.id.value},
          {"name", link.name},
          {"kinds", array_of(link.choice.kinds, [](const std::string& kind) { return json::value(kind); })},
          {"theme", link.choice.theme.empty() ? json::value(nullptr) : json::value(link.choice.theme)},
          {"country", link.choice.country.empty() ? json::value(nullptr) : json::value(link.choice.country)},
          {"round", link.choice.is_round_only},
          {"made_at", to_rfc3339(link.made_at)},
          {"used_on", date_or_null(link.used_on)}};
}

Result<http::Response> list_links(const Call& call, store::Read& tx) {
  const auto links = office::list_calendar_links(tx, call.session->account);
  return json_response(200, json::object{{"links", array_of(links, [](const auto& link) { return to_json(link); })},
                                         {"kinds", kinds_json(call.language)},
                                         {"themes", themes_json(call.language)},
                                         {"countries", countries_json()}});
}

struct Wish {
  std::string name;
  office::CalendarChoice choice;
};

std::optional<Error> fault_of(const office::CalendarChoice& choice) {
  for (const std::string& kind : choice.kinds) {
    if (!calendar::find_kind(kind)) return Error{Code::invalid, "calendar.no_such_kind", {kind}};
  }
  const auto& themes = calendar::shipped_themes();
  if (!choice.theme.empty() && std::find(themes.begin(), themes.end(), choice.theme) == themes.end())
    return Error{Code::invalid, "calendar.no_such_theme", {choice.theme}};
  if (!choice.country.empty() && !calendar::is_country(choice.country))
    return Error{Code::invalid, "calendar.no_such_country", {choice.country}};
  return std::nullopt;
}

Result<Wish> read_wish(const http::Request& request) {
  const auto body = parse_object(request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("name");
  Wish wish;
  const auto name = fields.text("name", office::kLongestCalendarLinkName);
  if (name) wish.name = programme::one_line(text::clean(*name).text);
  if (name && wish.name.empty()) fields.blame(Error{Code::invalid, "api.too_short", {"name"}});
  wish.choice = {.kinds = fields.texts("kinds", kMostKinds, kLongestWord).value_or(std::vector<std::string>{}),
                 .theme = fields.text("theme", kLongestWord).value_or(""),
                 .country = fields.text("country", kLongestWord).value_or(""),
                 .is_round_only = fields.boolean("round").value_or(false)};
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  if (const auto fault = fault_of(wish.choice)) return tl::unexpected(*fault);
  return wish;
}

Result<http::Response> make_link(const Call& call) {
  const auto wish = read_wish(call.request);
  if (!wish) return tl::unexpected(wish.error());
  std::string user;
  const auto made = call.app.database.write([&](store::Write& tx) -> Result<office::MadeCalendarLink> {
    const auto owner = office::load_account(tx, call.session->account);
    if (!owner) return tl::unexpected(owner.error());
    user = owner->name;
    return office::make_calendar_link(tx, call.app.clock, call.actor(), wish->name, wish->choice);
  });
  if (!made) return tl::unexpected(made.error());
  const std::string feed = made->secret + std::string(kEnding);
  const std::string origin = office_origin(call.app.url, call.request);
  return json_response(201, json::object{{"link", to_json(made->link)},
                                         {"url", origin + "/api/calendar/feed/" + feed},
                                         {"feed", feed},
                                         {"caldav", {{"server", origin + "/caldav/"}, {"user", user}, {"secret", made->secret}}}});
}

Result<http::Response> end_link(const Call& call) {
  const auto ended = call.app.database.write(
      [&](store::Write& tx) { return office::end_calendar_link(tx, call.app.clock, call.actor(), {call.param("calendar_link")}); });
  if (!ended) return tl::unexpected(ended.error());
  return http::Response{.status = 204};
}

/// What a secret shows.
struct Shown {
  office::CalendarLink link;
  std::string file;
};

Result<http::Response> show_feed(const Call& call, SlidingWindow& reads) {
  if (!reads.admit(call.request.from_address, call.app.clock.now())) return fail(Code::unavailable, "api.slow_down");
  std::string secret(call.param("feed"));
  if (secret.ends_with(kEnding)) secret.resize(secret.size() - kEnding.size());
  const Date today = call.app.clock.today();
  const auto shown = call.app.database.read([&](store::Read& tx) -> Result<Shown> {
    const auto eyes = find_link_eyes(tx, today, secret);
    if (!eyes) return fail(Code::not_found, "calendar.feed_ended");
    return Shown{eyes->link, calendar_feed(tx, *eyes, today)};
  });
  if (!shown) return tl::unexpected(shown.error());
  if (const auto noted = note_use(call.app.database, call.app.clock, shown->link); !noted) return tl::unexpected(noted.error());
  auto response = http::text_response(200, shown->file, kCalendarType);
  response.set("Cache-Control", "private, no-cache");  // asked again each time, by its ETag
  return response;
}

}  // namespace

void add_calendar_link_routes(Routes& routes) {
  using enum http::Method;
  routes.add_part("calendar_link");  // its handlers know the asker's own alone
  routes.add_part("feed");           // a secret, which is all that its reader has
  const auto reads = std::make_shared<SlidingWindow>(kReadsOfAddress, kReadWindow);
  routes.add({.method = get, .pattern = "/api/calendar/links", .permission = "session"}, list_links);
  routes.add({.method = post, .pattern = "/api/calendar/links", .permission = "papers.read", .body_limit = kJsonBytes, .body_type = kJson},
             make_link);
  routes.add({.method = remove, .pattern = "/api/calendar/links/{calendar_link}", .permission = "session"}, end_link);
  routes.add({.method = get, .pattern = "/api/calendar/feed/{feed}", .permission = "public"},
             [reads](const Call& call) { return show_feed(call, *reads); });
}

}  // namespace nhipcau::api
