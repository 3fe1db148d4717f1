#include "api/field_reader.hpp"
#include "api/header_words.hpp"
#include "api/place.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "api/unit_json.hpp"
#include "office/bodies.hpp"
#include "office/usual_bodies.hpp"

namespace nhipcau::api {
namespace {

using office::Level;
using office::Tree;
using office::UnitId;

constexpr std::size_t kIdCharacters = 40, kDayCharacters = 10, kWordCharacters = 20;
constexpr std::size_t kNamesCharacters = 60;  // of levels or trees, one behind the other
constexpr std::size_t kMostNamesShown = 200;  // of a plan

/// A day of the body; absent or null: none. What is no day is a fault.
std::optional<Date> take_day(FieldReader& fields, std::string_view name) {
  if (fields.is_null(name)) return std::nullopt;
  const auto written = fields.text(name, kDayCharacters);
  const auto day = Date::from_iso(written.value_or(""));
  if (written && !day) fields.blame({Code::invalid, "api.wrong_type", {std::string(name)}});
  return day;
}

std::string take_line(FieldReader& fields, std::string_view name) {
  return words_on_one_line(fields.text(name, office::kLongestUnitName).value_or(""));
}

std::vector<UnitId> take_territories(FieldReader& fields) {
  std::vector<UnitId> territories;
  for (std::string& id : fields.texts("territories", office::kMostTerritories, kIdCharacters).value_or(std::vector<std::string>()))
    territories.push_back({std::move(id)});
  return territories;
}

Result<office::NewBody> read_body(const Call& call) {
  const auto content = parse_object(call.request.body);
  if (!content) return tl::unexpected(content.error());
  FieldReader fields(*content);
  for (const auto name : {"tree", "level", "name", "territories"}) fields.need(name);
  const auto tree = office::tree_named(fields.text("tree", kWordCharacters).value_or(""));
  const auto level = office::level_named(fields.text("level", kWordCharacters).value_or(""));
  if (!tree) fields.blame({Code::invalid, "api.wrong_type", {"tree"}});
  if (!level) fields.blame({Code::invalid, "api.wrong_type", {"level"}});
  office::NewBody body{
      .name = take_line(fields, "name"), .english = take_line(fields, "english"), .period = {}, .above = {}, .territories = {}};
  body.period = {.from = take_day(fields, "from"), .until = take_day(fields, "until")};
  if (!fields.is_null("above")) body.above = {fields.text("above", kIdCharacters).value_or("")};
  body.territories = take_territories(fields);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  body.tree = *tree;
  body.level = *level;
  return body;
}

Result<http::Response> add_body(const Call& call) {
  const auto body = read_body(call);
  if (!body) return tl::unexpected(body.error());
  const auto added = call.app.database.write([&](store::Write& tx) { return office::add_body(tx, call.app.clock, call.actor(), *body); });
  if (!added) return tl::unexpected(added.error());
  auto page = unit_today(call, *added);
  if (page) page->status = 201;
  return page;
}

Result<http::Response> set_territories(const Call& call) {
  const auto content = parse_object(call.request.body);
  if (!content) return tl::unexpected(content.error());
  FieldReader fields(*content);
  fields.need("territories");
  const auto territories = take_territories(fields);
  const auto from = take_day(fields, "from");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const UnitId body{call.param("unit")};
  const auto set = call.app.database.write(
      [&](store::Write& tx) { return office::set_territories(tx, call.app.clock, call.actor(), body, territories, from); });
  if (!set) return tl::unexpected(set.error());
  return unit_today(call, body);
}

/// Names with commas between; one that is none is not ok.
template <class Named>
auto split(std::string_view names, const Named& named, bool& is_ok) {
  std::vector<typename decltype(named(names))::value_type> values;
  for (std::size_t begin = 0; begin < names.size();) {
    const std::size_t end = std::min(names.find(',', begin), names.size());
    const auto value = named(names.substr(begin, end - begin));
    if (value) values.push_back(*value);
    is_ok = is_ok && value.has_value();
    begin = end + 1;
  }
  is_ok = is_ok && !values.empty();
  return values;
}

std::optional<Tree> body_tree_named(std::string_view name) {
  const auto tree = office::tree_named(name);
  return tree == Tree::territory ? std::nullopt : tree;
}

/// What both the question and the order ask for: ?inside=&levels=province,commune&trees=party&on=
Result<office::UsualScope> read_scope(const Call& call) {
  QueryReader query(call.request);
  office::UsualScope scope{.inside = {query.text("inside", kIdCharacters)}, .levels = {}, .trees = {}, .on = call.app.clock.today()};
  bool are_levels = true, are_trees = true;
  scope.levels = split(query.text("levels", kNamesCharacters), office::level_named, are_levels);
  if (!are_levels) query.blame("levels");
  scope.trees = split(query.text("trees", kNamesCharacters), body_tree_named, are_trees);
  if (!are_trees) query.blame("trees");
  const std::string on = query.text("on", kDayCharacters);
  if (!on.empty() && !Date::from_iso(on)) query.blame("on");
  if (query.fault()) return tl::unexpected(*query.fault());
  scope.on = Date::from_iso(on).value_or(scope.on);
  return scope;
}

json::object to_json(const office::UsualPlan& plan) {
  json::array names;
  for (std::size_t i = 0; i < std::min(plan.bodies.size(), kMostNamesShown); ++i) {
    const office::PlannedBody& body = plan.bodies[i];
    names.push_back({{"tree", to_view(office::to_name(body.tree))},
                     {"level", to_view(office::to_name(body.level))},
                     {"name", to_view(body.names.at(body.name_on).name)}});
  }
  const auto count_json = [](const office::UsualCount& count) {
    return json::object{{"tree", to_view(office::to_name(count.tree))},
                        {"level", to_view(office::to_name(count.level))},
                        {"added", count.added},
                        {"known", count.known}};
  };
  return {{"added", plan.bodies.size()},
          {"counts", array_of(plan.counts, count_json)},
          {"without_above", plan.without_above},
          {"names", std::move(names)}};
}

Result<http::Response> plan_usual_bodies(const Call& call, store::Read& tx) {
  const auto scope = read_scope(call);
  if (!scope) return tl::unexpected(scope.error());
  const auto plan = office::plan_usual_bodies(tx, *scope);
  if (!plan) return tl::unexpected(plan.error());
  return json_response(200, to_json(*plan));
}

Result<http::Response> add_usual_bodies(const Call& call) {
  const auto content = parse_object(call.request.body);
  if (!content) return tl::unexpected(content.error());
  FieldReader fields(*content);
  fields.need("expected");
  const std::int64_t expected = fields.integer("expected").value_or(0);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const auto scope = read_scope(call);
  if (!scope) return tl::unexpected(scope.error());
  const Place place(*call.app.long_places);
  if (!place.is_ours()) return fail(Code::unavailable, "api.busy");
  const auto added = call.app.database.write([&](store::Write& tx) {
    return office::add_usual_bodies(tx, call.app.clock, call.actor(), *scope,
                                    static_cast<std::size_t>(std::max<std::int64_t>(expected, 0)));
  });
  if (!added) return tl::unexpected(added.error());
  return json_response(200, json::object{{"added", *added}});
}

}  // namespace

void add_body_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = post, .pattern = "/api/bodies", .permission = "units.import", .body_limit = kJsonBytes, .body_type = kJson},
             add_body);
  routes.add({.method = post,
              .pattern = "/api/units/{unit}/territories",
              .permission = "units.edit",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             set_territories);
  routes.add({.method = get, .pattern = "/api/usual-bodies", .permission = "units.import"}, plan_usual_bodies);
  routes.add({.method = post, .pattern = "/api/usual-bodies", .permission = "units.import", .body_limit = kJsonBytes, .body_type = kJson},
             add_usual_bodies);
}

}  // namespace nhipcau::api
