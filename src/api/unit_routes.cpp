#include "api/field_reader.hpp"
#include "api/header_words.hpp"
#include "api/place.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "api/territory_json.hpp"
#include "api/unit_json.hpp"
#include "office/succession.hpp"
#include "office/units.hpp"

namespace nhipcau::api {
namespace {

using office::UnitId;

constexpr std::size_t kWords = 200;  // characters someone looks for
constexpr std::size_t kIdCharacters = 40;
constexpr std::size_t kDayCharacters = 10, kShareCharacters = 10;
constexpr std::size_t kTreeCharacters = 10;
constexpr std::size_t kMostTops = 500;  // of a tree; more are found by their names
constexpr std::size_t kMostTold = 100;  // names and codes of what a list says otherwise

/// The highest of a tree.
office::FoundUnits find_tops(store::Read& tx, office::Tree tree, const Date& on) {
  office::FoundUnits found;
  for (office::Unit& unit : office::list_tops(tx, tree, on)) {
    found.has_more = found.places.size() == kMostTops;
    if (found.has_more) break;
    found.places.push_back({.unit = std::move(unit), .above = {}});
  }
  return found;
}

/// The day asked for; today without one.
Date read_day(QueryReader& query, const Call& call) {
  const std::string written = query.text("on", kDayCharacters);
  const auto day = written.empty() ? std::optional(call.app.clock.today()) : Date::from_iso(written);
  if (!day) query.blame("on");
  return day.value_or(call.app.clock.today());
}

Result<http::Response> list_units(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const std::string words = words_on_one_line(query.text("q", kWords));
  const Date on = read_day(query, call);
  const std::string written_tree = query.text("tree", kTreeCharacters);
  const auto tree = written_tree.empty() ? std::optional(office::Tree::territory) : office::tree_named(written_tree);
  if (!tree) query.blame("tree");
  if (query.fault()) return tl::unexpected(*query.fault());
  const office::FoundUnits found = words.empty() ? find_tops(tx, *tree, on) : office::find_units(tx, words, on);
  return json_response(200, json::object{{"on", on.to_iso()},
                                         {"items", array_of(found.places, [](const office::UnitPlace& place) { return to_json(place); })},
                                         {"more", found.has_more}});
}

Result<http::Response> show_unit(store::Read& tx, const UnitId& id, const Date& on) {
  const auto unit = office::load_unit(tx, id, on);
  if (!unit) return tl::unexpected(unit.error());
  return json_response(200, unit_page(tx, *unit, on));
}

Result<http::Response> get_unit(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const Date on = read_day(query, call);
  if (query.fault()) return tl::unexpected(*query.fault());
  return show_unit(tx, {call.param("unit")}, on);
}

json::object to_json(const office::TerritoryReport& report, std::size_t without_code) {
  json::array names;
  for (const office::OtherName& other : report.other_names) {
    if (names.size() == kMostTold) break;
    names.push_back({{"code", to_view(other.code)}, {"stored", to_view(other.stored)}, {"listed", to_view(other.listed)}});
  }
  json::array parents;
  for (std::size_t i = 0; i < std::min(report.other_parents.size(), kMostTold); ++i) parents.push_back(to_view(report.other_parents[i]));
  return {{"added", report.added},
          {"known", report.known},
          {"linked", report.linked},
          {"other_names", std::move(names)},
          {"other_parents", std::move(parents)},
          {"without_code", without_code}};
}

Result<http::Response> import_units(const Call& call) {
  const App& app = call.app;
  const Place place(*app.long_places);
  if (!place.is_ours()) return fail(Code::unavailable, "api.busy");
  const auto list = read_territories(call.request.body);
  if (!list) return tl::unexpected(list.error());
  const auto report = app.database.write(
      [&](store::Write& tx) { return office::import_territories(tx, app.clock, call.actor(), *list, office::shipped_territory_tables()); });
  if (!report) return tl::unexpected(report.error());
  return json_response(200, to_json(*report, list->without_code));
}

/// What the body says of a unit's successor.
Result<office::SuccessionLink> read_link(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"newer", "share", "on", "source"}) fields.need(name);
  const std::string newer = fields.text("newer", kIdCharacters).value_or("");
  const std::string written_share = fields.text("share", kShareCharacters).value_or("");
  const auto share = office::share_named(written_share);
  if (!share || *share == office::Share::seat) fields.blame({Code::invalid, "api.wrong_type", {"share"}});
  const auto on = Date::from_iso(fields.text("on", kDayCharacters).value_or(""));
  if (!on) fields.blame({Code::invalid, "api.wrong_type", {"on"}});
  const std::string source = words_on_one_line(fields.text("source", office::kLongestSource).value_or(""));
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return office::SuccessionLink{.older = {call.param("unit")}, .newer = {newer}, .share = *share, .on = *on, .source = source};
}

Result<http::Response> state_successor(const Call& call) {
  const auto link = read_link(call);
  if (!link) return tl::unexpected(link.error());
  const App& app = call.app;
  const auto stated = app.database.write([&](store::Write& tx) { return office::state_succession(tx, app.clock, call.actor(), *link); });
  if (!stated) return tl::unexpected(stated.error());
  return unit_today(call, link->older);
}

Result<http::Response> withdraw_successor(const Call& call) {
  const App& app = call.app;
  const UnitId older{call.param("unit")}, newer{call.param("newer")};
  const auto withdrawn =
      app.database.write([&](store::Write& tx) { return office::withdraw_succession(tx, app.clock, call.actor(), older, newer); });
  if (!withdrawn) return tl::unexpected(withdrawn.error());
  return unit_today(call, older);
}

}  // namespace

void add_unit_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/units", .permission = "units.read"}, list_units);
  routes.add({.method = post,
              .pattern = "/api/unit-imports",
              .permission = "units.import",
              .body_limit = kTerritoryBytes,
              .body_type = "application/octet-stream"},
             import_units);
  routes.add({.method = get, .pattern = "/api/units/{unit}", .permission = "units.read"}, get_unit);
  routes.add(
      {.method = post, .pattern = "/api/units/{unit}/successors", .permission = "units.edit", .body_limit = kJsonBytes, .body_type = kJson},
      state_successor);
  routes.add({.method = remove, .pattern = "/api/units/{unit}/successors/{newer}", .permission = "units.edit"}, withdraw_successor);
}

}  // namespace nhipcau::api
