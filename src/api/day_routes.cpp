#include "api/acting_unit.hpp"
#include "api/calendar_json.hpp"
#include "api/day_json.hpp"
#include "api/field_reader.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"

namespace nhipcau::api {
namespace {

using calendar::DayId;
using calendar::Occasion;
using calendar::ShippedChange;

constexpr std::size_t kRuleCharacters = 40, kWordCharacters = 40, kDayCharacters = 10;
constexpr int kYearsShown = 5;  // of a rule that is being written

// --- what is asked ----------------------------------------------------------------------------------------------------------------------

Fail wrong(std::string_view name) {
  return fail(Code::invalid, "api.wrong_type", {std::string(name)});
}

/// A text that is there, null or not, goes into its place; null is an empty one.
void take_text(FieldReader& fields, std::string_view name, std::size_t most, std::string& into) {
  if (fields.is_null(name)) {
    into.clear();
  } else if (auto text = fields.text(name, most)) {
    into = std::move(*text);
  }
}

void take_day(FieldReader& fields, std::string_view name, std::optional<Date>& into) {
  if (fields.is_null(name)) {
    into.reset();
  } else if (const auto text = fields.text(name, kDayCharacters)) {
    into = Date::from_iso(*text);
    if (!into) fields.blame(wrong(name).value());
  }
}

void take_rule(FieldReader& fields, std::optional<calendar::DayRule>& into) {
  if (fields.is_null("rule")) {
    into.reset();
  } else if (const auto text = fields.text("rule", kRuleCharacters)) {
    auto rule = calendar::parse_day_rule(*text);
    if (!rule) fields.blame(rule.error());
    if (rule) into = *rule;
  }
}

/// Says over `said` what the body says.
void take_occasion(FieldReader& fields, Occasion& said) {
  take_text(fields, "name", calendar::kNameCharacters, said.name);
  take_text(fields, "english", calendar::kNameCharacters, said.english);
  take_text(fields, "country", kWordCharacters, said.country);
  take_text(fields, "theme", kWordCharacters, said.theme);
  take_text(fields, "regulation", kWordCharacters, said.regulation);
  take_text(fields, "note", calendar::kNoteCharacters, said.note);
  take_text(fields, "source", calendar::kSourceCharacters, said.source);
  take_day(fields, "since", said.since);
  if (const auto written = fields.text("kind", kWordCharacters)) {
    const auto kind = calendar::find_kind(*written);
    if (!kind) fields.blame(wrong("kind").value());
    said.kind = kind.value_or(said.kind);
  }
  std::optional<calendar::DayRule> rule(said.rule);
  take_rule(fields, rule);
  if (!rule) fields.blame(wrong("rule").value());
  said.rule = rule.value_or(said.rule);
}

// --- what is told -----------------------------------------------------------------------------------------------------------------------

json::object own_json(const calendar::OwnDay& day) {
  const Occasion& said = day.occasion;
  return {{"id", to_view(day.id.value)},
          {"version", day.version},
          {"unit", text_or_null(day.unit.value)},
          {"name", to_view(said.name)},
          {"english", to_view(said.english)},
          {"kind", to_view(calendar::name_of(said.kind))},
          {"rule", calendar::to_text(said.rule)},
          {"since", date_or_null(said.since)},
          {"country", text_or_null(said.country)},
          {"theme", to_view(said.theme)},
          {"regulation", text_or_null(said.regulation)},
          {"note", text_or_null(said.note)},
          {"source", text_or_null(said.source)},
          {"retired", day.is_retired}};
}

Result<http::Response> answer(const Result<calendar::OwnDay>& day, int status) {
  if (!day) return tl::unexpected(day.error());
  return json_response(status, own_json(*day));
}

// --- routes -----------------------------------------------------------------------------------------------------------------------------

Result<http::Response> get_choices(const Call& call, store::Read&) {
  return json_response(200, json::object{{"kinds", kinds_json(call.language)},
                                         {"themes", themes_json(call.language)},
                                         {"countries", countries_json()},
                                         {"regulations", array_of(calendar::occasion_regulations(),
                                                                  [](const std::string& one) { return json::value(to_view(one)); })}});
}

/// The days on which a rule falls in this year and the next ones.
Result<http::Response> preview_rule(const Call& call, store::Read&) {
  QueryReader query(call.request);
  const std::string written = query.text("rule", kRuleCharacters);
  const std::string since = query.text("since", kDayCharacters);
  if (!since.empty() && !Date::from_iso(since)) query.blame("since");
  if (query.fault()) return tl::unexpected(*query.fault());
  const auto rule = calendar::parse_day_rule(written);
  if (!rule) return tl::unexpected(rule.error());
  const std::vector<Occasion> one{{.id = "preview", .rule = *rule, .since = Date::from_iso(since), .is_confirmed = true}};
  json::array days;
  const int first = call.app.clock.today().year();
  for (int year = first; year < first + kYearsShown; ++year) {
    const auto found = calendar::list_days(one, year);
    if (!found) continue;
    for (const calendar::OccasionDay& day : *found) days.push_back(when_json(day));
  }
  return json_response(200, json::object{{"rule", calendar::to_text(*rule)}, {"days", std::move(days)}});
}

Result<http::Response> add_day(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto* const name : {"name", "kind", "rule", "theme"}) fields.need(name);
  Occasion said;
  take_occasion(fields, said);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const auto unit = read_acting_unit(call, "calendar.edit");
  if (!unit) return tl::unexpected(unit.error());
  return answer(call.app.database.write([&](store::Write& tx) { return calendar::add_day(tx, call.app.clock, call.actor(), *unit, said); }),
                201);
}

/// What the body says over what the day says now.
Result<calendar::DayChange> read_change(const json::object& body, const calendar::OwnDay& day) {
  FieldReader fields(body);
  fields.need("version");
  calendar::DayChange change{.id = day.id, .said = day.occasion, .is_retired = day.is_retired};
  change.version = fields.integer("version").value_or(0);
  take_occasion(fields, change.said);
  change.is_retired = fields.boolean("retired").value_or(change.is_retired);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return change;
}

Result<http::Response> change_day(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  if (const auto read = read_change(*body, {}); !read) return tl::unexpected(read.error());  // a bad body is bad whatever the day
  return answer(call.app.database.write([&](store::Write& tx) -> Result<calendar::OwnDay> {
    const auto day = calendar::load_day(tx, DayId{call.param("day")});
    if (!day) return day;
    const auto change = read_change(*body, *day);
    if (!change) return tl::unexpected(change.error());
    return calendar::change_day(tx, call.app.clock, call.actor(), *change);
  }),
                200);
}

/// The shipped days are the same for everybody: who changes them answers for the office as a whole.
Result<http::Response> change_shipped(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    if (!office::may(tx, call.session->account, "calendar.edit", {}, call.app.clock.today()))
      return fail(Code::forbidden, "api.not_allowed");
    FieldReader fields(*body);
    for (const auto* const name : {"day", "version"}) fields.need(name);
    const std::string id = fields.text("day", kWordCharacters).value_or("");
    const auto said = calendar::load_office_days(tx, office::sight_of_all());
    const ShippedChange* known = said.find_change(id);
    ShippedChange change = known == nullptr ? ShippedChange{.occasion = id} : *known;
    change.version = fields.integer("version").value_or(0);
    change.is_hidden = fields.boolean("hidden").value_or(change.is_hidden);
    change.is_confirmed = fields.boolean("confirmed").value_or(change.is_confirmed);
    take_rule(fields, change.rule);
    take_day(fields, "since", change.since);
    take_text(fields, "source", calendar::kSourceCharacters, change.source);
    take_text(fields, "reason", calendar::kSourceCharacters, change.reason);
    if (const auto fault = fields.finish()) return tl::unexpected(*fault);
    const auto done = calendar::change_shipped(tx, call.app.clock, call.actor(), change);
    if (!done) return tl::unexpected(done.error());
    return json_response(200, to_json(*done));
  });
}

}  // namespace

void add_day_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/calendar/choices", .permission = "papers.read"}, get_choices);
  routes.add({.method = get, .pattern = "/api/calendar/preview", .permission = "papers.read"}, preview_rule);
  routes.add({.method = post, .pattern = "/api/calendar/days", .permission = "calendar.edit", .body_limit = kJsonBytes, .body_type = kJson},
             add_day);
  routes.add(
      {.method = patch, .pattern = "/api/calendar/days/{day}", .permission = "calendar.edit", .body_limit = kJsonBytes, .body_type = kJson},
      change_day);
  routes.add({.method = patch,
              .pattern = "/api/calendar/shipped-days",
              .permission = "calendar.edit",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             change_shipped);
}

}  // namespace nhipcau::api
